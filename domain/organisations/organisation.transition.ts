import { refuse, type Refusal } from '#platform/access/decision.ts'
import { levels } from '#domain/divisions/division.schema.ts'
import type { ChangeOrganisation, CreateOrganisation, Organisation } from './organisation.schema.ts'
import { ownDivision } from './organisation.schema.ts'

export type Parent = Pick<Organisation, 'id' | 'level' | 'endedAt'>

/** @param parent what `parentId` names; `undefined` when it names nothing that exists */
export function createOrganisation(
  wish: CreateOrganisation,
  { id, region, parent }: { id: string; region: string; parent: Parent | undefined },
): Organisation | Refusal {
  const made: Organisation = {
    ...wish,
    administers: wish.administers ?? ownDivision(wish.division),
    ...{ id, region, endedAt: null, version: 1 },
  }
  return misplaced(made, parent) ?? miscomposed(made) ?? made
}

export function changeOrganisation(
  organisation: Organisation,
  wish: ChangeOrganisation,
  parent: Parent | undefined,
): Organisation | Refusal {
  if (organisation.endedAt !== null) return refuse('organisation-ended')
  const next: Organisation = { ...organisation, ...wish, version: organisation.version + 1 }
  return misplaced(next, parent) ?? miscomposed(next) ?? next
}

export function endOrganisation(organisation: Organisation, now: Date): Organisation | Refusal {
  if (organisation.endedAt !== null) return refuse('organisation-ended')
  return { ...organisation, endedAt: now.toISOString(), version: organisation.version + 1 }
}

/** A parent stands above its child, so the tree cannot close on itself. */
function misplaced(
  { parentId, level }: Organisation,
  parent: Parent | undefined,
): Refusal | undefined {
  if (parentId === null) return undefined
  if (parent === undefined) return refuse('parent-unknown')
  if (parent.endedAt !== null) return refuse('parent-ended')
  return levels.indexOf(parent.level) < levels.indexOf(level)
    ? undefined
    : refuse('parent-not-above')
}

/** 人民调解法 8: a committee has three to nine members, women among them. */
function miscomposed({ kind, members, womenMembers }: Organisation): Refusal | undefined {
  if (kind !== 'mediation') return undefined
  if (members === null || members < 3 || members > 9) {
    return refuse('committee-needs-3-to-9-members')
  }
  if (womenMembers === null || womenMembers < 1) return refuse('committee-without-a-woman')
  return womenMembers > members ? refuse('more-women-than-members') : undefined
}
