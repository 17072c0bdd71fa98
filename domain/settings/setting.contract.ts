import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { SettingKind, SettingVersionLine } from './setting.schema.ts'

const ByKind = z.strictObject({ kind: SettingKind })

export const SettingLine = z.strictObject({
  kind: SettingKind,
  /** version in force; 0 is the platform's own */
  number: z.int(),
  since: z.string().nullable(),
  byName: z.string().nullable(),
  /** a version that is written and not in force yet */
  next: z.strictObject({ number: z.int(), effectiveAt: z.string() }).nullable(),
})
export type SettingLine = z.infer<typeof SettingLine>

export const listSettingsContract = endpoint({
  id: 'settings.list',
  method: 'GET',
  path: '/api/v1/settings',
  summary: 'Every setting of the city (⚙) with the version in force',
  output: z.strictObject({ items: z.array(SettingLine) }),
})

export const readSettingContract = endpoint({
  id: 'settings.read',
  method: 'GET',
  path: '/api/v1/settings/:kind',
  summary: 'A setting: what is in force, what the platform came with, and its history',
  params: ByKind,
  output: z.strictObject({
    kind: SettingKind,
    number: z.int(),
    body: z.unknown(),
    initial: z.unknown(),
    versions: z.array(SettingVersionLine),
  }),
})

export const writeSettingContract = endpoint({
  id: 'settings.write',
  method: 'POST',
  path: '/api/v1/settings/:kind/versions',
  summary: 'A new version, in force from the time given or at once; running clocks keep theirs',
  params: ByKind,
  body: z.strictObject({
    body: z.unknown(),
    note: z.string().trim().min(2).max(1_000),
    effectiveAt: z.iso.datetime({ offset: true }).optional(),
    /** number of the version that it was written from, to meet a concurrent edit */
    basedOn: z.int().min(0),
  }),
  output: SettingVersionLine,
})

export const withdrawSettingContract = endpoint({
  id: 'settings.withdraw',
  method: 'POST',
  path: '/api/v1/settings/versions/:id/withdraw',
  summary: 'Takes back a version that is not in force yet',
  params: ById,
  body: z.strictObject({ version: z.int().optional() }),
  output: SettingVersionLine,
})
