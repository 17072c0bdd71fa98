import { isRefusal, permitted, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, download, query, reading, type Route } from '#platform/http/route.ts'
import { sheetStream, xlsxType } from '#platform/spreadsheets/sheet-writer.ts'
import { maskName } from '#platform/text/mask.ts'
import { dayOf } from '#platform/time/day.ts'
import { divisionNames } from '#domain/divisions/division.public.ts'
import { findExecutives } from '#domain/organisations/organisation.public.ts'
import { savePeople, type PeoplePlan } from '#domain/people/person.public.ts'
import { exportedSheet } from './visit-export.table.ts'
import {
  findPreviousVisit,
  findVisitLines,
  findVisitPage,
  type VisitLine,
} from './visit-list.store.ts'
import { prepareVisit, type PreparedVisit } from './visit-entry.store.ts'
import {
  correctVisitContract,
  exportVisitsContract,
  listVisitsContract,
  previousVisitContract,
  readVisitContract,
  recordVisitContract,
  removeVisitContract,
  type VisitFile,
  type VisitListed,
} from './visit.contract.ts'
import {
  mayCorrectVisit,
  mayExportVisits,
  mayListVisits,
  mayReadVisit,
  mayRecordVisit,
  mayRemoveVisit,
} from './visit.policy.ts'
import type { Visit, VisitsCorrected, VisitsRecorded, VisitsRemoved } from './visit.schema.ts'
import {
  insertVisits,
  lockVisit,
  openVisit,
  saveVisit,
  visitById,
  type VisitRow,
} from './visit.store.ts'
import { correctVisit, recordVisit, removeVisit } from './visit.transition.ts'

/** More rows than anybody reads; figures come from reports. */
export const exportCap = 10_000

/** A visit with the account of its executive, who must go on seeing it when it turns out sensitive. */
type Correctable = Visit & { readonly executiveAccounts: readonly string[] }

/** A visit with the files of the people met, which are opened with it. */
type Entered = Visit & { readonly people: PeoplePlan }

