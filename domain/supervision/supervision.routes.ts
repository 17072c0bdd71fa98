import { matterNumbers } from '#domain/matters/matter.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { guardedOf } from '#domain/services/guarded.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { docxType } from '#platform/documents/fill-template.ts'
import { command, creation, download, query, type Route } from '#platform/http/route.ts'
import { withholdIn } from '#platform/text/withhold.ts'
import { followUp } from './effect.store.ts'
import { filledPaper } from './paper.table.ts'
import * as contracts from './supervision.contract.ts'
import { loadSupervision, prepareIssue, type Loaded, type Prepared } from './loading.store.ts'
import { mayActOn, mayReadSupervision, maySupervise } from './supervision.policy.ts'
import type { Supervision, SupervisionAction } from './supervision.schema.ts'
import {
  findSupervision,
  findSupervisionPage,
  insertSupervision,
  takeNumber,
  updateSupervision,
} from './supervision.store.ts'
import * as transitions from './supervision.transition.ts'
import { presentRows, presentSupervision } from './supervision-view.store.ts'

/** What every act on an order has in common. */
const acting = (action: SupervisionAction) => ({
  load: (tx: Tx, { params }: { params: { id: string } }) => loadSupervision(tx, params.id),
  may: (actor: Actor, order: Supervision) => mayActOn(actor, order, action),
  save: saveChange,
  present: presentSaved,
})

export const supervisionRoutes: readonly Route[] = [
  query(contracts.listSupervisionContract, {
    may: mayReadSupervision,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findSupervisionPage(tx, filter, { page, size })
      return { items: await presentRows(tx, items), ...counted }
    },
  }),

  query(contracts.readSupervisionContract, {
    may: mayReadSupervision,
    async read(tx, { params }) {
      const order = await findSupervision(tx, params.id)
      return order === undefined ? undefined : presentSupervision(order, tx)
    },
    audit: 'supervision.read',
  }),

  creation<typeof contracts.issueSupervisionContract, Supervision, Prepared>(
    contracts.issueSupervisionContract,
    {
      prepare: (tx, { body }) => prepareIssue(tx, body),
      may: (actor, { kind }, { parties }) => maySupervise(actor, kind, parties),
      apply({ kind, requirement, replyWithin }, { about, parties, counting }, on) {
        const drafted = transitions.proposal(kind, about, parties, {
          ...{ id: newId(), requirement, now: on.now },
        })
        const place = transitions.placeOf(about.matter, parties)
        const text = { requirement, replyWithin }
        const sent = transitions.sendSupervision(drafted, text, on, counting, place)
        return isRefusal(sent) ? sent : { ...sent, version: 1 }
      },
      async save(tx, order) {
        const numbered = { ...order, number: await takeNumber(tx, await seriesOf(tx, order)) }
        insertSupervision(tx, numbered)
        await followUp(tx, numbered, undefined)
      },
      present: presentSaved,
      audit: 'supervision.issued',
    },
  ),

  command(contracts.sendSupervisionContract, {
    ...acting('send'),
    apply(stored: Loaded, body, on) {
      const { matter, parties, counting } = stored
      if (stored.matterId !== null && matter === undefined) return refuse('matter-closed-to-you')
      const place = transitions.placeOf(matter, parties)
      const sent = transitions.sendSupervision(stored, body, on, counting, place)
      return isRefusal(sent) ? sent : { ...stored, ...sent }
    },
    audit: 'supervision.sent',
  }),

  command(contracts.dropSupervisionContract, {
    ...acting('drop'),
    apply: (stored: Loaded, body, on) =>
      keeping(stored, transitions.dropSupervision(stored, body, on)),
    audit: 'supervision.dropped',
  }),

  command(contracts.replySupervisionContract, {
    ...acting('reply'),
    apply(stored: Loaded, body, on) {
      const files = transitions.filesOfReply(body.files, stored.offered, stored.rounds)
      if (isRefusal(files)) return files
      return keeping(stored, transitions.replyToSupervision(stored, { ...body, files }, on))
    },
    audit: 'supervision.replied',
  }),

  command(contracts.sendBackReplyContract, {
    ...acting('send-back'),
    apply: (stored: Loaded, body, on) =>
      keeping(stored, transitions.sendBackReply(stored, body, on, stored.counting)),
    audit: 'supervision.reply-sent-back',
  }),

  command(contracts.closeSupervisionContract, {
    ...acting('close'),
    apply: (stored: Loaded, body, on) =>
      keeping(stored, transitions.closeSupervision(stored, body, on)),
    audit: 'supervision.closed',
  }),

  command(contracts.withdrawSupervisionContract, {
    ...acting('withdraw'),
    apply: (stored: Loaded, body, on) =>
      keeping(stored, transitions.withdrawSupervision(stored, body, on)),
    audit: 'supervision.withdrawn',
  }),

  download(contracts.downloadSupervisionContract, {
    may: mayReadSupervision,
    async produce(tx, { params }) {
      const order = await findSupervision(tx, params.id)
      if (order === undefined) return undefined
      if (order.number === null) return refuse('supervision-not-sent')
      const names = await organisationNames(tx, [order.issuerOrgId, order.addresseeOrgId])
      const numbers = await matterNumbers(tx, order.matterId === null ? [] : [order.matterId])
      const guarded = order.matterId === null ? [] : await guardedOf(tx, order.matterId)
      return {
        filename: `${order.number}.docx`,
        contentType: docxType,
        content: filledPaper(withholdIn(order, guarded), {
          issuer: names.get(order.issuerOrgId) ?? '',
          addressee: names.get(order.addresseeOrgId) ?? '',
          subject: order.subjectNumber ?? numbers.get(order.matterId ?? '') ?? '',
        }),
      }
    },
    audit: 'supervision.paper-downloaded',
  }),
]

function keeping<Refused>(stored: Loaded, next: Supervision | Refused): Loaded | Refused {
  return isOrder(next) ? { ...stored, ...next } : next
}

function isOrder(next: unknown): next is Supervision {
  return !isRefusal(next)
}

/** The number is taken as late as can be: a series is locked from then on. */
async function saveChange(tx: Tx, next: Loaded, before: Supervision): Promise<void> {
  const { counting: _counting, parties: _parties, matter: _matter, offered: _, ...order } = next
  const isSent = order.number === null && order.status === 'issued'
  const number = isSent ? await takeNumber(tx, await seriesOf(tx, order)) : order.number
  const saved = { ...order, number }
  updateSupervision(tx, saved)
  await followUp(tx, saved, before)
}

/** 阳新县 sends 阳新妇督 and 阳新妇意. */
async function seriesOf(tx: Tx, { issuerOrgId, kind }: Supervision): Promise<string> {
  const names = await organisationNames(tx, [issuerOrgId])
  return transitions.seriesOf(names.get(issuerOrgId) ?? '', kind)
}

async function presentSaved(order: Supervision, tx: Tx): Promise<contracts.SupervisionFile> {
  const saved = await findSupervision(tx, order.id)
  return presentSupervision(saved ?? order, tx)
}
