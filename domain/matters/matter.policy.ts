import type { Actor, Role } from '#platform/access/actor.ts'
import { covers, has, requireRole } from '#platform/access/actor.ts'
import type { Decision } from '#platform/access/decision.ts'
import { isRefusal, permitted, refuse } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import type { MatterAction } from './matter-action.schema.ts'
import type { Matter, MatterLevel } from './matter.schema.ts'

const officers = ['township-officer', 'county-officer', 'city-officer'] as const
const caseworkers = [...officers, 'liaison', 'mediator', 'village-executive'] as const
const supervisors = ['county-officer', 'city-officer'] as const

/** ⚙ Levels 1 and 2 are closed by the county, 3 by the township, 4 by the village. */
const closers: Readonly<Record<MatterLevel, readonly Role[]>> = {
  1: supervisors,
  2: supervisors,
  3: officers,
  4: [...officers, 'village-executive'],
}

/** What is shown is decided row by row; administrators have no business here at all. */
export function mayReadMatters(actor: Actor): Decision {
  return requireRole(actor, ...caseworkers, 'leader') ?? permitted
}

/** The responsible organisation's own work, or that of the federation above it. */
export function mayHandleMatter(actor: Actor, matter: Matter): Decision {
  const refusal = outOfReach(actor, matter)
  if (refusal !== undefined) return refusal
  if (isResponsible(actor, matter) || isAbove(actor, matter)) return permitted
  return refuse('matter-of-another-organisation')
}

/** Co-acting organisations work on it too; they neither grade it nor give it away. */
export function mayWorkOnMatter(actor: Actor, matter: Matter): Decision {
  const handled = mayHandleMatter(actor, matter)
  if (isRefusal(handled) && isCoActing(actor, matter) && has(actor, ...caseworkers)) {
    return withinReach(actor, matter)
  }
  return handled
}

/** Whoever works with families and sees the matter may add what she knows. */
function mayNoteOnMatter(actor: Actor, matter: Matter): Decision {
  return outOfReach(actor, matter) ?? permitted
}

export function mayRecordWork(
  actor: Actor,
  matter: Matter,
  { kind }: { kind: 'note' | 'contact' | 'follow-up' | 'report' },
): Decision {
  return kind === 'note' ? mayNoteOnMatter(actor, matter) : mayWorkOnMatter(actor, matter)
}

/** Whoever works on it may raise the alarm; only who answers for it may call it off. */
export function maySetDanger(
  actor: Actor,
  matter: Matter,
  { imminent }: { imminent: boolean },
): Decision {
  return imminent ? mayWorkOnMatter(actor, matter) : mayHandleMatter(actor, matter)
}

/** Two people: who proposed to lower the level does not confirm it. */
export function mayConfirmLowering(actor: Actor, matter: Matter): Decision {
  const handled = mayHandleMatter(actor, matter)
  if (isRefusal(handled)) return handled
  return matter.proposedBy === actor.id ? refuse('second-person-needed') : permitted
}

/** Anybody may say of herself that she is related; it only ever takes her own access away. */
export function mayDeclareConflict(actor: Actor, matter: Matter): Decision {
  return withinReach(actor, matter)
}

export function mayRestrictMatter(actor: Actor, matter: Matter): Decision {
  const handled = mayHandleMatter(actor, matter)
  if (isRefusal(handled)) return handled
  return requireRole(actor, ...officers) ?? permitted
}

/** Less sensitive is more widely seen: the county decides. */
export function mayChangeSensitivity(
  actor: Actor,
  matter: Matter,
  { sensitivity }: { sensitivity: Matter['sensitivity'] },
): Decision {
  const handled = mayRestrictMatter(actor, matter)
  if (isRefusal(handled)) return handled
  const isOpened = sensitivity === 'normal' || matter.sensitivity === 'sealed'
  return isOpened ? (requireRole(actor, ...supervisors) ?? permitted) : permitted
}

export function mayCloseMatter(actor: Actor, matter: Matter): Decision {
  const handled = mayHandleMatter(actor, matter)
  if (isRefusal(handled)) return handled
  return has(actor, ...closers[matter.level]) ? permitted : refuse('closed-by-a-higher-level')
}

/** Both matters are handled by who merges them, or takes a merge back. */
export function mayMergeMatter(
  actor: Actor,
  { into, ...from }: Matter & { readonly into?: Matter | undefined },
): Decision {
  const first = mayHandleMatter(actor, from)
  if (isRefusal(first) || into === undefined) return first
  return mayHandleMatter(actor, into)
}

/** The revisit is the county's look at what was closed below it. */
export function mayRevisitMatter(actor: Actor, matter: Matter): Decision {
  const refusal = outOfReach(actor, matter)
  if (refusal !== undefined) return refusal
  return isAbove(actor, matter) ? permitted : refuse('revisited-by-the-county')
}

/**
 * Who could see it anyway, or may not at all, breaks no glass. That a sealed matter exists is told
 * to the county only.
 */
export function mayBreakGlass(actor: Actor, matter: Matter): Decision {
  const role = mayAskForGlass(actor)
  if (isRefusal(role)) return role
  if (matter.barred.includes(actor.id)) return refuse('not-found')
  if (matter.sensitivity === 'sealed' && !has(actor, ...supervisors)) return refuse('not-found')
  return isRefusal(withinReach(actor, matter)) ? permitted : refuse('matter-already-open-to-you')
}

/** Asked before the number is even looked up, so that the answer tells nothing. */
export function mayAskForGlass(actor: Actor): Decision {
  return requireRole(actor, ...officers) ?? permitted
}

function outOfReach(actor: Actor, matter: Matter): Exclude<Decision, typeof permitted> | undefined {
  const reach = withinReach(actor, matter)
  return isRefusal(reach) ? reach : requireRole(actor, ...caseworkers)
}

function isResponsible(actor: Actor, matter: Matter): boolean {
  return actor.orgs.includes(matter.orgId)
}

function isCoActing(actor: Actor, matter: Matter): boolean {
  return matter.audience.some((org) => actor.orgs.includes(org))
}

function isAbove(actor: Actor, matter: Matter): boolean {
  return has(actor, ...supervisors) && covers(actor, matter.division)
}

/** One policy per action: the page and the commands ask the same ones. */
export const policies: Readonly<Record<MatterAction, (actor: Actor, matter: Matter) => Decision>> =
  {
    take: mayHandleMatter,
    acknowledge: mayHandleMatter,
    note: mayNoteOnMatter,
    contact: mayWorkOnMatter,
    'follow-up': mayWorkOnMatter,
    report: mayWorkOnMatter,
    'record-wish': mayWorkOnMatter,
    'raise-level': mayHandleMatter,
    'lower-level': mayHandleMatter,
    'confirm-lowering': mayConfirmLowering,
    'flag-danger': mayWorkOnMatter,
    'clear-danger': mayHandleMatter,
    'hand-over': mayHandleMatter,
    'set-co-acting': mayHandleMatter,
    'declare-conflict': mayDeclareConflict,
    'set-barred': mayRestrictMatter,
    'set-named': mayRestrictMatter,
    'change-sensitivity': mayRestrictMatter,
    monitor: mayHandleMatter,
    close: mayCloseMatter,
    revisit: mayRevisitMatter,
    reopen: mayHandleMatter,
    merge: mayHandleMatter,
    'undo-merge': mayHandleMatter,
    decline: mayHandleMatter,
    archive: mayRevisitMatter,
  }
