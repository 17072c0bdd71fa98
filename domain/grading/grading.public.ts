import type { LeadsChanged, LeadsRegistered } from '#domain/leads/lead.schema.ts'
import { noteOnMatters } from '#domain/matters/entry.public.ts'
import type { Entry, MatterChange, MattersChanged } from '#domain/matters/matter.schema.ts'
import { findUnreached, mattersToGrade } from '#domain/matters/regrade.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Cue, CueAnswer, CuesRecorded, CueSource, FactCode } from './cue.schema.ts'
import { findCues, insertCues, moveGradings } from './cue.store.ts'
import { standingCues } from './cue.transition.ts'
import { gradeMatters } from './grading.store.ts'
import { gradingSetting } from './rule-set.schema.ts'

export { grade } from './grade.transition.ts'

export type NewCue = {
  readonly matterId: string
  readonly cue: FactCode
  readonly answer: CueAnswer
  readonly source: CueSource
  readonly evidence?: string | undefined
}

/**
 * Facts that another slice learnt about matters: an order was broken, it has happened again. They are
 * written where the matters lie, as the system, and the matters are graded anew in this transaction.
 * What a source has said already is not said twice.
 */
export async function recordCues(tx: Tx, cues: readonly NewCue[]): Promise<void> {
  if (cues.length === 0) return
  const graded = await mattersToGrade(
    tx,
    cues.map(({ matterId }) => matterId),
  )
  const places = new Map(
    graded.flatMap(({ matter, memberIds }) => memberIds.map((id) => [id, matter] as const)),
  )
  const known = new Set(
    standingCues(await findCues(tx, [...places.keys()])).map((cue) => printOf(cue)),
  )
  const on = { actor: tx.initiator, now: tx.now }
  const made = [...places].flatMap(([id, place]) =>
    newCues(
      cues.filter(({ matterId }) => matterId === id),
      place,
      on,
    ),
  )
  await saveCues(
    tx,
    made.filter((cue) => !known.has(printOf(cue))),
  )
}

/** Writes answers, says so in the time lines, and has the matters graded. */
export async function saveCues(tx: Tx, cues: readonly Cue[]): Promise<void> {
  if (cues.length === 0) return
  insertCues(tx, cues)
  const matterIds = [...new Set(cues.map(({ matterId }) => matterId))]
  const said = (matterId: string, answer: CueAnswer): string =>
    cues
      .filter((cue) => cue.matterId === matterId && cue.answer === answer)
      .map(({ cue }) => cue)
      .join()
  await noteOnMatters(
    tx,
    matterIds.map((matterId) => ({
      matterId,
      kind: 'cues-recorded' as const,
      detail: {
        yes: said(matterId, 'yes'),
        no: said(matterId, 'no'),
        source: cues.find((cue) => cue.matterId === matterId)?.sourceKind ?? '',
      },
    })),
  )
  const event: CuesRecorded = { type: 'cues.recorded', matterIds }
  tx.publish(event)
}