export const visitRoutes: readonly Route[] = [
  query(listVisitsContract, {
    may: mayListVisits,
    async read(tx, { query: { page, size, ...filters } }) {
      if (isTooShort(filters.q)) return refuse('search-too-short')
      const found = await findVisitPage(tx, filters, { page, size })
      return { ...found, items: await listed(tx, found.items) }
    },
  }),

  query(previousVisitContract, {
    may: mayReadVisit,
    async read(tx, { query: { person, subject = '', division = '' } }) {
      const found = await findPreviousVisit(
        tx,
        person === undefined ? { subject, division } : { person },
      )
      return { previous: found === undefined ? null : { ...found, tags: [...found.tags] } }
    },
    audit: 'visit.prefilled',
  }),

  download(exportVisitsContract, {
    may: mayExportVisits,
    async produce(tx, { query: filters }) {
      if (isTooShort(filters.q)) return refuse('search-too-short')
      const lines = await findVisitLines(tx, filters, exportCap)
      const sheet = exportedSheet(await listed(tx, lines), lines, tx.actor.name, tx.now)
      const filename = `走访-${dayOf(tx.now)}.xlsx`
      return { filename, contentType: xlsxType, content: sheetStream(sheet) }
    },
    audit: 'visits.exported',
  }),

  reading<typeof readVisitContract, VisitRow>(readVisitContract, {
    may: mayReadVisit,
    find: ({ region }, { params: { id } }) => visitById(region, id),
    present: (row, tx) => presented(tx, openVisit(tx, row)),
    audit: 'visit.read',
  }),

  creation<typeof recordVisitContract, Entered, PreparedVisit>(recordVisitContract, {
    prepare: (tx, { body }) => prepareVisit(tx, body),
    may: (actor, { division }, { row }) => mayRecordVisit(actor, row.executive, division),
    apply: (_, { row, person, people }, { actor, now }) => ({
      ...recordVisit(row, {
        ...{ region: actor.region, id: newId(), accountId: actor.id, at: now.toISOString() },
        ...{ source: 'form', batchId: null, fingerprint: null, person },
      }),
      people,
    }),
    save(tx, { people, ...visit }) {
      savePeople(tx, people)
      insertVisits(tx, [visit])
    },
    events: ({ people: _people, ...visit }) => [
      { type: 'visits.recorded', visits: [visit] } satisfies VisitsRecorded,
    ],
    present: (visit, tx) => presented(tx, visit),
    audit: 'visit.recorded',
  }),

  command<typeof correctVisitContract, Correctable>(correctVisitContract, {
    async load(tx, { params: { id } }) {
      const visit = await lockVisit(tx, id)
      if (visit === undefined) return undefined
      const executives = await findExecutives(tx, [visit.executiveNumber])
      const accounts = [...executives.values()].map(({ accountId }) => accountId)
      return { ...visit, executiveAccounts: accounts.filter((account) => account !== null) }
    },
    may: (actor, visit, { division }) => mayCorrectVisit(actor, visit, division),
    apply({ executiveAccounts, ...visit }, correction) {
      const next = correctVisit(visit, correction, executiveAccounts)
      return isRefusal(next) ? next : { ...next, executiveAccounts }
    },
    save: saveVisit,
    events: (next, before) => [
      { type: 'visits.corrected', before: [before], visits: [next] } satisfies VisitsCorrected,
    ],
    present: (visit, tx) => presented(tx, visit),
    audit: 'visit.corrected',
  }),

  command(removeVisitContract, {
    load: (tx, { params: { id } }) => lockVisit(tx, id),
    may: mayRemoveVisit,
    apply: removeVisit,
    save: saveVisit,
    events: (visit) => [{ type: 'visits.removed', visits: [visit] } satisfies VisitsRemoved],
    present: (visit, tx) => presented(tx, visit),
    audit: 'visit.removed',
  }),
]

function isTooShort(q: string | undefined): boolean {
  return q !== undefined && Array.from(q).length === 1
}

function subjectOf({
  subjectName,
  sensitivity,
}: Pick<Visit, 'subjectName' | 'sensitivity'>): string | null {
  return subjectName === null || sensitivity === 'normal' ? subjectName : maskName(subjectName)
}

async function listed(tx: Tx, lines: readonly VisitLine[]): Promise<VisitListed[]> {
  const places = await divisionNames(tx, [...new Set(lines.map(({ division }) => division))])
  return lines.map(({ subjectName, executiveNumber: _number, ...rest }) => ({
    ...rest,
    subject: subjectOf({ subjectName, sensitivity: rest.sensitivity }),
    divisionName: places.get(rest.division) ?? '',
  }))
}

async function presented(tx: Tx, visit: Visit): Promise<VisitFile> {
  const { id, number, date, division, executiveId, executiveNumber, executiveName } = visit
  const { personId, subjectName, tags, need, solved, hazard, hazardLevel, extra } = visit
  const { source, batchId, status, removalReason, recordedAt, sensitivity, version } = visit
  const places = await divisionNames(tx, [division])
  const closed = visit.status === 'removed' ? refuse('visit-already-removed') : permitted
  const refusalOf = (decision: typeof permitted | Refusal): string | null =>
    isRefusal(closed) ? closed.refused : isRefusal(decision) ? decision.refused : null
  return {
    ...{ id, number, date, division, executiveId, executiveNumber, executiveName, personId },
    ...{ need, solved, hazard, hazardLevel, extra, source, batchId, status, removalReason },
    ...{ recordedAt, sensitivity, version, subject: subjectName, tags: [...tags] },
    divisionName: places.get(division) ?? '',
    actions: [
      { action: 'correct', refusal: refusalOf(mayCorrectVisit(tx.actor, visit)) },
      { action: 'remove', refusal: refusalOf(mayRemoveVisit(tx.actor, visit)) },
    ],
  }
}
