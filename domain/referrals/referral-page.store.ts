import { divisionFullNames } from '#domain/divisions/division.public.ts'
import { matterNumbers } from '#domain/matters/matter.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { shutFor } from '#domain/services/guarded.public.ts'
import { maySee } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Letter } from './letter.store.ts'
import { presentFiles } from './packet-file.store.ts'
import type { Packet } from './packet.schema.ts'
import type { ListedReferral } from './referral-list.store.ts'
import type { ReferralPage, ReferralRow } from './referral-page.contract.ts'
import type { ReferralAction } from './referral-action.schema.ts'
import { referralActionsOf } from './referral.policy.ts'
import { stepOf, type Rating, type Referral, type ReferralEntry } from './referral.schema.ts'
import { findChain, findEntries, findPacket, findRatings } from './referral.store.ts'
import type { ReferralFile } from './referral.transition.ts'

type Names = ReadonlyMap<string, string>

/** Rows for the reader; a matter's number only where the matter is open to her. */
export async function presentReferrals(
  tx: Tx,
  referrals: readonly (ListedReferral | Referral)[],
  visible: Names,
): Promise<ReferralRow[]> {
  const [names, places] = await Promise.all([
    organisationNames(tx, referrals.flatMap(organisationsOf)),
    divisionFullNames(
      tx,
      referrals.map(({ division }) => division),
    ),
  ])
  return referrals.map((each) => rowOf(each, names, places, visible))
}

/** Whose names a row tells. */
function organisationsOf(referral: ListedReferral | Referral): string[] {
  const { fromOrgId, orgId, senderOrgId } = referral
  const decider = referral.deciderOrgId ?? undefined
  return [fromOrgId, orgId, senderOrgId, ...(decider === undefined ? [] : [decider])]
}

/** Asked before anything is written: afterwards the transaction goes on as the system. */
export function numbersSeen(
  tx: Tx,
  referrals: readonly { readonly matterId: string }[],
): Promise<Map<string, string>> {
  return matterNumbers(
    tx,
    referrals.map(({ matterId }) => matterId),
  )
}

function rowOf(
  referral: ListedReferral | Referral,
  names: Names,
  places: Names,
  visible: Names,
): ReferralRow {
  const { id, number, matterId, urgency, category, level, status, sentAt, division } = referral
  const deciderOrgId = referral.deciderOrgId ?? undefined
  const { orgId, senderOrgId } = referral
  const step = stepOf({ status, orgId, senderOrgId, deciderOrgId })
  return {
    ...{ id, number, urgency, category, level, status, sentAt },
    matterId: visible.has(matterId) ? matterId : null,
    matterNumber: visible.get(matterId) ?? null,
    from: named(names, referral.fromOrgId),
    to: named(names, orgId),
    divisionName: places.get(division) ?? '',
    step: step?.kind ?? null,
    duty: step === undefined ? null : named(names, step.dutyOrgId),
    stepSince: referral.stepSince ?? null,
    dueAt: referral.dueAt ?? null,
  }
}

/** The page as the person who asks may see it, also after a save went on as the system. */
export async function presentReferral(
  referral: Referral,
  tx: Tx,
  visible: Names,
): Promise<ReferralPage> {
  const { id } = referral
  const [places, packet, entries, ratings, chain] = await Promise.all([
    divisionFullNames(tx, [referral.division]),
    findPacket(tx, id),
    findEntries(tx, id),
    findRatings(tx, id),
    findChain(tx, referral),
  ])
  if (packet === undefined) throw new Error(`no packet for referral ${id}`)
  const links = linked(chain, referral).filter((each) => maySee(tx.initiator, each))
  const names = await organisationNames(tx, [
    ...organisationsOf(referral),
    ...entries.map(({ byOrgId }) => byOrgId),
    ...links.map(({ orgId }) => orgId),
  ])
  const files = await presentFiles(tx, referral)
  const told = { packet, files, entries, ratings, links, names, places, visible }
  const given = packet.safeContact?.phone
  const page = pageOf(referral, tx, told)
  return shutFor(tx, referral.matterId, page, given === undefined ? [] : [given])
}

