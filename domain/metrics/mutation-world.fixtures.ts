import { aLead, insertLeads } from '#domain/leads/lead.fixtures.ts'
import { insertDueSteps } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { insertInto, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { makeIntake } from './mutation-intake.fixtures.ts'
import { besideTables, saveBeside, saveGrading, type ModelBeside } from './model-chain.fixtures.ts'
import { placeOf, visitRow, type ModelMatter } from './model.fixtures.ts'
import type { RecordKind } from './source.schema.ts'

/** A record that can be taken away, and what the lists behind figures know it by. */
export type Undoable = {
  readonly kind: RecordKind
  readonly table: string
  readonly id: string
  readonly division: string
  readonly day: string
  /** what the lists show for it: itself, or the matter that it grades */
  readonly subject: string
  /** whose visit it is */
  readonly member?: string
}

/** Where and when a record lies; a property chooses. */
export type Place = { readonly division: string; readonly day: string }

type World = { readonly tx: Tx; readonly next: () => Place; readonly made: Undoable[] }
type Columns = Readonly<Record<string, unknown>>

const told = Buffer.from('told')

/**
 * A small world in which every figure of the house counts at least one record that no other record
 * holds in place: each of them can be taken away by itself.
 * @param next where and when the next record lies
 */
export async function makeWorld(tx: Tx, next: () => Place): Promise<Undoable[]> {
  const world: World = { tx, next, made: [] }
  makeVisits(world)
  await makeLeads(world)
  await makeWalkedMatter(world)
  makeMatters(world)
  makeGradings(world)
  makeBesides(world)
  makeCommittee(world)
  for (const { kind, table, ...of } of await makeIntake(tx, next)) note(world, kind, table, of)
  return world.made
}

function note(
  { made }: World,
  kind: RecordKind,
  table: string,
  of: Place & { id: string; subject?: string; member?: string },
): void {
  made.push({ kind, table, subject: of.id, ...of })
}

/** Two of one executive, and the only one of another: she is counted by it. */
function makeVisits(world: World): void {
  const busy = newId()
  const shapes = [
    { executiveId: busy, solved: false, hazard: false },
    { executiveId: busy, solved: true, hazard: false },
    { executiveId: newId(), solved: true, hazard: true },
  ]
  for (const shape of shapes) {
    const { division, day } = world.next()
    const visit = {
      ...{ ...shape, id: newId(), division, executiveDivision: division, date: day },
      ...{ sensitivity: 'normal' as const, status: 'recorded' as const },
    }
    world.tx.send(insertInto('visits', visitRow(world.tx.actor.region, visit)))
    note(world, 'visits', 'visits', { division, day, id: visit.id, member: shape.executiveId })
  }
}

async function makeLeads(world: World): Promise<void> {
  const { region } = world.tx.actor
  const [open, resolved] = [world.next(), world.next()]
  const needs = [
    aLead({ region, division: open.division, foundOn: open.day, channel: 'hotline' }),
    aLead({
      ...{ region, division: resolved.division, foundOn: resolved.day },
      ...{ status: 'resolved', settledAt: tenOf(resolved.day) },
    }),
  ]
  await insertLeads(world.tx, needs)
  for (const { id, division, foundOn } of needs) {
    note(world, 'leads', 'leads', { id, division, day: foundOn })
  }
}

/** A hazard's matter that went all the way: accepted in time, resolved, revisited, and it had been before. */
async function makeWalkedMatter(world: World): Promise<void> {
  const { tx } = world
  const { region } = tx.actor
  const place = world.next()
  const { division, day } = place
  const at = tenOf(day)
  const hazard = aLead({
    ...{ region, division, foundOn: day, kind: 'hazard', status: 'registered', matterId: newId() },
  })
  await insertLeads(tx, [hazard])
  const id = insertMatter(tx, place, {
    ...{ leadId: hazard.id, status: 'closed', acceptedAt: at, closedAt: at, revisitedAt: at },
    ...{ closedOutcome: 'resolved', resolvedByKind: 'womens-federation', resolvedBy: newId() },
    revisitResult: 'settled',
  })
  insertStep(tx, { subjectId: id, matterId: id, kind: 'accept', at, division })
  tx.send(
    insertInto('matter_links', {
      ...placeOf(region, division, 'normal'),
      ...{ id: newId(), matterId: id, otherId: newId(), kind: 'recurrence', isEarlier: true },
      ...{ createdBy: newId(), createdAt: at },
    }),
  )
  note(world, 'matters', 'matters', { id, ...place })
}

function makeMatters(world: World): void {
  const shapes: ((day: string) => Columns)[] = [
    () => ({ status: 'open' }),
    () => ({ status: 'monitoring' }),
    (day) => ({
      ...{ status: 'archived', closedAt: tenOf(day), closedOutcome: 'resolved' },
      ...{ category: 'property', resolvedByKind: 'justice', resolvedBy: newId() },
    }),
  ]
  for (const shape of shapes) {
    const place = world.next()
    const id = insertMatter(world.tx, place, shape(place.day))
    note(world, 'matters', 'matters', { id, ...place })
  }
}

function makeGradings(world: World): void {
  for (const kind of ['regraded', 'danger-flagged'] as const) {
    const place = world.next()
    const subject = insertMatter(world.tx, place, {})
    const entry = { id: newId(), matterId: subject, at: tenOf(place.day), kind, level: 1 }
    saveGrading(world.tx, entry, lying(subject, place))
    note(world, 'gradings', 'matter_entries', { id: entry.id, subject, ...place })
  }
}

function makeBesides(world: World): void {
  const { tx } = world
  const shapes: readonly Pick<ModelBeside, 'source' | 'isGood'>[] = [
    { source: 'referrals', isGood: true },
    { source: 'referrals', isGood: false },
    { source: 'orders', isGood: true },
    { source: 'orders', isGood: false },
    { source: 'warnings', isGood: true },
    { source: 'supervision', isGood: true },
    { source: 'supervision', isGood: false },
  ]
  for (const shape of shapes) {
    const place = world.next()
    const matterId = insertMatter(tx, place, {})
    const at = tenOf(place.day)
    const beside = { ...shape, id: newId(), matterId, at, later: at, broken: at }
    saveBeside(tx, beside, lying(matterId, place), true)
    if (shape.source === 'referrals' && shape.isGood) {
      const { division } = place
      insertStep(tx, { subjectId: beside.id, matterId, kind: 'sign', at, division })
      const { region } = tx.actor
      tx.send(updateIn('referrals', { region, id: beside.id, signedAt: at }))
    }
    note(world, shape.source, besideTables[shape.source], { id: beside.id, ...place })
  }
}

function makeCommittee(world: World): void {
  const { division, day } = world.next()
  const { region } = world.tx.actor
  const committee = anOrganisation({ region, kind: 'mediation', level: 'village', division })
  insertOrganisations(world.tx, [committee])
  note(world, 'organisations', 'organisations', { id: committee.id, division, day })
}

function insertMatter(tx: Tx, { division, day }: Place, change: Columns): string {
  const { region } = tx.actor
  const id = newId()
  tx.send(
    insertInto('matters', {
      ...placeOf(region, division, 'normal'),
      ...{ region, id, number: id, leadId: newId(), category: 'marriage-family', status: 'open' },
      ...{ level: 3, imminent: false, levelReason: told, narrative: told },
      ...{ foundOn: day, openedAt: tenOf(day) },
      ...change,
    }),
  )
  return id
}

/** A step that was done in time. */
function insertStep(
  tx: Tx,
  of: {
    subjectId: string
    matterId: string
    kind: 'accept' | 'sign'
    at: string
    division: string
  },
): void {
  const { subjectId, matterId, kind, at, division } = of
  const place = {
    ...{ region: tx.actor.region, division, orgId: newId(), audience: [], named: [], barred: [] },
    sensitivity: 'normal' as const,
  }
  const step = {
    ...{ id: newId(), matterId, subjectId, kind, dutyOrgId: newId(), clockNumber: 0, stage: 0 },
    ...{ startedAt: at, dueAt: at, doneAt: at, ended: 'done' as const, version: 1 },
    subjectKind: kind === 'sign' ? ('referral' as const) : ('matter' as const),
  }
  insertDueSteps(tx, [step], new Map([[matterId, place]]))
}

/** What of a matter decides where the records beside it lie. */
function lying(id: string, { division, day }: Place): ModelMatter {
  return {
    ...{ id, division, foundOn: day, openedAt: tenOf(day), closedAt: null, level: 3 },
    ...{ category: 'marriage-family', imminent: false, mergedInto: null, status: 'open' },
    sensitivity: 'normal',
  }
}

/** Ten in the morning in Huangshi. */
function tenOf(day: string): string {
  return `${day}T02:00:00.000Z`
}
