import type { AccountsChanged } from '#domain/accounts/account.schema.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import { findFederations, findOrganisation } from '#domain/organisations/organisation.public.ts'
import type {
  Organisation,
  OrganisationsChanged,
} from '#domain/organisations/organisation.schema.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { noted } from './entry.transition.ts'
import { moveDuty } from './due-step.transition.ts'
import { findMattersHeldBy, findMattersOfOrganisation, releaseSteps } from './handover.store.ts'
import { releaseFrom } from './handover.transition.ts'
import type { MatterChange, MatterFile, MattersChanged, On } from './matter.schema.ts'
import { lockMatter, saveMatter } from './matter.store.ts'
import { handOver } from './place.transition.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { countyOfficers } from './party.public.ts'

/** Subscriber of `accounts.changed`: who may no longer act leaves nothing behind that nobody owns. */
export async function releaseFromAccount(tx: Tx, { account }: AccountsChanged): Promise<void> {
  if (account.status === 'active') return
  tx.asSystem()
  releaseSteps(tx, account.id)
  const changes = await changed(tx, await findMattersHeldBy(tx, account.id), async (file, on) => {
    const standIns = file.sensitivity === 'sealed' ? await countyOfficers(tx, file.division) : []
    return releaseFrom(
      file,
      account.id,
      standIns.filter((id) => id !== account.id),
      on,
    )
  })
  notify(
    tx,
    changes.map(({ matter }) => ({
      kind: 'matter-unassigned' as const,
      to: { orgId: matter.orgId },
      subjectId: matter.id,
      place: matter,
      evenIfOwn: true,
    })),
  )
}

/** Subscriber of `organisations.changed`: what an ended organisation answered for goes up. */
export async function releaseFromOrganisations(
  tx: Tx,
  { organisations }: OrganisationsChanged,
): Promise<void> {
  for (const ended of organisations.filter(({ endedAt }) => endedAt !== null)) {
    tx.asSystem()
    const parent = await livingFederationAbove(tx, ended)
    if (parent === undefined) continue
    await changed(tx, await findMattersOfOrganisation(tx, ended.id), (file, on) =>
      Promise.resolve(goneUp(file, ended, parent, on)),
    )
  }
}

function goneUp(file: MatterFile, ended: Organisation, parent: Organisation, on: On): MatterFile {
  const isIts = file.orgId === ended.id
  if (isIts && (file.status === 'open' || file.status === 'monitoring')) {
    const handed = handOver(file, { receiver: parent, reason: 'organisation-ended' }, on)
    if (!isRefusal(handed)) return handed
  }
  const moved = moveDuty({ ...file, orgId: parent.id }, ended.id)
  const detail = { from: ended.id, to: parent.id }
  return noted(isIts ? moved : { ...moved, orgId: file.orgId }, 'handed-over', on, { detail })
}

/** The nearest federation above that still stands; the tree first, then the divisions. */
async function livingFederationAbove(
  tx: Tx,
  ended: Organisation,
): Promise<Organisation | undefined> {
  let parentId = ended.parentId
  for (let height = 0; parentId !== null && height < 6; height++) {
    const parent: Organisation | undefined = await findOrganisation(tx, parentId)
    if (parent === undefined) break
    if (parent.endedAt === null && parent.kind === 'womens-federation') return parent
    ;({ parentId } = parent)
  }
  for (const level of ['township', 'county', 'city'] as const) {
    const found = (await findFederations(tx, [ended.division], level)).get(ended.division)
    if (found !== undefined && found.endedAt === null && found.id !== ended.id) return found
  }
  return undefined
}

async function changed(
  tx: Tx,
  ids: readonly string[],
  change: (file: MatterFile, on: On) => Promise<MatterFile>,
): Promise<MatterChange[]> {
  const on = { actor: tx.initiator, now: tx.now, id: newId }
  const changes: MatterChange[] = []
  for (const id of ids) {
    const before = await lockMatter(tx, id)
    if (before === undefined) continue
    const matter = await change(before, on)
    if (matter === before) continue
    saveMatter(tx, matter, before)
    changes.push({ before, matter })
  }
  if (changes.length > 0) {
    const event: MattersChanged = { type: 'matters.changed', changes }
    tx.publish(event)
  }
  return changes
}
