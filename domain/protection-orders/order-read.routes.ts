import { divisionFullNames } from '#domain/divisions/division.public.ts'
import { sealedRecordsOf } from '#domain/hotline/evidence.public.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import { partiesOf } from '#domain/matters/party.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { guardedOf } from '#domain/services/guarded.public.ts'
import { courtOf, officesOf } from '#domain/services/office.public.ts'
import { takeServiceNumber } from '#domain/services/service.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { docxType } from '#platform/documents/fill-template.ts'
import { creation, download, query, type Route } from '#platform/http/route.ts'
import { openOrder, type Ground } from './opening.transition.ts'
import { orderClockSetting } from './order-clock.schema.ts'
import {
  downloadPaperContract,
  listOrdersContract,
  prefillOrderContract,
  readOrderContract,
  revealOrderContract,
} from './order-read.contract.ts'
import { openOrderContract } from './order.contract.ts'
import { findOrderPage } from './order-list.store.ts'
import { presentOrder, presentRows } from './order-page.store.ts'
import { mayOpenOrder, mayReadOrders, mayRevealContact } from './order.policy.ts'
import type { OrderFile } from './order.schema.ts'
import { findOrder } from './order.store.ts'
import { paperOf } from './paper.table.ts'
import { prefilled } from './prefill.transition.ts'
import { saveNewOrder } from './saving.store.ts'

export const orderReadRoutes: readonly Route[] = [
  creation<typeof openOrderContract, OrderFile, Ground>(openOrderContract, {
    prepare: (tx, { body }) => groundOf(tx, body.matterId),
    may: (actor, _, { place }) => mayOpenOrder(actor, place),
    apply: (body, ground, on) => openOrder(body, ground, on),
    save: saveNewOrder,
    present: presentOrder,
    audit: 'order.opened',
  }),
  query(listOrdersContract, {
    may: mayReadOrders,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findOrderPage(tx, filter, { page, size })
      return { items: await presentRows(tx, items), ...counted }
    },
  }),
  query(readOrderContract, {
    may: mayReadOrders,
    async read(tx, { params }) {
      const order = await findOrder(tx, params.id)
      return order === undefined ? undefined : presentOrder(order, tx)
    },
    audit: 'order.read',
  }),
  query(revealOrderContract, {
    may: mayReadOrders,
    async read(tx, { params }) {
      const order = await findOrder(tx, params.id)
      if (order === undefined) return undefined
      const decision = mayRevealContact(tx.actor, order)
      if (isRefusal(decision)) return decision
      const { confidential, application } = order
      return {
        confidential,
        applicantIdentity: application.applicant.identity,
        respondentIdentity: application.respondent.identity,
      }
    },
    audit: 'order.contact-shown',
  }),
  query(prefillOrderContract, {
    may: mayReadOrders,
    async read(tx, { params }) {
      const matter = await findMatter(tx, params.id)
      if (matter === undefined) return undefined
      const decision = mayOpenOrder(tx.actor, matter)
      if (isRefusal(decision)) return decision
      const [court, office, parties] = await Promise.all([
        courtOf(tx, matter.division),
        findOrganisation(tx, tx.actor.orgId),
        partiesOf(tx, matter.id),
      ])
      const known = { matter, parties, court, office }
      return { matterNumber: matter.number, ...prefilled(known) }
    },
    audit: 'order.prefill-read',
  }),
  download(downloadPaperContract, {
    may: mayReadOrders,
    async produce(tx, { params: { id, paper }, query: { recipient } }) {
      const order = await findOrder(tx, id)
      if (order === undefined) return undefined
      const decision = paper === 'confidential-contact' ? mayRevealContact(tx.actor, order) : null
      if (decision !== null && isRefusal(decision)) return decision
      const places = await divisionFullNames(tx, [order.division])
      // As the system: the court's liaison makes the list too, and sees neither matter nor line.
      const guarded = await guardedOf(tx, order.matterId)
      const made = paperOf(paper, order, {
        guarded,
        hotline: paper === 'evidence-list' ? await sealedRecordsOf(tx, [order.matterId]) : [],
        place: places.get(order.division) ?? '',
        now: tx.now,
        recipient,
      })
      return isRefusal(made)
        ? made
        : {
            filename: `${made.title} ${order.number}.docx`,
            contentType: docxType,
            content: made.content,
          }
    },
    audit: 'order.paper-made',
  }),
]

async function groundOf(tx: Tx, matterId: string): Promise<Ground | Refusal> {
  const matter = await findMatter(tx, matterId)
  if (matter === undefined) return refuse('not-found')
  const [rules, offices] = await Promise.all([
    settingOf(tx, orderClockSetting),
    officesOf(tx, matter.division),
  ])
  // A number is taken only where the application may be begun.
  const isRefused = isRefusal(mayOpenOrder(tx.actor, matter))
  const number = isRefused ? '' : await takeServiceNumber(tx, 'protection-order')
  return {
    ...{ place: matter, matterId, id: newId(), number, rules, offices },
    isRunning: matter.status === 'open' || matter.status === 'monitoring',
  }
}