/** Answers of one author, where their matter lies. */
export function newCues(
  cues: readonly NewCue[],
  place: Place,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Cue[] {
  const { region, division, orgId, audience, sensitivity, named, barred } = place
  return cues.map(({ source, ...cue }) => ({
    ...{ region, division, orgId, audience, sensitivity, named, barred },
    ...cue,
    id: newId(),
    sourceKind: source.kind,
    sourceId: source.id,
    recordedAt: now.toISOString(),
    recordedBy: actor.id,
    recordedByName: actor.name,
  }))
}

function printOf({ matterId, cue, answer, sourceKind, sourceId }: Cue): string {
  return [matterId, cue, answer, sourceKind, sourceId].join()
}

/** Subscriber of `cues.recorded`. */
export async function gradeRecorded(tx: Tx, { matterIds }: CuesRecorded): Promise<void> {
  await gradeMatters(tx, matterIds, 'cues', { isReasserted: false })
}

/**
 * Subscriber of `leads.registered` and `leads.changed`, after the matters were opened: what a lead says
 * counts for the matter that it became, or that it was attached to.
 */
export async function cuesOfLeads(tx: Tx, event: LeadsRegistered | LeadsChanged): Promise<void> {
  const before = event.type === 'leads.changed' ? event.before : []
  const found = event.leads.flatMap((lead, at) => {
    const { matterId, cues = [], id, status } = lead
    const isNew = before[at] === undefined || before[at].status === 'open'
    const isMatter = status === 'registered' || status === 'attached'
    if (matterId === undefined || !isMatter || !isNew) return []
    const source = { kind: 'lead', id } as const
    return cues.map(({ cue, answer }): NewCue => ({ matterId, cue, answer, source }))
  })
  await recordCues(tx, found)
}

/**
 * Subscriber of `matters.changed`: what was said about a matter goes where it goes, and what happened
 * to it grades it anew: a merge, a reopening, a follow-up with a concern, attempts that reach nobody.
 */
export async function gradeChanged(tx: Tx, { changes }: MattersChanged): Promise<void> {
  moveGradings(
    tx,
    changes.flatMap(({ before, matter }) =>
      before !== undefined && isElsewhere(before, matter) ? [matter] : [],
    ),
  )
  const merged = changes.filter((change) => turned(change, 'merged'))
  const targets = merged.flatMap(({ matter }) => matter.mergedInto ?? [])
  await gradeMatters(tx, targets, 'merged', { isReasserted: true })
  const reopened = changes.filter(
    (change) => turned(change, 'open') && change.before?.status !== 'merged',
  )
  await gradeMatters(tx, idsOf(reopened), 'reopened', { isReasserted: true })
  const concerned = changes.filter(({ entries }) => hasResult(entries, 'concern'))
  await gradeMatters(tx, idsOf(concerned), 'concern', { isReasserted: true })
  await recordCues(tx, await contactCues(tx, changes))
}

/** ⚙ So many attempts in a row without reaching her are a cue; the next one that does answers it. */
async function contactCues(tx: Tx, changes: readonly MatterChange[]): Promise<NewCue[]> {
  const cues: NewCue[] = []
  for (const { matter, entries } of changes) {
    const work = entries?.filter(({ kind }) => kind === 'contact' || kind === 'follow-up') ?? []
    if (work.length === 0) continue
    const { body } = await settingOf(tx, gradingSetting)
    const isMissed = (await findUnreached(tx, matter.id)) >= body.missedContacts
    const isReached = !hasResult(work, 'not-reached') && (await wasMissed(tx, matter.id))
    if (!isMissed && !isReached) continue
    const source = { kind: 'matter', id: matter.id } as const
    const answer = isMissed ? 'yes' : 'no'
    cues.push({ matterId: matter.id, cue: 'missed-contact', answer, source })
  }
  return cues
}

async function wasMissed(tx: Tx, matterId: string): Promise<boolean> {
  const cues = standingCues(await findCues(tx, [matterId]))
  return cues.some(
    ({ cue, answer, sourceKind }) =>
      cue === 'missed-contact' && answer === 'yes' && sourceKind === 'matter',
  )
}

function hasResult(entries: readonly Entry[] | undefined, result: string): boolean {
  return entries?.some(({ detail }) => detail?.['result'] === result) ?? false
}

function idsOf(changes: readonly MatterChange[]): string[] {
  return changes.map(({ matter }) => matter.id)
}

function turned({ before, matter }: MatterChange, status: string): boolean {
  return before !== undefined && before.status !== status && matter.status === status
}

function isElsewhere(before: Place, now: Place): boolean {
  const printed = ({ division, orgId, audience, sensitivity, named, barred }: Place): string =>
    JSON.stringify([division, orgId, audience, sensitivity, named, barred])
  return printed(before) !== printed(now)
}
