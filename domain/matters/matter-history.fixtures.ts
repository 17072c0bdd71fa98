import type { Lead } from '#domain/leads/lead.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Clocks } from './clock.schema.ts'
import { noted } from './entry.transition.ts'
import { changeLevel } from './level.transition.ts'
import type { Entry, MatterFile, MatterLevel, On, RevisitResult } from './matter.schema.ts'
import {
  archiveMatter,
  closeMatter,
  declineMatter,
  monitorMatter,
  recordWork,
  revisitMatter,
  takeMatter,
  type CloseMatter,
  type RecordWork,
} from './matter.transition.ts'
import { openMatter, seriesOf } from './opening.transition.ts'
import { setCoActing } from './place.transition.ts'

/** What somebody did about a matter, with what the command is given. */
type Act =
  | { readonly act: 'take' | 'archive' }
  | { readonly act: 'record'; readonly given: RecordWork }
  | { readonly act: 'raise'; readonly given: { level: MatterLevel; reason: string } }
  | { readonly act: 'ask-along'; readonly given: { organisationId: string; reason: string } }
  | { readonly act: 'monitor'; readonly given: { reason: string } }
  | { readonly act: 'close'; readonly given: CloseMatter }
  | { readonly act: 'revisit'; readonly given: { result: RevisitResult; text: string } }
  | { readonly act: 'decline'; readonly given: { reason: string; sentTo: string } }
  /** a line that a referral leaves in the time line */
  | { readonly act: 'referral'; readonly given: Pick<Entry, 'text' | 'detail'> }

export type Happening = Act & { readonly at: Date; readonly actor: Actor }

/** The audit event of each act; a referral's stand with the referral. */
export const auditedAs: Readonly<Record<Act['act'], `${string}.${string}` | undefined>> = {
  take: 'matter.taken',
  archive: 'matter.archived',
  record: 'matter.work-recorded',
  raise: 'matter.level-changed',
  'ask-along': 'matter.co-acting-set',
  monitor: 'matter.monitored',
  close: 'matter.closed',
  revisit: 'matter.revisited',
  decline: 'matter.declined',
  referral: undefined,
}

/** How the federation of a county, told by its name, numbers its matters. */
export function seriesOfCounty(name: string): string {
  return seriesOf(name)
}

/**
 * A matter with all that happened to it, through the transitions of its commands: what a year of work
 * leaves behind, made in memory, so that many can be written at once. Whatever they refuse is thrown.
 */
export function aMatterWithHistory(
  lead: Lead & { readonly matterId: string },
  opening: { readonly number: string; readonly orgId: string; readonly clocks: Clocks },
  opened: { readonly at: Date; readonly actor: Actor },
  happenings: readonly Happening[],
): MatterFile {
  let file = openMatter(lead, opening, { actor: opened.actor, now: opened.at, id: newId })
  const entries = [...file.entries]
  for (const happening of happenings) {
    const { actor, at, act } = happening
    const next = after({ ...file, entries: [] }, happening, { actor, now: at, id: newId })
    if (isRefusal(next)) throw new Error(`${act} of ${opening.number}: ${next.refused}`)
    entries.push(...next.entries)
    file = next
  }
  return { ...file, entries }
}

function after(file: MatterFile, happening: Happening, on: On): MatterFile | Refusal {
  switch (happening.act) {
    case 'take':
      return takeMatter(file, on)
    case 'archive':
      return archiveMatter(file, on)
    case 'record':
      return recordWork(file, happening.given, on)
    case 'raise':
      return changeLevel(file, happening.given, on)
    case 'ask-along': {
      const { organisationId: id, reason } = happening.given
      return setCoActing(file, { organisation: { id, endedAt: null }, isActing: true, reason }, on)
    }
    case 'monitor':
      return monitorMatter(file, happening.given, on)
    case 'close':
      return closeMatter(file, happening.given, on)
    case 'revisit':
      return revisitMatter(file, happening.given, on)
    case 'decline':
      return declineMatter(file, happening.given, on)
    case 'referral':
      return noted(file, 'referral', on, happening.given)
  }
}
