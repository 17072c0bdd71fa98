import { randomBytes } from 'node:crypto'
import type { Place } from '#platform/access/place.ts'
import { idFrom } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import type { HelpMessage, HelpRequest, Topic } from './help.schema.ts'
import { countedAnew, insertNewRequests } from './help.store.ts'
import { answerRequest, closeRequest, writeAgain } from './help.transition.ts'
import { insertNewMessage } from './message.store.ts'
import { writeMessage } from './talk.store.ts'
import { requestIdOf, writeRequest, type Telling } from './telling.store.ts'

/** A request of the past: where its lead lies, what was told, and what was said after it. */
export type Asked = {
  readonly id: string
  readonly at: Date
  /** where the lead that came of it lies */
  readonly place: Place
  readonly deskId: string
  readonly leadId: string
  readonly matterId: string | null
  readonly topic: Topic
  readonly story: string
  readonly answer: { readonly at: Date; readonly text: string; readonly by: Officer }
  readonly thanks: { readonly at: Date; readonly text: string } | undefined
  readonly closedAt: Date | undefined
}

type Officer = Parameters<typeof closeRequest>[1]['actor']

/**
 * Writes requests of the past with their conversations, as the desk's own transitions make them; what
 * is there already stays.
 */
export async function insertAsked(tx: Tx, asked: readonly Asked[]): Promise<void> {
  const requests = new Map(asked.map((each) => [each.id, requestOf(each)]))
  const fresh = await insertNewRequests(tx, [...requests.values()])
  if (fresh.length > 0) tx.publish(countedAnew(fresh))
  const isFresh = new Set(fresh.map(({ id }) => id))
  for (const { id, answer, thanks } of asked.filter((each) => isFresh.has(each.id))) {
    const request = requests.get(id)
    if (request === undefined) continue
    const { by, text, at } = answer
    const author = { side: 'desk', authorId: by.id, authorName: by.name } as const
    const messages: Omit<HelpMessage, 'id' | 'requestId'>[] = [
      { ...author, text, at: at.toISOString(), seenAt: (thanks?.at ?? at).toISOString() },
    ]
    if (thanks !== undefined) {
      const seenAt = thanks.at.toISOString()
      const hers = { side: 'person', authorId: null, authorName: null } as const
      messages.push({ ...hers, text: thanks.text, at: seenAt, seenAt })
    }
    for (const [nth, message] of messages.entries()) {
      const own = { id: idFrom(`help year ${id} ${nth}`), requestId: id }
      await insertNewMessage(tx, { ...own, ...message }, request)
    }
  }
}

function requestOf({ id, at, place, deskId, ...told }: Asked): HelpRequest {
  const { leadId, matterId, topic, story, answer, thanks, closedAt } = told
  const { region, audience, sensitivity, named, barred } = place
  const createdAt = at.toISOString()
  const waiting: HelpRequest = {
    ...{ region, audience, sensitivity, named, barred, id, leadId, matterId, topic },
    ...{ division: `${place.division.slice(0, 9)}000`, orgId: deskId, safe: 'unknown', lang: 'zh' },
    ...{ receiptIndex: randomBytes(32), isNamed: false, isProved: true, status: 'waiting' },
    told: { story, name: '', phone: '', time: '', avoid: '' },
    ...{ createdAt, toldAt: createdAt, answeredAt: null, answeredByName: null },
    ...{ closedAt: null, closedByName: null, expiresAt: null, version: 1 },
  }
  const answered = done(answerRequest(waiting, { actor: answer.by, now: answer.at }))
  if (closedAt === undefined) return answered
  const last = thanks === undefined ? answered : writeAgain(answered, thanks.at)
  return done(closeRequest(last, { actor: answer.by, now: closedAt }))
}

function done(result: ReturnType<typeof closeRequest>): HelpRequest {
  if ('refused' in result) throw new Error(`a request was refused: ${result.refused}`)
  return result
}

/** Somebody writes on the public page now. @returns the request's id */
export async function tellNow(runtime: Runtime, telling: Telling): Promise<string> {
  await writeRequest(runtime, telling, { isHeld: false, isFirstHeld: false })
  return requestIdOf(telling.form)
}

/** She writes again with her receipt. */
export async function tellAgain(
  runtime: Runtime,
  sent: Parameters<typeof writeMessage>[1],
): Promise<void> {
  await writeMessage(runtime, sent)
}
