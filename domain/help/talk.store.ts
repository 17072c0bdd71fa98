import { keepToldFile } from '#domain/attachments/told-file.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { publicActor, systemActor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { idFrom } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import type { SentFile } from '#platform/http/sent-form.ts'
import type { HelpMessage, HelpRequest } from './help.schema.ts'
import { findByReceipt, findRequest, lockRequest, saveRequest } from './help.store.ts'
import { writeAgain } from './help.transition.ts'
import { helpLimitSetting, waitAfter, type HelpLimits } from './limit.schema.ts'
import { countFile, countGuess, countMessage } from './limit.store.ts'
import { findMessages, insertNewMessage, markSeen } from './message.store.ts'
import { receiptIndex } from './receipt.store.ts'
import { aboutRequest, tell } from './telling.store.ts'

export type Talk = { readonly request: HelpRequest; readonly messages: readonly HelpMessage[] }

export type Pause = (milliseconds: number) => Promise<void>

/** Tries that wait in this process, by address; gone with the wait. */
const waiting = new Map<string, number>()

/**
 * Whose receipt is it? A source that got codes wrong waits for every further answer, longer each
 * time, whether the code is right or wrong: a right code always opens in the end, so that no guesser
 * can lock its owner out, and an answer's time tells nothing. The receipt itself has no counter.
 * @returns the request's id
 */
export async function openReceipt(
  runtime: Runtime,
  { receipt, address, isProved }: { receipt: string; address: string; isProved: boolean },
  pause: Pause,
): Promise<string | Refusal> {
  const { id, wrong, limits } = await runtime.db.within(
    publicActor(runtime.config.region),
    async (tx) => {
      tx.asSystem()
      const found = await findByReceipt(tx, receiptIndex(tx.keyring, receipt))
      const { body } = await settingOf(tx, helpLimitSetting)
      const counted = await countGuess(tx, address, found !== undefined)
      return { id: found, wrong: counted, limits: body }
    },
  )
  const wait = waitAfter(wrong, isProved, limits)
  const isTooMany = wait > 0 && !(await waitsInTurn(address, wait, limits, pause))
  if (isTooMany) return refuse('help-too-many-tries')
  return id ?? refuse('help-receipt-unknown')
}

/** @returns false where too many tries of the same source wait already */
async function waitsInTurn(
  address: string,
  seconds: number,
  { receipts }: HelpLimits,
  pause: Pause,
): Promise<boolean> {
  const others = waiting.get(address) ?? 0
  if (others >= receipts.waitingOfSource) return false
  waiting.set(address, others + 1)
  try {
    await pause(seconds * 1000)
  } finally {
    const left = (waiting.get(address) ?? 1) - 1
    if (left > 0) waiting.set(address, left)
    else waiting.delete(address)
  }
  return true
}

/** She reads: what the desk wrote counts as seen. */
export function readTalk({ db, config }: Runtime, id: string): Promise<Talk | undefined> {
  return db.within(publicActor(config.region), async (tx) => {
    tx.asSystem()
    const request = await findRequest(tx, id)
    if (request === undefined) return undefined
    const messages = await findMessages(tx, id)
    if (messages.some(({ side, seenAt }) => side === 'desk' && seenAt === null)) {
      markSeen(tx, id, 'desk')
      tx.audit({ name: 'help-request.opened', outcome: 'done', ...aboutRequest(id) })
    }
    return { request, messages }
  })
}

type Sent = { readonly id: string; readonly form: string; readonly text: string }

/** She writes again. The same form sent twice is one message. */
export function writeMessage({ db, config }: Runtime, sent: Sent): Promise<Refusal | undefined> {
  return db.within(publicActor(config.region), async (tx) => {
    tx.asSystem()
    const added = await addMessage(tx, sent)
    return added === 'known' ? undefined : added
  })
}

/**
 * She sends a file, with words or without: file and message are there together, or neither. The same
 * form sent twice keeps one.
 * @param sent.text what stands for the file where she wrote nothing
 */
export async function sendFile(
  runtime: Runtime,
  { file, address, ...sent }: Sent & { readonly file: SentFile; readonly address: string },
): Promise<Refusal | undefined> {
  if ('refused' in file) return refuse(file.refused)
  const { body: limits } = await runtime.db.within(systemActor(runtime.config.region), (tx) =>
    settingOf(tx, helpLimitSetting),
  )
  if (file.content.length > limits.files.bytes) return refuse('file-too-large')
  if (!(await countFile(runtime, address, sent.id))) return refuse('help-too-many-files')
  const known = refuse('help-sent-before')
  const kept = await keepToldFile(runtime, sent.id, file, async (tx) => {
    const added = await addMessage(tx, sent)
    return added === 'known' ? known : added
  })
  return kept?.refused === known.refused ? undefined : kept
}

/** @returns `known` where the form was sent before, and nothing was added */
async function addMessage(
  tx: Tx,
  { id, form, text }: Sent,
): Promise<Refusal | 'known' | undefined> {
  const before = await lockRequest(tx, id)
  if (before === undefined) return refuse('not-found')
  const { body: limits } = await settingOf(tx, helpLimitSetting)
  if ((await countMessage(tx, id)) > limits.messagesOfRequest) {
    return refuse('help-too-many-messages')
  }
  const request = writeAgain(before, tx.now)
  const message: HelpMessage = {
    ...{ id: idFrom(`help message ${form}`), requestId: id, side: 'person', authorId: null },
    ...{ authorName: null, text, at: tx.now.toISOString(), seenAt: null },
  }
  if (!(await insertNewMessage(tx, message, request))) return 'known'
  saveRequest(tx, request)
  tx.audit({ name: 'help-request.written', outcome: 'done', ...aboutRequest(id) })
  // One line at the desk for one turn of hers, however many messages she sends in it.
  if (before.status === 'answered' || before.status === 'closed') tell(tx, 'help-written', request)
  return undefined
}
