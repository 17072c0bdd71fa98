import { expect, test } from 'vitest'
import { settingEditors } from './setting-editors.ts'
import { wordsOf } from './kit/wording.ts'
import { settings } from '#domain/settings/setting-kind.table.ts'
import { SettingKind } from '#domain/settings/setting.schema.ts'
import {
  choiceName,
  choicesOf,
  fieldName,
  type FieldPath,
} from '#domain/settings/web/field-name.ts'
import { fieldWording } from '#domain/settings/web/field.wording.ts'

const say = wordsOf(fieldWording)

/** Every group and field that a form would show. */
function pathsOf(body: unknown, path: FieldPath = []): FieldPath[] {
  if (typeof body !== 'object' || body === null) return [path]
  const below = Object.entries(body).flatMap(([key, value]) => pathsOf(value, [...path, key]))
  const isList = Array.isArray(body) && body.every((one) => typeof one !== 'object')
  return isList ? [path] : [...(path.length === 0 ? [] : [path]), ...below]
}

const formed = SettingKind.options.filter((kind) => settingEditors[kind] === undefined)

test.each(formed)('every field of %s has a name in the language of the page', (kind) => {
  const paths = pathsOf(settings[kind]?.initial)
  expect(paths.length).toBeGreaterThan(1)
  const isOfRecord = (path: FieldPath): boolean => /^\d+$/.test(path.at(-1) ?? '')
  const nameless = paths.filter(
    (path) => !isOfRecord(path) && fieldName(say, kind, path) === undefined,
  )
  expect(nameless).toEqual([])
})

test('what a field chooses from has names too', () => {
  const paths = formed.flatMap((kind) => pathsOf(settings[kind]?.initial))
  const codes = [...new Set(paths.flatMap((path) => choicesOf(path) ?? []))]
  expect(codes.length).toBeGreaterThan(10)
  expect(codes.filter((code) => choiceName(say, code) === `choice.${code}`)).toEqual([])
})

test('a name is found by the whole path before the last part', () => {
  expect(fieldName(say, 'mandatory-reports', ['decision'])).toBe('公安决定是否立案')
  expect(fieldName(say, 'order-clocks', ['clocks', 'decision'])).toBe('法院作出裁定')
  expect(fieldName(say, 'call-rules', ['windows', '1', 'days'])).toBe('几天内')
  expect(fieldName(say, 'clocks', ['nowhere'])).toBeUndefined()
})
