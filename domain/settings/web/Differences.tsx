import type { ReactNode } from 'react'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { MatterStepKind } from '#domain/matters/clock.schema.ts'
import { arrow, differencesOf, namesByCode } from './differences.ts'
import type { SettingKind } from '../setting.schema.ts'
import { choiceName, choicesOf, fieldName } from './field-name.ts'
import { fieldWording } from './field.wording.ts'
import { settingWording } from './setting.wording.ts'

/** Two versions side by side, only where they differ. */
export function Differences({
  kind,
  before,
  after,
}: {
  kind: SettingKind
  before: unknown
  after: unknown
}): ReactNode {
  const say = useWords(settingWording)
  const sayField = useWords(fieldWording)
  const found = differencesOf(before, after)
  const language = useLanguage() === 'en' ? 'en' : 'zh'
  const names = namesByCode([before, after], language)
  const called = (text: string | undefined, path: readonly string[]): string | undefined =>
    text !== undefined && choicesOf(path)?.includes(text) === true
      ? choiceName(sayField, text)
      : text
          ?.split(arrow)
          .map((code) => names.get(code) ?? code)
          .join(arrow)
  if (found.length === 0) return <p className="dim">{say('changed.nothing')}</p>
  const worded = (path: readonly string[]): string =>
    path
      .map((part, at) => {
        const step = MatterStepKind.safeParse(part).data
        if (step !== undefined) return say(`step.${step}`)
        if (part === 'warnAtPercent') return say('warn-at')
        if (part === 'cleanFollowUps') return say('clean-follow-ups')
        if (part === 'danger') return say('danger')
        if (part === 'order') return say('order')
        if (part === 'again') return say('again.short')
        return path[at - 1] === 'byLevel'
          ? say('level', { level: part })
          : (names.get(part) ?? fieldName(sayField, kind, path.slice(0, at + 1)) ?? part)
      })
      .filter((part) => part !== 'steps' && part !== 'byLevel')
      .join(' · ')
  return (
    <table className="differences">
      <caption className="vh">{say('changed')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
        </tr>
      </thead>
      <tbody>
        {found.map((one) => (
          <tr key={one.path.join('/')}>
            <th scope="row">{worded(one.path)}</th>
            <td>
              <del>{called(one.before, one.path) ?? say('none')}</del>
            </td>
            <td>
              <ins>{called(one.after, one.path) ?? say('none')}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
