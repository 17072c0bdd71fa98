import type { Refusal } from '#platform/access/decision.ts'
import { refuse } from '#platform/access/decision.ts'
import { z } from 'zod'
import type { MatterStatus } from './matter.schema.ts'

/** Everything that can be done with a matter; the page shows each with its reason when it cannot. */
export const MatterAction = z.enum([
  'take',
  'acknowledge',
  'note',
  'contact',
  'follow-up',
  'report',
  'record-wish',
  'raise-level',
  'lower-level',
  'confirm-lowering',
  'flag-danger',
  'clear-danger',
  'hand-over',
  'set-co-acting',
  'declare-conflict',
  'set-barred',
  'set-named',
  'change-sensitivity',
  'monitor',
  'close',
  'revisit',
  'reopen',
  'merge',
  'undo-merge',
  'decline',
  'archive',
])
export type MatterAction = z.infer<typeof MatterAction>

type Standing = Readonly<Record<MatterStatus, true | string>>

const ended = { archived: 'matter-archived', merged: 'matter-merged', declined: 'matter-declined' }
const running: Standing = { open: true, monitoring: true, closed: 'matter-closed', ...ended }
const always: Standing = {
  ...{ open: true, monitoring: true, closed: true, archived: true, merged: true, declined: true },
}

/** In which status each action has a meaning; the type leaves no status out. */
const standings: Readonly<Record<MatterAction, Standing>> = {
  take: running,
  acknowledge: running,
  note: { ...running, closed: true },
  contact: running,
  'follow-up': running,
  report: running,
  'record-wish': running,
  'raise-level': running,
  'lower-level': running,
  'confirm-lowering': running,
  'flag-danger': running,
  'clear-danger': running,
  'hand-over': running,
  'set-co-acting': running,
  'declare-conflict': always,
  'set-barred': always,
  'set-named': always,
  'change-sensitivity': always,
  monitor: { ...running, monitoring: 'matter-already-monitored' },
  close: running,
  revisit: { open: 'matter-not-closed', monitoring: 'matter-not-closed', closed: true, ...ended },
  reopen: {
    ...{ open: 'matter-not-closed', monitoring: 'matter-not-closed', closed: true },
    ...ended,
    declined: true,
  },
  merge: running,
  'undo-merge': {
    ...{ open: 'matter-not-merged', monitoring: 'matter-not-merged' },
    ...{ closed: 'matter-not-merged', archived: 'matter-not-merged' },
    ...{ declined: 'matter-not-merged', merged: true },
  },
  decline: { ...running, monitoring: 'matter-already-monitored' },
  archive: { open: 'matter-not-closed', monitoring: 'matter-not-closed', closed: true, ...ended },
}

/** Why the action has no place in this status, if it has none. */
export function standing(action: MatterAction, status: MatterStatus): Refusal | undefined {
  const allowed = standings[action][status]
  return allowed === true ? undefined : refuse(allowed)
}
