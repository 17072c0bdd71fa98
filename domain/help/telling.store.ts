import { moveToldFiles } from '#domain/attachments/told-file.public.ts'
import { guessCategory, type Category } from '#domain/leads/category.schema.ts'
import type { LeadTrait } from '#domain/leads/intake.schema.ts'
import { registerTold } from '#domain/leads/told.public.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import { federationAt, findFederations } from '#domain/organisations/organisation.public.ts'
import { publicActor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { idFrom } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import { dayOf } from '#platform/time/day.ts'
import type { HelpRequest, Safe, Told, Topic } from './help.schema.ts'
import {
  findByReceipt,
  insertNewRequests,
  lockRequest,
  moveMessages,
  saveRequest,
} from './help.store.ts'
import { writeAgain } from './help.transition.ts'
import { insertNewMessage } from './message.store.ts'
import { receiptIndex, receiptOf } from './receipt.store.ts'

/** What somebody sends from the public page. */
export type Telling = {
  /** the form's own name */
  readonly form: string
  readonly topic: Topic
  readonly safe: Safe
  /** a township, or the city where she did not say */
  readonly division: string
  readonly lang: 'zh' | 'en'
  readonly isProved: boolean
  readonly told: Told
}

const categories: Readonly<Record<Exclude<Topic, 'other'>, Category>> = {
  ...{ hurt: 'marriage-family', sexual: 'person-dignity', child: 'children' },
  ...{ family: 'marriage-family', work: 'labour-security' },
}

const traits: Readonly<Partial<Record<Topic, readonly LeadTrait[]>>> = {
  ...{ hurt: ['violence'], sexual: ['sexual'], child: ['minor'] },
}

/**
 * Writes the request down, and as a lead at its desk unless it is held. As the public, then the
 * system; sent twice by the same form it is there once.
 * @returns her receipt
 */
export function writeRequest(
  { db, config, keyring }: Runtime,
  telling: Telling,
  { isHeld, isFirstHeld }: { readonly isHeld: boolean; readonly isFirstHeld: boolean },
): Promise<string | Refusal> {
  const receipt = receiptOf(keyring, telling.form)
  return db.within(publicActor(config.region), async (tx) => {
    tx.asSystem()
    const desk = await deskOf(tx, telling.division)
    if (desk === undefined) return refuse('help-desk-missing')
    const request = requestOf(tx, telling, { desk, receipt, isHeld })
    const [fresh] = await insertNewRequests(tx, [request])
    if (fresh === undefined) {
      await addStory(tx, request)
      return receipt
    }
    tx.audit({ name: 'help-request.told', outcome: 'done', ...aboutRequest(fresh.id) })
    if (!isHeld) await sendToDesk(tx, fresh)
    else if (isFirstHeld) tell(tx, 'help-held', fresh)
    return receipt
  })
}

/** She went back, wrote it otherwise and sent the same form: the first stands, this is added to it. */
async function addStory(
  tx: Tx,
  { receiptIndex: index, told: { story } }: HelpRequest,
): Promise<void> {
  const id = await findByReceipt(tx, index)
  const before = id === undefined ? undefined : await lockRequest(tx, id)
  if (before === undefined || before.told.story === story) return
  const request = writeAgain(before, tx.now)
  const isNew = await insertNewMessage(
    tx,
    {
      ...{
        id: idFrom(`help story ${Buffer.from(index).toString('hex')} ${story}`),
        requestId: before.id,
      },
      ...{ side: 'person', authorId: null, authorName: null, text: story },
      ...{ at: tx.now.toISOString(), seenAt: null },
    },
    request,
  )
  if (isNew) saveRequest(tx, request)
}

/** The same form gives the same request. */
export function requestIdOf(form: string): string {
  return idFrom(`help ${form}`)
}

/** A lead for a request, at the same desk; its place becomes that of the conversation. */
export async function sendToDesk(tx: Tx, request: HelpRequest): Promise<void> {
  const lead = await registerTold(tx, entryOf(request), {
    orgId: request.orgId,
    sourceId: request.id,
  })
  if (isRefusal(lead)) throw new Error(`a request that gives no lead: ${lead.refused}`)
  const { audience, sensitivity, named, barred } = lead
  const placed = { ...request, leadId: lead.id, audience, sensitivity, named, barred }
  saveRequest(tx, placed)
  moveMessages(tx, placed, null)
  moveToldFiles(tx, placed)
  tell(tx, placed.safe === 'no' ? 'help-danger' : 'help-told', placed)
}

export function tell(
  tx: Tx,
  kind: 'help-told' | 'help-danger' | 'help-held' | 'help-written',
  request: HelpRequest,
): void {
  notify(tx, [{ kind, to: { orgId: request.orgId }, subjectId: request.id, place: request }])
}

export function aboutRequest(id: string): { subjectKind: string; subjectId: string } {
  return { subjectKind: 'help-request', subjectId: id }
}

/** The women's federation of the county, or of the city where she did not say where she is. */
async function deskOf(tx: Tx, division: string): Promise<string | undefined> {
  const isCity = division.endsWith('00000000')
  const city = await federationAt(tx, `${tx.actor.region.slice(0, 4)}00000000`)
  if (isCity) return city?.id
  const counties = await findFederations(tx, [division], 'county')
  return counties.get(division)?.id ?? city?.id
}

function requestOf(
  tx: Tx,
  { form, topic, safe, division, lang, isProved, told }: Telling,
  at: { readonly desk: string; readonly receipt: string; readonly isHeld: boolean },
): HelpRequest {
  const now = tx.now.toISOString()
  const index = receiptIndex(tx.keyring, at.receipt)
  return {
    ...{ region: tx.actor.region, division, orgId: at.desk, audience: [], barred: [], named: [] },
    // Until somebody has looked, nobody knows how grave it is: kept as violence is.
    sensitivity: 'sensitive',
    ...{ id: requestIdOf(form), receiptIndex: index, topic, safe, lang, isProved, told },
    isNamed: told.name !== '',
    ...{ status: at.isHeld ? 'held' : 'waiting', leadId: null, matterId: null },
    ...{ createdAt: now, toldAt: now, answeredAt: null, answeredByName: null },
    ...{ closedAt: null, closedByName: null, expiresAt: null, version: 1 },
  }
}

/** As every lead is written down; nothing is added that she did not say. */
function entryOf({
  topic,
  safe,
  division,
  createdAt,
  told,
}: HelpRequest): Parameters<typeof registerTold>[1] {
  const { story, name, phone, time, avoid } = told
  return {
    ...{ channel: 'online', sourceNumber: '', division, foundOn: dayOf(new Date(createdAt)) },
    category: topic === 'other' ? guessCategory(story) : categories[topic],
    ...{ summary: story, traits: [...(traits[topic] ?? [])], imminent: safe === 'no', cues: [] },
    intake: {
      reporter: { relation: 'self', isAnonymous: name === '', name, phone },
      safeContact: phone === '' ? null : { phone, time, opening: '', avoid },
      wish: '',
    },
    ...{ parties: [], isRegistered: false, link: null },
  }
}
