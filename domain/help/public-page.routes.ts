import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { sizeLimit } from '#domain/attachments/told-file.public.ts'
import { divisionNames } from '#domain/divisions/division.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import {
  leftCookie,
  serveFormPages,
  type FormPage,
  type PageAnswer,
  type PageRequest,
} from '#platform/http/form-pages.ts'
import type { Runtime } from '#platform/http/route.ts'
import { answerAsk, openAsk } from './ask-page.routes.ts'
import { emptied, fileFault, root, viewOf, wordOf, type View } from './frame.page.ts'
import { articlePage, articles, faultPage, frontPage } from './front.page.ts'
import type { HelpWord } from './help-zh.page.ts'
import { messageLength } from './help.schema.ts'
import { quietScript } from './quiet.page.ts'
import { isProof, newForm, newPass, readForm, readPass, readReceipt } from './receipt.store.ts'
import { backPage, talkPage } from './talk.page.ts'
import { openReceipt, readTalk, sendFile, writeMessage, type Pause } from './talk.store.ts'

/**
 * The public pages (`/help`): without JavaScript, session or account, nothing cached, no receipt in an
 * address. Whoever left by the way out finds an empty page behind her.
 * @param pause how a source that got codes wrong is made to wait
 */
export async function serveHelp(
  server: FastifyInstance,
  runtime: Runtime,
  pause: Pause = (milliseconds) => setTimeout(milliseconds),
): Promise<void> {
  const page = (
    method: FormPage['method'],
    path: string,
    answer: FormPage['answer'],
    more: Partial<FormPage> = {},
  ): FormPage => ({ method, path, answer, ...more })
  await serveFormPages(
    server,
    root,
    [
      page('GET', '', ({ query }) => ({ body: frontPage(viewOf(query)) })),
      ...articles.map((one) =>
        page('GET', `/more/${one}`, ({ query }) => ({ body: articlePage(viewOf(query), one) })),
      ),
      page('GET', '/ask', (request) => openAsk(runtime, request)),
      page('POST', '/ask', (request) => answerAsk(runtime, request), { takesFile: sizeLimit }),
      page('GET', '/back', ({ query }) => ({
        body: backPage(viewOf(query), formOf(runtime), undefined, '/back'),
      })),
      page('GET', '/talk', ({ query }) => ({
        body: backPage(viewOf(query), formOf(runtime), undefined, '/back'),
      })),
      page(
        ...(['POST', '/talk'] as const),
        (request) =>
          request.form['pass'] === undefined
            ? comeBack(runtime, request, pause)
            : goOn(runtime, request),
        { takesFile: sizeLimit },
      ),
      page('GET', '/leave', () => leave(runtime), { showsNothing: true }),
      page('POST', '/again', ({ query }) => again(viewOf(query)), { showsNothing: true }),
      page('GET', '/quiet.js', () => ({ body: quietScript, type: 'text/javascript' }), {
        showsNothing: true,
      }),
    ],
    ({ query }) => ({ body: faultPage(viewOf(query)) }),
    ({ query }) => ({ body: emptied(viewOf(query)) }),
  )
}

function formOf({ keyring, clock }: Runtime): string {
  return newForm(keyring, clock.now())
}

/** She opened it again herself: the pages are there once more. */
function again(view: View): PageAnswer {
  return { body: frontPage(view), cookie: { name: leftCookie.name, seconds: 0 } }
}

/** The weather of the city: a page that anybody may have open. */
async function leave({ db, config }: Runtime): Promise<PageAnswer> {
  const city = `${config.region.slice(0, 4)}00000000`
  const names = await db.within(systemActor(config.region), (tx) => divisionNames(tx, [city]))
  const words = encodeURIComponent(`${names.get(city) ?? ''}天气`)
  return { body: '', to: `https://www.baidu.com/s?wd=${words}`, cookie: leftCookie }
}

async function comeBack(
  runtime: Runtime,
  { query, form, address }: PageRequest,
  pause: Pause,
): Promise<PageAnswer> {
  const view = viewOf(query)
  const token = form['form'] ?? ''
  const again = (error: HelpWord, status: number): PageAnswer => ({
    ...{ status, body: backPage(view, formOf(runtime), error) },
  })
  if (readForm(runtime.keyring, token, runtime.clock.now()) === undefined) {
    return again('error.expired', 403)
  }
  const receipt = readReceipt(form['receipt'] ?? '')
  if (receipt === undefined) return again('error.receipt', 422)
  const isProved = isProof(token, form['proof'] ?? '')
  const found = await openReceipt(runtime, { receipt, address, isProved }, pause)
  if (isRefusal(found)) {
    const isTooFast = found.refused === 'help-too-many-tries'
    return isTooFast
      ? again('error.help-too-many-tries', 429)
      : again('error.help-receipt-unknown', 404)
  }
  return shown(runtime, { query, id: found })
}

/** With the pass of an opened conversation: she writes, or sends a file, or both. */
async function goOn(
  runtime: Runtime,
  { query, form, file, address }: PageRequest,
): Promise<PageAnswer> {
  const now = runtime.clock.now()
  const id = readPass(runtime.keyring, form['pass'] ?? '', now)
  if (id === undefined) {
    return { status: 403, body: backPage(viewOf(query), formOf(runtime), 'error.pass') }
  }
  const name = readForm(runtime.keyring, form['form'] ?? '', now)
  const text = (form['text'] ?? '').trim()
  if (name === undefined) {
    return shown(runtime, { query, id, text, error: 'error.expired', status: 403 })
  }
  if ((text === '' && file === undefined) || text.length > messageLength) {
    return shown(runtime, { query, id, text, error: 'error.story', status: 422 })
  }
  const sent = { id, form: name, text: text === '' ? wordOf(viewOf(query), 'file.only') : text }
  const refusal =
    file === undefined
      ? await writeMessage(runtime, sent)
      : await sendFile(runtime, { ...sent, file, address })
  if (refusal === undefined) return shown(runtime, { query, id, isSent: true })
  const isTooOften = refusal.refused.startsWith('help-too-many')
  const [error, status] = [fileFault(refusal), isTooOften ? 429 : 422]
  return shown(runtime, { query, id, text, error, status })
}

async function shown(
  runtime: Runtime,
  {
    query,
    id,
    text = '',
    error,
    status = 200,
    isSent = false,
  }: {
    query: PageRequest['query']
    id: string
    text?: string
    error?: HelpWord
    status?: number
    isSent?: boolean
  },
): Promise<PageAnswer> {
  const view = viewOf(query)
  const talk = await readTalk(runtime, id)
  if (talk === undefined) {
    return { status: 404, body: backPage(view, formOf(runtime), 'error.help-receipt-unknown') }
  }
  const pass = newPass(runtime.keyring, id, runtime.clock.now())
  const form = formOf(runtime)
  return { status, body: talkPage(view, talk, { form, pass, text, error, isSent }) }
}
