import { arrayActedFor } from '#domain/delegations/delegation.public.ts'
import { divisionNames } from '#domain/divisions/division.public.ts'
import { countOpenLeads } from '#domain/leads/lead.public.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { Tx } from '#platform/db/tx.ts'
import { query, type Route } from '#platform/http/route.ts'
import { maskName } from '#platform/text/mask.ts'
import { readDeskContract, type DeskRow } from './desk.contract.ts'
import { countDesk, endOfToday, findDeskSteps, findPinned, type DeskStep } from './desk.store.ts'
import type { DueStepKind } from './due-step.schema.ts'
import type { MatterAction } from './matter-action.schema.ts'
import { mayReadMatters } from './matter.policy.ts'

/** What a due step asks to be done next: the row's button. */
const actions: Readonly<Partial<Record<DueStepKind, MatterAction>>> = {
  acknowledge: 'acknowledge',
  accept: 'take',
  contact: 'contact',
  'follow-up': 'follow-up',
  report: 'report',
  revisit: 'revisit',
}

export const deskRoutes: readonly Route[] = [
  query(readDeskContract, {
    may: mayReadMatters,
    async read(tx, { query: { whose, after, size } }) {
      const acted = arrayActedFor(tx)
      const [pinned, leadsWaiting, steps, counts] = await Promise.all([
        findPinned(tx),
        countOpenLeads(tx),
        findDeskSteps(tx, acted, whose, { after: positionOf(after), size: size + 1 }),
        countDesk(tx, acted, whose),
      ])
      const shown = steps.slice(0, size)
      const last = shown.at(-1)
      const names = await divisionNames(
        tx,
        [...pinned, ...shown].map(({ division }) => division),
      )
      const pinnedIds = new Set(pinned.map(({ stepId }) => stepId))
      const row = rowsOf(tx, names)
      return {
        pinned: pinned.map(row),
        items: shown.filter(({ stepId }) => !pinnedIds.has(stepId)).map(row),
        next: steps.length > size && last !== undefined ? `${last.dueAt},${last.stepId}` : null,
        counts: {
          overdue: capped(counts.overdue),
          today: capped(counts.today),
          later: capped(counts.later),
        },
        leadsWaiting,
      }
    },
  }),
]

function positionOf(after: string | undefined): { dueAt: string; stepId: string } | undefined {
  const [dueAt, stepId] = after?.split(',') ?? []
  return dueAt === undefined || stepId === undefined ? undefined : { dueAt, stepId }
}

function capped(total: number): { total: number; totalIsCapped: boolean } {
  return { total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function rowsOf(
  { actor, now }: Tx,
  names: ReadonlyMap<string, string>,
): (step: DeskStep) => DeskRow {
  const [at, tomorrow] = [now.getTime(), endOfToday(now).getTime()]
  const whenOf = (dueAt: number): DeskRow['when'] => {
    if (dueAt <= at) return 'overdue'
    return dueAt < tomorrow ? 'today' : 'later'
  }
  return (step) => {
    const { stepId, kind, startedAt, dueAt, warnsAt, matterId, number, status, level } = step
    const { imminent, category, division, subjectName, subjectKind } = step
    return {
      ...{ stepId, kind, startedAt, dueAt, warnsAt, matterId, number, status, level, imminent },
      ...{ category, division, subjectKind },
      subjectId: step.subjectId ?? matterId,
      when: whenOf(Date.parse(dueAt)),
      isEscalated: step.escalatedAt !== null,
      isMine: step.assigneeId === actor.id,
      action: actions[kind] ?? null,
      divisionName: names.get(division) ?? '',
      subject: subjectName === null ? null : maskName(subjectName),
    }
  }
}
