import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { findAllDivisions } from '#domain/divisions/division.public.ts'
import { countyOf } from '#domain/divisions/division.schema.ts'
import { systemActor } from '#platform/access/actor.ts'
import { serveFormPages, type PageAnswer, type PageRequest } from '#platform/http/form-pages.ts'
import type { Runtime } from '#platform/http/route.ts'
import { readDigits } from './duty-code.store.ts'
import { draftOf } from './duty-form.transition.ts'
import { formPage, frontPage, sentPage, type FormShown, type Places } from './duty.page.ts'
import type { DutyWord } from './duty-zh.page.ts'
import { emptied, root, type Language } from './frame.page.ts'
import { keepScript } from './keep.page.ts'
import { findReport } from './mandatory-report.store.ts'
import { outcomePage, receiptPage } from './outcome.page.ts'
import { findByReceipt } from './reporter.store.ts'
import { openCode, sendDraft, writeDraft, type Written } from './writing.store.ts'

export type Pause = (milliseconds: number) => Promise<unknown>

/** How many wrong codes may wait at once, whoever sends them: a guesser gets no further than these a second. */
const mostWaiting = 50
const waitOfWrong = 1_000

/**
 * The page of duty units (`/help/duty`): a code opens one form, the form saves what is written under
 * it, a receipt shows how far the report has come. No session, no cookie, no code in an address.
 */
export async function serveDuty(
  server: FastifyInstance,
  runtime: Runtime,
  pause: Pause = (milliseconds) => setTimeout(milliseconds),
): Promise<void> {
  const wrong = slowly(pause)
  await serveFormPages(
    server,
    root,
    [
      {
        ...{ method: 'GET', path: '' },
        answer: ({ query }) => ({ body: frontPage(languageOf(query)) }),
      },
      {
        ...{ method: 'GET', path: '/report' },
        answer: ({ query }) => ({ body: frontPage(languageOf(query)) }),
      },
      { method: 'POST', path: '/report', answer: (request) => report(runtime, request, wrong) },
      {
        ...{ method: 'POST', path: '/draft', showsNothing: true },
        answer: (request) => keep(runtime, request, wrong),
      },
      {
        ...{ method: 'GET', path: '/outcome' },
        answer: ({ query }) => ({ body: receiptPage(languageOf(query)) }),
      },
      { method: 'POST', path: '/outcome', answer: (request) => outcome(runtime, request, wrong) },
      {
        ...{ method: 'GET', path: '/keep.js', showsNothing: true },
        answer: () => ({ body: keepScript, type: 'text/javascript' }),
      },
    ],
    ({ query }) => ({ body: frontPage(languageOf(query), 'error.busy') }),
    ({ query }) => ({ body: emptied(languageOf(query)) }),
  )
}

function languageOf(query: PageRequest['query']): Language {
  return query['lang'] === 'en' ? 'en' : 'zh'
}

/** @returns whether there was room to wait; a true code never waits here */
type Wrong = () => Promise<boolean>

function slowly(pause: Pause): Wrong {
  let waiting = 0
  return async () => {
    if (waiting >= mostWaiting) return false
    waiting += 1
    await pause(waitOfWrong).finally(() => {
      waiting -= 1
    })
    return true
  }
}

async function refused(
  language: Language,
  word: Exclude<Written, { readonly codeId: string }>['refused'],
  wrong: Wrong,
): Promise<PageAnswer> {
  if (word !== 'code-unknown') return { status: 403, body: frontPage(language, `error.${word}`) }
  return (await wrong())
    ? { status: 404, body: frontPage(language, 'error.code-unknown') }
    : { status: 429, body: frontPage(language, 'error.busy') }
}

/** Opens the form, saves it, or sends it. */
async function report(
  runtime: Runtime,
  { query, form }: PageRequest,
  wrong: Wrong,
): Promise<PageAnswer> {
  const language = languageOf(query)
  const code = readDigits(form['code'] ?? '')
  if (code === undefined) return refused(language, 'code-unknown', wrong)
  const act = form['do']
  const given = { code, draft: draftOf(form), revision: Number(form['revision'] ?? '') }
  const isWriting = act === 'save' || act === 'send'
  const written = await within(runtime, (tx) =>
    isWriting ? writeDraft(tx, given) : openCode(tx, code),
  )
  if ('refused' in written) return refused(language, written.refused, wrong)
  if (written.receipt !== undefined) {
    return { body: sentPage(language, written.receipt, true) }
  }
  const shown: FormShown = {
    ...{ language, code, draft: written.draft, revision: written.revision },
    places: await placesOf(runtime),
  }
  if (!isWriting) return { body: formPage({ ...shown, saved: savedAt('saved.draft', written) }) }
  if (written.isElsewhere) {
    // What was sent now is in nobody's draft yet; what was only saved is older than what is kept.
    const word = act === 'send' ? 'error.look-again' : 'error.wrote-elsewhere'
    const draft = act === 'send' ? given.draft : written.draft
    return { status: 409, body: formPage({ ...shown, draft, errors: [word] }) }
  }
  if (act === 'save') return { body: formPage({ ...shown, saved: savedAt('saved', written) }) }
  const sent = await within(runtime, (tx) => sendDraft(tx, code))
  if ('receipt' in sent) {
    return { body: sentPage(language, sent.receipt, given.draft.isPoliceCalled) }
  }
  const errors = sent.missing.map((each): DutyWord => `error.${each}`)
  return { status: 422, body: formPage({ ...shown, errors }) }
}

function savedAt(word: 'saved' | 'saved.draft', written: Written): FormShown['saved'] {
  if ('refused' in written || written.savedAt === null) return undefined
  return { word, at: written.savedAt }
}

/** What the script sends while somebody writes; answered with the number to send next. */
async function keep(runtime: Runtime, { form }: PageRequest, wrong: Wrong): Promise<PageAnswer> {
  const code = readDigits(form['code'] ?? '')
  const given = { draft: draftOf(form), revision: Number(form['revision'] ?? '') }
  const written =
    code === undefined
      ? ({ refused: 'code-unknown' } as const)
      : await within(runtime, (tx) => writeDraft(tx, { code, ...given }))
  if ('refused' in written) {
    await wrong()
    return { status: 403, body: '' }
  }
  if (written.isElsewhere || written.receipt !== undefined) return { status: 409, body: '' }
  return { body: String(written.revision) }
}

async function outcome(
  runtime: Runtime,
  { query, form }: PageRequest,
  wrong: Wrong,
): Promise<PageAnswer> {
  const language = languageOf(query)
  const receipt = readDigits(form['receipt'] ?? '')
  const found =
    receipt === undefined
      ? undefined
      : await within(runtime, async (tx) => {
          const id = await findByReceipt(tx, receipt)
          return id === undefined ? undefined : findReport(tx, id)
        })
  if (found !== undefined) return { body: outcomePage(language, found) }
  return (await wrong())
    ? { status: 404, body: receiptPage(language, 'error.receipt-unknown') }
    : { status: 429, body: receiptPage(language, 'error.busy') }
}

function within<Result>(
  { db, config }: Runtime,
  work: Parameters<typeof db.within<Result>>[1],
): Promise<Result> {
  return db.within(systemActor(config.region), work)
}

async function placesOf(runtime: Runtime): Promise<Places> {
  const all = await within(runtime, (tx) => findAllDivisions(tx))
  const townships = all.filter(({ level }) => level === 'township')
  return all
    .filter(({ level }) => level === 'county')
    .map(({ code, name }) => ({
      county: name,
      townships: townships.filter((township) => countyOf(township.code) === code),
    }))
    .filter(({ townships: own }) => own.length > 0)
}
