import type { Attachment } from '#domain/attachments/attachment.schema.ts'
import { listAttachments } from '#domain/attachments/content.public.ts'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { matterNumbers, placeOfMatter } from '#domain/matters/matter.public.ts'
import { findStep } from '#domain/matters/overdue.public.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { supervisionClockSetting } from './supervision-clock.schema.ts'
import type { Supervision } from './supervision.schema.ts'
import { lockSupervision } from './supervision.store.ts'
import type { About, Counting, Parties } from './supervision.transition.ts'

/** What a new order is made from. */
export type Prepared = {
  readonly about: About
  readonly parties: Parties
  readonly counting: Counting
}

/** An order as a command works on it: with what a new limit is counted by, and where it would lie. */
export type Loaded = Supervision &
  Omit<Prepared, 'about'> & {
    readonly matter: About['matter']
    /** files that were added to it */
    readonly offered: readonly Attachment[]
  }

export async function loadSupervision(tx: Tx, id: string): Promise<Loaded | undefined> {
  const order = await lockSupervision(tx, id)
  if (order === undefined) return undefined
  const [counting, issuer, addressee, matter, offered] = await Promise.all([
    countingOf(tx),
    findOrganisation(tx, order.issuerOrgId),
    findOrganisation(tx, order.addresseeOrgId),
    order.matterId === null ? undefined : placeOfMatter(tx, order.matterId),
    listAttachments(tx, 'supervision', id),
  ])
  if (issuer === undefined || addressee === undefined) return undefined
  return { ...order, counting, parties: { issuer, addressee }, matter, offered }
}

/** Looks up under the issuer's own scope: she supervises what she may see. */
export async function prepareIssue(
  tx: Tx,
  body: {
    readonly addresseeOrgId: string
    readonly matterId?: string | undefined
    readonly stepId?: string | undefined
  },
): Promise<Prepared | Refusal> {
  const { matterId, stepId, addresseeOrgId } = body
  const [issuer, addressee, matter, step, numbers, counting] = await Promise.all([
    findOrganisation(tx, tx.actor.orgId),
    findOrganisation(tx, addresseeOrgId),
    matterId === undefined ? undefined : placeOfMatter(tx, matterId),
    stepId === undefined ? undefined : findStep(tx, stepId),
    matterNumbers(tx, matterId === undefined ? [] : [matterId]),
    countingOf(tx),
  ])
  if (issuer === undefined || addressee === undefined) return refuse('no-such-organisation')
  if (addressee.endedAt !== null) return refuse('organisation-ended')
  if (matterId !== undefined && matter === undefined) return refuse('matter-closed-to-you')
  if (stepId !== undefined && (step === undefined || step.matterId !== matterId)) {
    return refuse('no-such-step')
  }
  if (matter?.sensitivity === 'sealed') {
    const isPartOfIt = [matter.orgId, ...matter.audience].includes(addressee.id)
    if (!isPartOfIt) return refuse('sealed-only-to-its-own-offices')
  }
  return {
    about: {
      ...{ matter, matterId: matterId ?? null, stepId: stepId ?? null },
      ...{ stepKind: step?.kind ?? null, stepDueAt: step?.dueAt ?? null },
      subjectNumber: step?.number ?? numbers.get(matterId ?? '') ?? null,
    },
    parties: { issuer, addressee },
    counting,
  }
}

async function countingOf(tx: Tx): Promise<Counting> {
  const [clocks, calendar] = await Promise.all([
    settingOf(tx, supervisionClockSetting),
    calendarOfCity(tx),
  ])
  return { clocks, calendar }
}
