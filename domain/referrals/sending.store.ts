import { findActors } from '#domain/accounts/account.public.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import { beginSteps, finishSteps } from '#domain/matters/due-step.public.ts'
import { noteOnMatters, type MatterNote } from '#domain/matters/entry.public.ts'
import { takeNumbersApart } from '#domain/matters/number.public.ts'
import { has } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf, yearOf } from '#platform/time/day.ts'
import type { PacketFile } from './packet-file.schema.ts'
import { insertPacketFiles } from './packet-file.store.ts'
import type { Packet } from './packet.schema.ts'
import {
  isOpenReferral,
  stepOf,
  type Referral,
  type ReferralEntry,
  type ReferralEntryKind,
  type ReferralsChanged,
} from './referral.schema.ts'
import { insertEntry, insertReferral, moveReferral, updateReferral } from './referral.store.ts'
import { warnsAt, type ReferralFile } from './referral.transition.ts'

/** Numbers of referrals, given apart from the transaction: whoever else sends one need not wait for it. */
export function takeReferralNumbers(tx: Tx, count: number): Promise<string[]> {
  const year = yearOf(dayOf(tx.now))
  return takeNumbersApart(
    tx,
    Array.from({ length: count }, () => ({ series: '转', year })),
  )
}

/**
 * Sends referrals: numbers those that have no number yet, writes them with their packets, starts their
 * clocks, tells the receivers.
 */
export async function insertReferrals(
  tx: Tx,
  sent: readonly {
    readonly file: ReferralFile
    readonly packet: Packet
    readonly files?: readonly PacketFile[]
  }[],
): Promise<ReferralFile[]> {
  if (sent.length === 0) return []
  tx.asSystem()
  const without = sent.filter(({ file }) => file.number === '').length
  const numbers = without === 0 ? [] : await takeReferralNumbers(tx, without)
  const files = sent.map(({ file }): ReferralFile =>
    file.number === '' ? { ...file, number: numbers.shift() ?? '' } : file,
  )
  for (const [at, file] of files.entries()) {
    const packet = sent[at]?.packet
    if (packet === undefined) continue
    insertReferral(tx, plain(file), packet)
    insertPacketFiles(tx, sent[at]?.files ?? [], file)
    for (const entry of file.entries) insertEntry(tx, entry, file)
    beginStep(tx, file)
  }
  await tell(tx, files)
  tx.publish(changed(files.map((referral) => ({ before: undefined, referral: plain(referral) }))))
  return files
}

/**
 * Writes what a command changed, as the system: a forward leaves the actor's own reach. The step of
 * the status before ends with it, and the next one begins.
 */
export async function saveReferral(
  tx: Tx,
  next: ReferralFile,
  before: ReferralFile,
): Promise<void> {
  tx.asSystem()
  updateReferral(tx, plain(next))
  if (next.audience.length !== before.audience.length) moveReferral(tx, next)
  for (const entry of next.entries) insertEntry(tx, entry, next)
  if (next.status !== before.status) {
    finishSteps(tx, next.id, 'all', next.status === 'withdrawn' ? 'lapsed' : 'done')
    beginStep(tx, next)
  }
  await tell(tx, [next])
  tx.publish(changed([{ before: plain(before), referral: plain(next) }]))
}

function changed(changes: ReferralsChanged['changes']): ReferralsChanged {
  return { type: 'referrals.changed', changes }
}

/** The record alone, as it is written and told. */
function plain(file: ReferralFile): Referral {
  const { surroundings: _surroundings, entries: _entries, ...referral } = file
  return referral
}

function beginStep(tx: Tx, file: ReferralFile): void {
  const step = stepOf(file)
  if (step === undefined || file.dueAt === undefined || !isOpenReferral(file)) return
  beginSteps(
    tx,
    [
      {
        ...step,
        subjectKind: 'referral',
        subjectId: file.id,
        matterId: file.matterId,
        number: file.number,
        dueAt: file.dueAt,
        warnsAt: warnsAt(file),
        clockNumber: file.surroundings.clockNumber,
      },
    ],
    file,
  )
}

/** The time line of the matter, and the other side's inbox. */
async function tell(tx: Tx, files: readonly ReferralFile[]): Promise<void> {
  const told = files.flatMap((file) => file.entries.map((entry) => ({ file, entry })))
  await noteOnMatters(
    tx,
    told.flatMap(({ file, entry }) => noteOf(file, entry) ?? []),
  )
  notify(
    tx,
    told.flatMap(({ file, entry }) => noticesOf(file, entry)),
  )
}

/** The receiver's work log stays with the referral; what else happens, the matter should know. */
function noteOf(file: ReferralFile, entry: ReferralEntry): MatterNote | undefined {
  if (entry.kind === 'logged') return undefined
  const { id: referral, number, orgId: to, suggestion } = file
  const isFeedBack = entry.kind === 'fed-back'
  return {
    matterId: file.matterId,
    kind: 'referral',
    text: entry.text,
    detail: {
      ...{ act: entry.kind, referral, number, to },
      ...(entry.code === undefined ? {} : { code: entry.code }),
      ...(isFeedBack && suggestion !== undefined ? { suggestion } : {}),
    },
  }
}

const kinds: Readonly<Partial<Record<ReferralEntryKind, Notification['kind']>>> = {
  sent: 'referral-received',
  accepted: 'referral-accepted',
  returned: 'referral-returned',
  disputed: 'referral-disputed',
  decided: 'referral-decided',
  forwarded: 'referral-forwarded',
  'fed-back': 'referral-fed-back',
  'asked-again': 'referral-asked-again',
  supplemented: 'referral-supplemented',
  verified: 'referral-verified',
  withdrawn: 'referral-withdrawn',
}

function noticesOf(file: ReferralFile, { kind }: ReferralEntry): Notification[] {
  const isPressing = kind === 'sent' && file.urgency === 'immediate'
  const notice = isPressing ? 'referral-danger' : kinds[kind]
  if (notice === undefined) return []
  const { id: subjectId, matterId, sensitivity, named, barred } = file
  return addressees(file, kind).map((orgId) => {
    return {
      kind: notice,
      to: { orgId },
      subjectId,
      matterId,
      place: { sensitivity, named, barred },
    }
  })
}

function addressees(file: ReferralFile, kind: ReferralEntryKind): string[] {
  const { orgId: receiver, senderOrgId: sender, fromOrgId: giver, deciderOrgId } = file
  switch (kind) {
    case 'sent':
    case 'asked-again':
    case 'supplemented':
    case 'verified':
    case 'withdrawn':
      return [receiver]
    case 'disputed':
      return [deciderOrgId ?? sender]
    case 'decided':
      return [...new Set([receiver, sender, giver])]
    case 'accepted':
    case 'returned':
    case 'forwarded':
    case 'fed-back':
      return [...new Set([sender, giver])]
    case 'signed':
    case 'logged':
      return []
  }
}

/** Who at an organisation could open a referral by name: everybody there who handles cases. */
export async function agentsOf(tx: Tx, orgIds: readonly string[]): Promise<Map<string, string[]>> {
  tx.asSystem()
  const agents = new Map<string, string[]>()
  if (orgIds.length === 0) return agents
  for (const actor of await findActors(tx, { orgs: [...new Set(orgIds)], accounts: [] })) {
    const handles = has(
      actor,
      ...(['liaison', 'mediator', 'township-officer', 'county-officer', 'city-officer'] as const),
    )
    if (handles) agents.set(actor.orgId, [...(agents.get(actor.orgId) ?? []), actor.id])
  }
  return agents
}
