import type {
  DueStepsEscalated,
  Matter,
  MatterChange,
  MatterGlassBroken,
} from '#domain/matters/matter.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { traitsOf, type NoticeKind } from './notice-kind.schema.ts'
import type { Notice, Notification } from './notice.schema.ts'

/** A notice about to be sent. */
export type Outgoing = Pick<
  Notice,
  | 'orgId'
  | 'accountId'
  | 'barred'
  | 'sensitivity'
  | 'kind'
  | 'subjectKind'
  | 'subjectId'
  | 'matterId'
>

/**
 * Who is told what about a change of a matter. An organisation is not told what its own staff has
 * just done, nor an account what it did itself; a sealed matter is told to named accounts only.
 */
export function noticesOfChange({ before, matter }: MatterChange, by: Actor): Outgoing[] {
  const all = [...new Set([matter.orgId, ...matter.audience])]
  const toOrgs = (kind: NoticeKind, orgs: readonly string[]): Outgoing[] =>
    toOffices(matter, kind, orgs, by)
  if (before === undefined) return toOrgs('matter-registered', [matter.orgId])
  const hasNewOwner = before.orgId !== matter.orgId
  return [
    ...(hasNewOwner ? toOrgs('matter-handed-over', [matter.orgId]) : []),
    ...toOrgs('matter-shared', added(before.audience, matter.audience)),
    ...toAccounts(matter, 'matter-shared', added(before.named, matter.named), by),
    ...toAccounts(matter, 'matter-assigned', newAssignee(before, matter), by),
    ...(matter.imminent && !before.imminent ? toOrgs('matter-imminent', alongside(matter)) : []),
    ...(matter.level < before.level ? toOrgs('matter-raised', all) : []),
    ...(isProposed(before, matter) ? toOrgs('lowering-proposed', [matter.orgId]) : []),
    ...(turned(before, matter, 'closed') ? toOrgs('matter-closed', all) : []),
    ...(isReopened(before, matter) ? toOrgs('matter-reopened', all) : []),
  ]
}

/**
 * The organisation whose step is late, and the one above it that now watches. An alarm that nobody
 * has answered calls the one above by a notice of its own (`danger-unanswered`).
 */
export function noticesOfEscalation(event: DueStepsEscalated, by: Actor): Outgoing[] {
  return event.escalations.flatMap(({ matter, step, toOrgId }) => {
    const isAlarm = step.kind === 'acknowledge'
    if (isAlarm && matter.sensitivity === 'sealed') return []
    const late = [step.dutyOrgId, toOrgId].filter((org) => !isAlarm || org !== toOrgId)
    return toOffices(matter, 'step-overdue', [...new Set(late)], by)
  })
}

/**
 * Who acts along is told of the danger; the responsible organisation, and whoever is named on a
 * sealed matter, is called by `danger-alarm` and needs no second notice of it.
 */
function alongside({ sensitivity, orgId, audience }: Matter): string[] {
  return sensitivity === 'sealed' ? [] : audience.filter((org) => org !== orgId)
}

/** The owner is told that somebody broke the glass, even when it was a colleague. */
export function noticesOfBrokenGlass({ matter, accountId }: MatterGlassBroken): Outgoing[] {
  if (matter.sensitivity === 'sealed') {
    const others = matter.named.filter((id) => id !== accountId)
    return others.map((id) => noticeOf(matter, 'glass-broken', null, id))
  }
  return [noticeOf(matter, 'glass-broken', matter.orgId, null)]
}

/**
 * What other slices ask to have told, under the same rules: nobody is told what she or her office did
 * just now, nobody who is shut out is told, and what is sealed goes to the named accounts alone.
 */
export function noticesAsked(asked: readonly Notification[], by: Actor): Outgoing[] {
  const all = asked.flatMap((each) => noticesOf(each, by))
  const known = new Map(
    all.map((notice) => {
      const { kind, subjectId, orgId, accountId } = notice
      return [[kind, subjectId, orgId, accountId].join(), notice]
    }),
  )
  return [...known.values()]
}

function noticesOf(asked: Notification, by: Actor): Outgoing[] {
  const { kind, to, subjectId, place, evenIfOwn = false } = asked
  const { sensitivity, barred, named } = place
  const { subjectKind } = traitsOf(kind)
  const matterId = asked.matterId ?? (subjectKind === 'matter' ? subjectId : null)
  const noticeTo = (orgId: string | null, accountId: string | null): Outgoing => ({
    ...{ kind, subjectKind, subjectId, matterId, sensitivity, barred, orgId, accountId },
  })
  if ('orgId' in to && sensitivity !== 'sealed') {
    const isOwn = by.orgs.includes(to.orgId)
    return isOwn && !evenIfOwn ? [] : [noticeTo(to.orgId, null)]
  }
  return ('orgId' in to ? named : [to.accountId])
    .filter((id) => !barred.includes(id) && (evenIfOwn || id !== by.id))
    .map((accountId) => noticeTo(null, accountId))
}

function toOffices(
  matter: Matter,
  kind: NoticeKind,
  orgs: readonly string[],
  by: Actor,
): Outgoing[] {
  if (matter.sensitivity === 'sealed') {
    return orgs.length === 0 ? [] : toAccounts(matter, kind, matter.named, by)
  }
  return orgs
    .filter((org) => !by.orgs.includes(org))
    .map((orgId) => noticeOf(matter, kind, orgId, null))
}

function toAccounts(
  matter: Matter,
  kind: NoticeKind,
  accounts: readonly string[],
  by: Actor,
): Outgoing[] {
  return accounts
    .filter((id) => id !== by.id && !matter.barred.includes(id))
    .map((accountId) => noticeOf(matter, kind, null, accountId))
}

function noticeOf(
  { id, barred, sensitivity }: Matter,
  kind: NoticeKind,
  orgId: string | null,
  accountId: string | null,
): Outgoing {
  const subject = { subjectKind: 'matter', subjectId: id, matterId: id } as const
  return { orgId, accountId, barred, sensitivity, kind, ...subject }
}

function added(before: readonly string[], now: readonly string[]): string[] {
  return now.filter((id) => !before.includes(id))
}

function newAssignee(before: Matter, matter: Matter): string[] {
  const { assigneeId } = matter
  return assigneeId === undefined || assigneeId === before.assigneeId ? [] : [assigneeId]
}

function isProposed(before: Matter, matter: Matter): boolean {
  return matter.proposedLevel !== undefined && before.proposedLevel === undefined
}

function turned(before: Matter, matter: Matter, status: Matter['status']): boolean {
  return matter.status === status && before.status !== status
}

function isReopened(before: Matter, matter: Matter): boolean {
  return turned(before, matter, 'open') && before.status !== 'merged'
}
