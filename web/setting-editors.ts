import type { ComponentType } from 'react'
import type { SettingKind } from '#domain/settings/setting.schema.ts'

/** What an editor of a setting is given: the body as it stands in the form, and where it goes. */
export type SettingEditor = ComponentType<{
  readonly body: unknown
  readonly onBody: (body: unknown) => void
}>

/**
 * Editors that a kind has of its own, loaded when it is opened. A kind without one gets a form made
 * from what stands in it.
 */
export const settingEditors: Readonly<Partial<Record<SettingKind, () => Promise<SettingEditor>>>> =
  {
    clocks: async () => (await import('#domain/settings/web/ClocksEditor.tsx')).ClocksEditor,
    grading: async () => (await import('#domain/grading/web/RuleSetEditor.tsx')).RuleSetEditor,
    routing: async () => (await import('#domain/routing/web/RoutingEditor.tsx')).RoutingEditor,
    retention: async () =>
      (await import('#domain/retention/web/RetentionEditor.tsx')).RetentionEditor,
    'key-groups': async () =>
      (await import('#domain/settings/web/KeyGroupsEditor.tsx')).KeyGroupsEditor,
  }
