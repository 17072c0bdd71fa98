import { countyOf, type Division } from '#domain/divisions/division.schema.ts'
import { findAllDivisions } from '#domain/divisions/division.public.ts'
import type { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import { findOfKindsAt } from '#domain/organisations/organisation.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { PageAnswer, PageRequest } from '#platform/http/form-pages.ts'
import type { Runtime } from '#platform/http/route.ts'
import {
  contactPage,
  safePage,
  servicesPage,
  steps,
  storyPage,
  topicPage,
  wherePage,
  type Answers,
  type Asked,
  type Places,
  type Step,
} from './ask.page.ts'
import { fileFault, viewOf, wordOf } from './frame.page.ts'
import type { HelpWord } from './help-zh.page.ts'
import { Safe, Told, Topic } from './help.schema.ts'
import { countRequest } from './limit.store.ts'
import { isProof, newForm, readForm } from './receipt.store.ts'
import { receiptPage } from './talk.page.ts'
import { sendFile } from './talk.store.ts'
import { requestIdOf, writeRequest } from './telling.store.ts'

export function openAsk({ keyring, clock }: Runtime, { query }: PageRequest): PageAnswer {
  const form = newForm(keyring, clock.now())
  return { body: topicPage({ view: viewOf(query), form, answers: answersOf({}) }) }
}

/** The next question, or the one that was not answered again, or the end of it. */
export async function answerAsk(runtime: Runtime, request: PageRequest): Promise<PageAnswer> {
  const { query, form } = request
  const answers = answersOf(form)
  const now = runtime.clock.now()
  const token = form['form'] ?? ''
  const name = readForm(runtime.keyring, token, now)
  const isSending = form['step'] === 'send'
  const asked: Asked = {
    ...{ view: viewOf(query), answers },
    form: name === undefined ? newForm(runtime.keyring, now) : token,
  }
  const wanted = steps.find((step) => step === form['step']) ?? 'contact'
  const fault = name === undefined ? { step: before(wanted, isSending), error: expired } : undefined
  const missing = fault ?? faultOf(answers, isSending ? 'send' : wanted)
  if (missing !== undefined) {
    const body = await pageOf(runtime, { ...asked, error: missing.error }, missing.step)
    return { status: name === undefined ? 403 : 422, body }
  }
  if (!isSending || name === undefined) return { body: await pageOf(runtime, asked, wanted) }
  return send(runtime, request, { asked, name, isProved: isProof(token, form['proof'] ?? '') })
}

const expired: HelpWord = 'error.expired'

/** The page that was sent. */
function before(wanted: Step, isSending: boolean): Step {
  return isSending ? 'contact' : (steps[Math.max(0, steps.indexOf(wanted) - 1)] ?? 'topic')
}

/** Whatever was sent, no page is shown before what it needs is there. */
function faultOf(
  { topic, story, name, phone, time, avoid }: Answers,
  wanted: Step | 'send',
): { step: Step; error: HelpWord } | undefined {
  if (wanted !== 'topic' && !Topic.safeParse(topic).success) {
    return { step: 'topic', error: 'error.topic' }
  }
  if (wanted !== 'contact' && wanted !== 'send') return undefined
  if (story.trim().length < 2) return { step: 'story', error: 'error.story' }
  if (story.trim().length > 4_000) return { step: 'story', error: 'error.story-long' }
  const isFit = Told.safeParse({ story, name, phone, time, avoid }).success
  return isFit ? undefined : { step: 'contact', error: 'error.contact-long' }
}

async function send(
  runtime: Runtime,
  { address, file }: PageRequest,
  { asked, name, isProved }: { asked: Asked; name: string; isProved: boolean },
): Promise<PageAnswer> {
  const { view, answers } = asked
  const { fate, isFirstHeld } = await countRequest(runtime, address, isProved)
  const full = { status: 429, body: contactPage({ ...asked, error: 'error.full' }) }
  if (fate === 'refused') return full
  const township = (await townshipsOf(runtime)).find(({ code }) => code === answers.place)
  const receipt = await writeRequest(
    runtime,
    {
      ...{ form: name, lang: view.lang, isProved, told: Told.parse(toldOf(answers)) },
      topic: Topic.parse(answers.topic),
      safe: Safe.safeParse(answers.safe).data ?? 'unknown',
      division: township?.code ?? cityOf(runtime),
    },
    { isHeld: fate === 'held', isFirstHeld },
  )
  if (isRefusal(receipt)) return full
  // Whatever becomes of the file, what she wrote is there and the receipt is hers.
  const refusal =
    file === undefined
      ? undefined
      : await sendFile(runtime, {
          ...{ id: requestIdOf(name), form: `${name} file`, file, address },
          text: wordOf(view, 'file.only'),
        })
  return { body: receiptPage(view, receipt, refusal && fileFault(refusal)) }
}

function toldOf({ story, name, phone, time, avoid }: Answers): Record<string, string> {
  return { story, name, phone, time, avoid }
}

async function pageOf(runtime: Runtime, asked: Asked, step: Step): Promise<string> {
  switch (step) {
    case 'topic':
      return topicPage(asked)
    case 'safe':
      return safePage(asked)
    case 'where':
      return wherePage(asked, await placesOf(runtime))
    case 'services':
      return servicesPage(asked, await namesNear(runtime, asked.answers))
    case 'story':
      return storyPage(asked)
    case 'contact':
      return contactPage(asked)
  }
}

function answersOf(form: Readonly<Record<string, string>>): Answers {
  const text = (name: string): string => (form[name] ?? '').slice(0, 8_000)
  return {
    ...{ topic: text('topic'), safe: text('safe'), place: text('place'), story: text('story') },
    ...{ name: text('name'), phone: text('phone'), time: text('time'), avoid: text('avoid') },
  }
}

function cityOf({ config }: Runtime): string {
  return `${config.region.slice(0, 4)}00000000`
}

async function townshipsOf(runtime: Runtime): Promise<Division[]> {
  const all = await divisionsOf(runtime)
  return all.filter(({ level }) => level === 'township')
}

/** The list of divisions is the same for everybody: nothing is told by asking for it. */
function divisionsOf({ db, config }: Runtime): Promise<Division[]> {
  return db.within(systemActor(config.region), (tx) => findAllDivisions(tx))
}

async function placesOf(runtime: Runtime): Promise<Places> {
  const all = await divisionsOf(runtime)
  const townships = all.filter(({ level }) => level === 'township')
  return all
    .filter(({ level }) => level === 'county')
    .map(({ code, name }) => ({
      county: name,
      townships: townships.filter((township) => countyOf(township.code) === code),
    }))
    .filter((group) => group.townships.length > 0)
}

const general: readonly OrganisationKind[] = ['womens-federation', 'public-security', 'mediation']

/** Who is asked for what, besides the federation, the police and the mediators. Never a shelter. */
const kindsOf: Readonly<Record<Topic, readonly OrganisationKind[]>> = {
  hurt: [...general, 'legal-service', 'hospital'],
  sexual: [...general, 'procuratorate', 'legal-service', 'hospital'],
  child: [...general, 'civil-affairs', 'education', 'procuratorate'],
  family: [...general, 'justice', 'legal-service', 'court'],
  work: [...general, 'human-resources', 'legal-service', 'justice'],
  other: [...general, 'justice', 'civil-affairs'],
}

const mostNames = 12

/** The township's first, then the county's; without a place the city's. */
async function namesNear(runtime: Runtime, { topic, place }: Answers): Promise<string[]> {
  const kinds = kindsOf[Topic.safeParse(topic).data ?? 'other']
  const townships = await townshipsOf(runtime)
  const known = townships.find(({ code }) => code === place)
  const at = known === undefined ? [cityOf(runtime)] : [known.code, countyOf(known.code)]
  const found = await runtime.db.within(systemActor(runtime.config.region), (tx) =>
    findOfKindsAt(tx, kinds, at),
  )
  const nearest = found.toSorted(
    (one, other) => at.indexOf(one.division) - at.indexOf(other.division),
  )
  return nearest.map(({ name }) => name).slice(0, mostNames)
}
