import { extractOf } from '#domain/audit-log/extract.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { handMatter, mayHand, receiversOf } from '#domain/referrals/handing.public.ts'
import { isRefusal, refuse } from '#platform/access/decision.ts'
import { readKeyFile } from '#platform/crypto/key-file.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, download, type Route } from '#platform/http/route.ts'
import { dayOf } from '#platform/time/day.ts'
import {
  advancePetitionContract,
  callBackContract,
  downloadEvidenceContract,
  handOverContract,
} from './contact-page.contract.ts'
import { mayFollowContact, mayTakeContacts } from './contact.policy.ts'
import type { ContactFile, Service } from './contact.schema.ts'
import { findContact } from './contact.store.ts'
import { advancePetition, callBack, handOver } from './contact.transition.ts'
import { presentContact } from './contact-view.store.ts'
import { sealedEvent, sealEvidence } from './evidence.table.ts'
import { lockContact, saveContact, servicesAround } from './following.store.ts'

/** A contact with the matter that is handed on, and to whom. */
type Handed = ContactFile & {
  readonly matter?: Matter | undefined
  readonly office?: Organisation | undefined
  readonly isSent: boolean
}

async function lockToHand(
  tx: Tx,
  input: { params: { id: string }; body: { service: Service } },
): Promise<Handed | undefined> {
  const contact = await lockContact(tx, input)
  if (contact === undefined) return undefined
  if (contact.matterId === null) return { ...contact, isSent: false }
  const [matter, offices] = await Promise.all([
    findMatter(tx, contact.matterId),
    servicesAround(tx, contact.division),
  ])
  const office = offices.get(input.body.service)
  const receivers = matter === undefined ? undefined : await receiversOf(tx, matter.id)
  const isSent = office !== undefined && receivers?.has(office.id) === true
  return { ...contact, matter, office, isSent }
}

function saveFollowed(tx: Tx, next: ContactFile, before: ContactFile): void {
  saveContact(tx, next, before)
}

export const followingRoutes: readonly Route[] = [
  command(callBackContract, {
    load: lockContact,
    may: mayFollowContact,
    apply: (contact: ContactFile, body, on) => callBack(contact, body, on),
    save: saveFollowed,
    present: presentContact,
    audit: 'hotline-contact.called-back',
  }),

  command(advancePetitionContract, {
    load: lockContact,
    may: mayFollowContact,
    apply: (contact: ContactFile, body, on) => advancePetition(contact, body, on),
    save: saveFollowed,
    present: presentContact,
    audit: 'hotline-contact.petition-advanced',
  }),

  command(handOverContract, {
    load: lockToHand,
    may(actor, contact: Handed) {
      const follow = mayFollowContact(actor, contact)
      if (isRefusal(follow) || contact.matter === undefined) return follow
      return mayHand(actor, contact.matter)
    },
    apply(contact: Handed, _body, on) {
      const { matter, office, isSent } = contact
      const next = handOver(contact, on)
      if (isRefusal(next)) return next
      if (matter === undefined || office === undefined) return refuse('no-such-organisation')
      if (office.id === matter.orgId) return refuse('referral-to-oneself')
      return isSent ? refuse('handed-over-already') : { ...contact, ...next }
    },
    async save(tx, next: Handed, before, { service, consent }) {
      const { matter, office } = next
      if (matter === undefined || office === undefined) throw new Error('handed to nobody')
      await handMatter(tx, matter, {
        orgId: office.id,
        fields: fieldsOf[service],
        // What she told goes along as a field, where the service needs it.
        summary: `12338 热线 ${next.number} 转介`,
        consent: { on: dayOf(tx.now), form: consent },
      })
      saveContact(tx, next, before)
    },
    present: presentContact,
    audit: 'hotline-contact.handed-over',
  }),

  download(downloadEvidenceContract, {
    may: mayTakeContacts,
    async produce(tx, { params }, { config }) {
      const contact = await findContact(tx, params.id)
      if (contact === undefined) return undefined
      if (contact.content === null) return refuse('nothing-was-told')
      const { phoneIndex: _index, version: _version, ...record } = contact
      const { signing } = readKeyFile(config.keyFile, config.production)
      const audit = await extractOf(tx, contact.id)
      const { zip, sha256 } = sealEvidence(
        { record, audit },
        { number: contact.number, madeAt: tx.now.toISOString(), madeBy: tx.initiator.id },
        signing,
      )
      // An evidence list names this export by its hash; the log says when it was made.
      tx.audit({
        ...{ name: sealedEvent, outcome: 'done', subjectKind: 'hotline-contact' },
        ...{ subjectId: contact.id, detail: { manifest: sha256 } },
      })
      const filename = `${contact.number} 证据.zip`
      return { filename, contentType: 'application/zip', content: zip }
    },
    audit: 'hotline-contact.evidence-made',
  }),
]

/** What each service needs to begin; how to reach her goes along, with its rules. */
const fieldsOf = {
  legal: ['identity', 'narrative', 'wish', 'safe-contact'],
  mediation: ['identity', 'narrative', 'wish', 'safe-contact', 'parties'],
  counselling: ['identity', 'wish', 'safe-contact'],
} as const
