import { divisionNames } from '#domain/divisions/division.public.ts'
import type { FoundCue } from '#domain/grading/cue.schema.ts'
import { answersOfMatters } from '#domain/grading/answer.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { findMatter, findMatters } from '#domain/matters/reading.public.ts'
import { findMeetings } from '#domain/matters/similar.public.ts'
import { receiversOf } from '#domain/referrals/handing.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { maySee } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import { maskAddress, maskName, maskPhone } from '#platform/text/mask.ts'
import type { ContactRow, popContract } from './contact.contract.ts'
import type { ContactPage } from './contact-page.contract.ts'
import { mayFollowContact } from './contact.policy.ts'
import { Service, type Contact, type ContactContent } from './contact.schema.ts'
import { callerIndex, findContactsFrom } from './contact.store.ts'
import { petitionFault } from './contact.transition.ts'
import { servicesAround } from './following.store.ts'

const mostShown = 10

/** Who is calling, as far as the asker may see: what is hidden from her is not even counted. */
export async function popFor(tx: Tx, phone: string): Promise<OutputOf<typeof popContract>> {
  const [contacts, meetings] = await Promise.all([
    findContactsFrom(tx, callerIndex(tx, phone), mostShown),
    findMeetings(tx, [partyWith(phone)]),
  ])
  const ids = new Set([
    ...meetings.flatMap(({ matterId }) => matterId ?? []),
    ...contacts.flatMap(({ matterId }) => matterId ?? []),
  ])
  const matters = await findMatters(tx, [...ids].slice(0, mostShown))
  const [names, answers] = await Promise.all([
    divisionNames(
      tx,
      matters.map(({ division }) => division),
    ),
    answersOfMatters(
      tx,
      matters.map(({ id }) => id),
    ),
  ])
  return {
    contacts: contacts.map(earlierOf),
    matters: matters
      .map((matter) => metOf(matter, names, answers.get(matter.id) ?? []))
      .toSorted((one, other) => (one.openedAt < other.openedAt ? 1 : -1)),
  }
}

type Popped = OutputOf<typeof popContract>

function earlierOf(contact: Contact): Popped['contacts'][number] {
  const { id, number, receivedAt, seconds, nature, status } = contact
  const { category, topic, urgency, ownerName } = contact
  return {
    ...{ id, number, receivedAt, seconds, nature, status, category, topic, urgency, ownerName },
  }
}

function metOf(
  { id, number, status, level, imminent, category, division, openedAt, safeContact }: Matter,
  names: ReadonlyMap<string, string>,
  answers: readonly FoundCue[],
): Popped['matters'][number] {
  return {
    ...{ id, number, status, level, imminent, category, openedAt },
    divisionName: names.get(division) ?? '',
    hasSafeContact: safeContact !== undefined,
    dangers: answers.filter(({ answer }) => answer === 'yes').map(({ cue }) => cue),
  }
}

function partyWith(phone: string): Parameters<typeof findMeetings>[1][number] {
  return {
    ...{ role: 'reporter', name: null, sex: null, birth: null, relation: null, identity: null },
    ...{ phone, address: null, isHidden: false, isSuspect: false, isGuardian: false },
    legalGround: null,
  }
}

export function rowOf(contact: Contact, tx: Tx, names: ReadonlyMap<string, string>): ContactRow {
  const { id, number, channel, nature, status, category, topic, traits, urgency } = contact
  const { handling, isGroup, isRepeat, isPetition, division, receivedAt, seconds } = contact
  const { ownerId, ownerName, leadId, matterId, callBackDueAt, satisfaction, version } = contact
  return {
    ...{ id, number, channel, nature, status, category, topic, traits: [...traits], urgency },
    ...{ handling, isGroup, isRepeat, isPetition, division, receivedAt, seconds, ownerName },
    ...{ leadId, matterId, callBackDueAt, satisfaction, version },
    divisionName: names.get(division) ?? '',
    isMine: ownerId === tx.initiator.id,
    callBackFrom: contact.calledBackAt ?? receivedAt,
  }
}

/** What the page shows; under the eyes of whoever asked, even where a save went on as the system. */
export async function presentContact(contact: Contact, tx: Tx): Promise<ContactPage> {
  const actor = tx.initiator
  const { content, division, matterId } = contact
  const [names, found, offices] = await Promise.all([
    divisionNames(tx, [division]),
    matterId === null ? undefined : findMatter(tx, matterId),
    matterId === null ? undefined : servicesAround(tx, division),
  ])
  const matter = found !== undefined && maySee(actor, found) ? found : undefined
  const receivers = matter === undefined ? undefined : await receiversOf(tx, matter.id)
  const follow = mayFollowContact(actor, contact)
  const refused = isRefusal(follow) ? follow.refused : null
  const petition = (act: 'accept' | 'extend' | 'conclude'): string | null =>
    refused ?? petitionFault(contact, act)?.refused ?? null
  const { referDueAt, referredAt, acceptDueAt, acceptedAt, concludeDueAt } = contact
  const { extendedAt, concludedAt, isPoliceTold } = contact
  return {
    ...rowOf(contact, tx, names),
    caller: content === null ? null : maskedCaller(content.caller),
    hasSafeContact: content?.safeContact !== null && content !== null,
    narrative: content?.narrative ?? '',
    wish: content?.wish ?? '',
    answer: content?.answer ?? '',
    cues: contact.cues.map(({ cue, answer }) => ({ cue, answer })),
    callBacks: content?.callBacks ?? [],
    extension: content?.extension ?? '',
    ...{ referDueAt, referredAt, acceptDueAt, acceptedAt, concludeDueAt },
    ...{ extendedAt, concludedAt, isPoliceTold },
    matter:
      matter === undefined
        ? null
        : { number: matter.number, level: matter.level, status: matter.status },
    services:
      matter === undefined || refused !== null
        ? []
        : Service.options.map((service) => {
            const office = offices?.get(service)
            const isSent = office !== undefined && receivers?.has(office.id) === true
            return { service, organisation: office?.name ?? null, isSent }
          }),
    refusals: {
      callBack: refused ?? (contact.status === 'following' ? null : 'no-call-back-due'),
      accept: petition('accept'),
      extend: petition('extend'),
      conclude: petition('conclude'),
    },
  }
}

function maskedCaller(caller: ContactContent['caller']): ContactContent['caller'] {
  const masked = (text: string, mask: (text: string) => string): string =>
    text === '' ? '' : mask(text)
  return {
    ...caller,
    name: masked(caller.name, maskName),
    phone: masked(caller.phone, maskPhone),
    address: masked(caller.address, maskAddress),
  }
}
