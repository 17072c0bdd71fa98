import { refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import {
  listSettingsContract,
  readSettingContract,
  withdrawSettingContract,
  writeSettingContract,
  type SettingLine,
} from './setting.contract.ts'
import { settings } from './setting-kind.table.ts'
import { mayReadSettings, mayWriteSettings } from './setting.policy.ts'
import { SettingKind, type SettingVersion } from './setting.schema.ts'
import { findVersions, insertVersion, lockVersion, saveVersion } from './setting.store.ts'
import { inForceAt, lineOf, withdrawVersion } from './setting.transition.ts'

/** The number that the next version takes, and the body as its shape reads it. */
type Prepared = { readonly kind: SettingKind; readonly number: number; readonly body: unknown }

export const settingRoutes: readonly Route[] = [
  query(listSettingsContract, {
    may: mayReadSettings,
    async read(tx) {
      const items: SettingLine[] = []
      for (const kind of SettingKind.options) {
        if (settings[kind] !== undefined) items.push(await settingLine(tx, kind))
      }
      return { items }
    },
  }),

  query(readSettingContract, {
    may: mayReadSettings,
    async read(tx, { params: { kind } }) {
      const declared = settings[kind]
      if (declared === undefined) return undefined
      const versions = await findVersions(tx, kind)
      const current = inForceAt(versions, tx.now)
      return {
        kind,
        number: current?.number ?? 0,
        body: current?.body ?? declared.initial,
        initial: declared.initial,
        versions: versions.map((version) => lineOf(version, versions, tx.now)).toReversed(),
      }
    },
  }),

  creation<typeof writeSettingContract, SettingVersion, Prepared>(writeSettingContract, {
    async prepare(tx, { params: { kind }, body: { body, basedOn } }): Promise<Prepared | Refusal> {
      const declared = settings[kind]
      if (declared === undefined) return refuse('setting-unknown')
      const read = declared.shape.safeParse(body)
      if (!read.success) {
        const [issue] = read.error.issues
        const at = issue?.path.join('.') ?? ''
        return refuse('setting-unreadable', { at, message: issue?.message ?? '' })
      }
      const last = (await findVersions(tx, kind)).at(-1)?.number ?? 0
      if (basedOn !== last) return refuse('edited-meanwhile')
      return { kind, number: last + 1, body: read.data }
    },
    may: mayWriteSettings,
    apply({ note, effectiveAt }, { kind, number, body }, { actor, now }) {
      const at = effectiveAt === undefined ? now : new Date(effectiveAt)
      if (at.getTime() < now.getTime()) return refuse('setting-in-the-past')
      return {
        ...{ region: actor.region, id: newId(), kind, number, effectiveAt: at.toISOString() },
        ...{ body, note, byAccount: actor.id, byName: actor.name, createdAt: now.toISOString() },
        ...{ withdrawnAt: null, version: 1 },
      }
    },
    save: insertVersion,
    // Reading the store here would let the process remember what may yet be rolled back.
    present: (version, tx) => lineOf(version, [version], tx.now),
    audit: 'setting.written',
  }),

  command(withdrawSettingContract, {
    load: (tx, { params: { id } }) => lockVersion(tx, id),
    may: mayWriteSettings,
    apply: withdrawVersion,
    save: saveVersion,
    present: (version, tx) => lineOf(version, [version], tx.now),
    audit: 'setting.withdrawn',
  }),
]

async function settingLine(tx: Tx, kind: SettingKind): Promise<SettingLine> {
  const versions = await findVersions(tx, kind)
  const current = inForceAt(versions, tx.now)
  const next = versions.find(
    ({ withdrawnAt, effectiveAt }) =>
      withdrawnAt === null && Date.parse(effectiveAt) > tx.now.getTime(),
  )
  return {
    kind,
    number: current?.number ?? 0,
    since: current?.effectiveAt ?? null,
    byName: current?.byName ?? null,
    next: next === undefined ? null : { number: next.number, effectiveAt: next.effectiveAt },
  }
}