/** What a page shows besides the referral's own fields. */
type Told = {
  readonly packet: Packet
  readonly files: ReferralPage['files']
  readonly entries: readonly ReferralEntry[]
  readonly ratings: readonly Rating[]
  /** with the referral itself, as far as the reader sees them */
  readonly links: readonly Referral[]
  readonly names: Names
  readonly places: Names
  /** numbers of matters that are open to the reader */
  readonly visible: Names
}

function pageOf(referral: Referral, tx: Tx, told: Told): ReferralPage {
  const { ground, binding, version, consentOn: on, consentForm: form } = referral
  const { packet, files, entries, ratings, links, names, places, visible } = told
  const rated = ratings.map(({ side }) => side)
  return {
    ...rowOf(referral, names, places, visible),
    ...{ packet, ground, binding, version, files },
    consent: on === undefined || form === undefined ? null : { on, form },
    ruleCode: referral.ruleCode ?? null,
    decider: referral.deciderOrgId === undefined ? null : named(names, referral.deciderOrgId),
    returnReason: referral.returnReason ?? null,
    outcome: referral.outcome ?? null,
    suggestion: referral.suggestion ?? null,
    endedAt: referral.endedAt ?? null,
    chain: links.map(({ id: linkId, number, orgId, status, sentAt }) => {
      return { id: linkId, number, to: named(names, orgId), status, sentAt }
    }),
    entries: entries.map(({ id: entryId, at, kind, text, code, byName, byOrgId }) => {
      const byOrganisation = names.get(byOrgId) ?? ''
      return {
        id: entryId,
        at,
        kind,
        byName,
        text: text ?? null,
        code: code ?? null,
        byOrganisation,
      }
    }),
    ratings: ratings.map(({ side, score, reasons, at }) => {
      return { side, score, at, reasons: [...reasons] }
    }),
    actions: referralActionsOf(tx.initiator, referral, rated).map(({ action, refusal }) => ({
      action,
      refusal: refusal?.refused ?? withoutFiles(action, packet),
    })),
  }
}

/**
 * The page of a referral that was just sent, without files, and follows no other: from what was at
 * hand, so that nothing is read for it. Whoever sent it sees its matter; nothing has to be withheld.
 */
export function answerSent(
  file: ReferralFile,
  tx: Tx,
  { packet, matter, names, places }: Letter,
): { page: ReferralPage | null } {
  if (!maySee(tx.initiator, file)) return { page: null }
  const isOurs = tx.initiator.orgs.includes(file.senderOrgId)
  const visible = new Map(isOurs ? [[matter.id, matter.number]] : [])
  const fresh = { files: [], ratings: [], entries: file.entries, links: [file] }
  return { page: pageOf(file, tx, { ...fresh, packet, names, places, visible }) }
}

/** Files follow only a packet that was sent with leave to have any. */
function withoutFiles(action: ReferralAction, { fields }: Packet): string | null {
  return action === 'supplement' && !fields.includes('files') ? 'files-not-in-packet' : null
}

/** Nothing is answered about a referral that the command itself closed to the actor. */
export async function answerWith(
  file: ReferralFile,
  tx: Tx,
): Promise<{ page: ReferralPage | null }> {
  if (!maySee(tx.initiator, file)) return { page: null }
  // Whoever answers for the matter knows its number; the receiver does not.
  const isOurs = tx.initiator.orgs.includes(file.senderOrgId)
  const visible = isOurs ? await numbersSeen(tx, [file]) : new Map<string, string>()
  return { page: await presentReferral(file, tx, visible) }
}

/** The referral with what it followed and what followed it, the oldest first. */
function linked(all: readonly Referral[], referral: Referral): Referral[] {
  const ids = new Set([referral.id])
  for (let grew = true; grew;) {
    grew = false
    for (const { id, previousId } of all) {
      if (previousId === undefined) continue
      const isLinked = ids.has(id) || ids.has(previousId)
      if (isLinked && !(ids.has(id) && ids.has(previousId))) {
        ids.add(id).add(previousId)
        grew = true
      }
    }
  }
  return all.filter(({ id }) => ids.has(id))
}

function named(names: Names, id: string): { id: string; name: string } {
  return { id, name: names.get(id) ?? '' }
}
