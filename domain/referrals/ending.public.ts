import { notify } from '#domain/inbox/notice.public.ts'
import { moveDuties, moveSteps } from '#domain/matters/due-step.public.ts'
import { levels } from '#domain/divisions/division.schema.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import type {
  Organisation,
  OrganisationsChanged,
} from '#domain/organisations/organisation.schema.ts'
import { authoritiesFor } from '#domain/routing/routing.public.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { inheritReferral } from './ending.transition.ts'
import type { Referral } from './referral.schema.ts'
import {
  insertEntry,
  lockOpenReferralsDue,
  moveReferral,
  updateReferral,
} from './referral.store.ts'
import { agentsOf } from './sending.store.ts'

/**
 * Subscriber of `organisations.changed`, after the matters have gone up: open referrals that an ended
 * organisation had to sign for, work on, look at or decide are its heir's, with their clocks as they run.
 */
export async function releaseReferrals(
  tx: Tx,
  { organisations }: OrganisationsChanged,
): Promise<void> {
  for (const ended of organisations.filter(({ endedAt }) => endedAt !== null)) {
    tx.asSystem()
    const referrals = await lockOpenReferralsDue(tx, ended.id)
    if (referrals.length === 0) continue
    const heir = await heirOf(tx, ended)
    if (heir === undefined) continue
    const agents = (await agentsOf(tx, [heir.id])).get(heir.id) ?? []
    const moved: Referral[] = []
    for (const before of referrals) {
      const on = { actor: tx.initiator, now: tx.now, id: newId }
      const { referral, entry } = inheritReferral(before, ended.id, heir.id, agents, on)
      updateReferral(tx, referral)
      moveReferral(tx, referral)
      insertEntry(tx, entry, referral)
      moveSteps(tx, referral.id, referral)
      moveDuties(tx, referral.id, ended.id, heir.id)
      moved.push(referral)
    }
    notify(
      tx,
      moved.map(({ id: subjectId, matterId, sensitivity, named, barred }) => {
        const place = { sensitivity, named, barred }
        const kind = 'referral-received' as const
        return { kind, to: { orgId: heir.id }, subjectId, matterId, evenIfOwn: true, place }
      }),
    )
  }
}

/** Who takes over: what stands above it in the tree, else its like for the level above. */
async function heirOf(tx: Tx, ended: Organisation): Promise<Organisation | undefined> {
  let { parentId } = ended
  for (let height = 0; parentId !== null && height < levels.length + 2; height++) {
    const parent: Organisation | undefined = await findOrganisation(tx, parentId)
    if (parent === undefined) break
    if (parent.endedAt === null) return parent
    ;({ parentId } = parent)
  }
  const above = levels[Math.max(0, levels.indexOf(ended.level) - 1)] ?? 'city'
  const wanted = { kind: ended.kind, level: above, division: ended.division }
  const found = (await authoritiesFor(tx, [wanted]))(wanted)
  return found?.id === ended.id ? undefined : found
}
