import { divisionFullNames } from '#domain/divisions/division.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { isRefusal, type Decision, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, query, type Route } from '#platform/http/route.ts'
import { maskName, maskPhone } from '#platform/text/mask.ts'
import * as contracts from './help.contract.ts'
import { mayAnswerRequest, mayReadRequests } from './help.policy.ts'
import type { HelpMessage, HelpRequest } from './help.schema.ts'
import { findRequest, findRequestPage, lockRequest, saveRequest } from './help.store.ts'
import { answerRequest, closeRequest, releaseRequest } from './help.transition.ts'
import { findMessages, insertNewMessage, markSeen } from './message.store.ts'
import { sendToDesk } from './telling.store.ts'

export const helpRoutes: readonly Route[] = [
  query(contracts.listRequestsContract, {
    may: mayReadRequests,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findRequestPage(tx, filter, { page, size })
      return { items: await presentedRows(tx, items), ...counted }
    },
  }),

  query(contracts.readRequestContract, {
    may: mayReadRequests,
    async read(tx, { params }) {
      const request = await findRequest(tx, params.id)
      return request === undefined ? undefined : presented(request, tx)
    },
    audit: 'help-request.read',
  }),

  query(contracts.revealContactContract, {
    may: mayReadRequests,
    async read(tx, { params }) {
      const request = await findRequest(tx, params.id)
      if (request === undefined) return undefined
      const { name, phone } = request.told
      return { name, phone }
    },
    audit: 'help-request.contact-shown',
  }),

  command(contracts.answerRequestContract, {
    load: (tx, { params }) => lockRequest(tx, params.id),
    may: mayAnswerRequest,
    apply: (request: HelpRequest, _, on) => answerRequest(request, on),
    async save(tx, request, _, { text }) {
      const { id: authorId, name: authorName } = tx.actor
      await insertNewMessage(
        tx,
        {
          ...{ id: newId(), requestId: request.id, side: 'desk', authorId, authorName, text },
          ...{ at: tx.now.toISOString(), seenAt: null },
        },
        request,
      )
      markSeen(tx, request.id, 'person')
      saveRequest(tx, request)
    },
    present: (request, tx) => presented(request, tx),
    audit: 'help-request.answered',
  }),

  command(contracts.releaseRequestContract, {
    load: (tx, { params }) => lockRequest(tx, params.id),
    may: mayAnswerRequest,
    apply: (request: HelpRequest) => releaseRequest(request),
    save: (tx, request) => sendToDesk(tx, request),
    // Its place and its lead are known only now.
    present: async (request, tx) => presented((await findRequest(tx, request.id)) ?? request, tx),
    audit: 'help-request.released',
  }),

  command(contracts.closeRequestContract, {
    load: (tx, { params }) => lockRequest(tx, params.id),
    may: mayAnswerRequest,
    apply: (request: HelpRequest, _, on) => closeRequest(request, on),
    save: (tx, request) => saveRequest(tx, request),
    present: (request, tx) => presented(request, tx),
    audit: 'help-request.closed',
  }),
]

async function presentedRows(
  tx: Tx,
  requests: readonly HelpRequest[],
): Promise<contracts.HelpRow[]> {
  const [names, places] = await Promise.all([
    organisationNames(
      tx,
      requests.map(({ orgId }) => orgId),
    ),
    divisionFullNames(
      tx,
      requests.map(({ division }) => division),
    ),
  ])
  return requests.map((request) => {
    const { id, topic, safe, status, isNamed, isProved, lang, createdAt, toldAt } = request
    const { orgId, division, answeredAt, leadId, version } = request
    return {
      ...{ id, topic, safe, status, isNamed, isProved, lang, createdAt, toldAt, answeredAt },
      ...{ leadId, version, divisionName: places.get(division) ?? '' },
      organisation: { id: orgId, name: names.get(orgId) ?? '' },
    }
  })
}

async function presented(request: HelpRequest, tx: Tx): Promise<contracts.HelpFile> {
  const [[row], messages] = await Promise.all([
    presentedRows(tx, [request]),
    findMessages(tx, request.id),
  ])
  if (row === undefined) throw new Error('a request that was just read')
  const { story, name, phone, time, avoid } = request.told
  const orNull = (text: string, mask = (given: string) => given): string | null =>
    text === '' ? null : mask(text)
  const may = mayAnswerRequest(tx.initiator, request)
  const on = { actor: tx.initiator, now: tx.now }
  return {
    ...{ ...row, story, time: orNull(time) },
    ...{ name: orNull(name, maskName), phone: orNull(phone, maskPhone) },
    ...{ avoid: orNull(avoid), matterId: request.matterId, closedByName: request.closedByName },
    messages: messages.map(shownMessage),
    actions: {
      answer: refusalOf(may, answerRequest(request, on)),
      release: refusalOf(may, releaseRequest(request)),
      close: refusalOf(may, closeRequest(request, on)),
    },
  }
}

function shownMessage(message: HelpMessage): contracts.HelpFile['messages'][number] {
  const { id, side, authorName, text, at, seenAt } = message
  return { id, side, authorName, text, at, seenAt }
}

function refusalOf(may: Decision, done: HelpRequest | Refusal): string | null {
  if (isRefusal(may)) return may.refused
  return isRefusal(done) ? done.refused : null
}
