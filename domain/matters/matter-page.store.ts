import { accountNames } from '#domain/accounts/account.public.ts'
import { divisionNames } from '#domain/divisions/division.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { maySee } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { maskName, maskPhone } from '#platform/text/mask.ts'
import { chainOf } from './chain.schema.ts'
import { isOpenStep, isOverdue, type DueStep } from './due-step.schema.ts'
import { actionsOf, outcomesOf } from './matter-action.policy.ts'
import type {
  ActionView,
  MatterAnswer,
  MatterPage,
  MatterRow,
  StepView,
} from './matter-page.contract.ts'
import type { ListedMatter } from './matter-list.store.ts'
import { mayRestrictMatter } from './matter.policy.ts'
import type { MatterFile } from './matter.schema.ts'

/** Steps that ended and are still shown; the time line has them all. */
const endedShown = 10

type Names = ReadonlyMap<string, string>

/** The page as the person who asks may see it, also after a save went on as the system. */
export async function presentMatter(file: MatterFile, tx: Tx): Promise<MatterPage> {
  const orgIds = [file.orgId, ...file.audience, ...file.steps.map(({ dutyOrgId }) => dutyOrgId)]
  if (file.resolvedBy !== undefined) orgIds.push(file.resolvedBy)
  const mayRestrict = !isRefusal(mayRestrictMatter(tx.initiator, file))
  const [divisions, organisations, accounts] = await Promise.all([
    divisionNames(tx, [file.division]),
    organisationNames(tx, orgIds),
    accountNames(tx, mayRestrict ? [...file.barred, ...file.named] : []),
  ])
  const organisation = (id: string): { id: string; name: string } => named(organisations, id)
  const account = (of: string): { id: string; name: string | null } => {
    const known = accounts.get(of)
    const isOurs = known !== undefined && tx.initiator.orgs.includes(known.orgId)
    return { id: of, name: isOurs ? known.name : null }
  }
  const { id, number, leadId, category, status, level, levelReason, imminent } = file
  const { sensitivity, division, narrative, foundOn, openedAt, cleanFollowUps, version } = file
  return {
    ...{ id, number, leadId, category, status, level, levelReason, imminent, sensitivity },
    ...{ division, narrative, foundOn, openedAt, cleanFollowUps, version },
    proposedLevel: file.proposedLevel ?? null,
    proposedReason: file.proposedReason ?? null,
    divisionName: divisions.get(division) ?? '',
    organisation: organisation(file.orgId),
    coActing: file.audience.map(organisation),
    assigneeId: file.assigneeId ?? null,
    assigneeName: file.assigneeName ?? null,
    personId: file.personId ?? null,
    subject: file.subjectName === undefined ? null : maskName(file.subjectName),
    hasSafeContact: file.safeContact !== undefined,
    safePhone: file.safeContact === undefined ? null : maskPhone(file.safeContact.phone),
    wish: file.wish ?? null,
    acceptedAt: file.acceptedAt ?? null,
    contactedAt: file.contactedAt ?? null,
    closedAt: file.closedAt ?? null,
    closedOutcome: file.closedOutcome ?? null,
    resolvedBy: file.resolvedBy === undefined ? null : organisation(file.resolvedBy),
    revisitedAt: file.revisitedAt ?? null,
    revisitResult: file.revisitResult ?? null,
    mergedInto: file.mergedInto ?? null,
    barred: mayRestrict ? file.barred.map(account) : [],
    named: mayRestrict ? file.named.map(account) : [],
    chain: chainOf(file),
    steps: shownSteps(file.steps).map((step) => viewOfStep(step, file, organisations, tx.now)),
    actions: actionsOf(tx.initiator, file).map(({ action, refusal }) =>
      Object.assign({ action }, viewOfRefusal(refusal)),
    ),
    outcomes: outcomesOf(file).map(({ outcome, refusal }) =>
      Object.assign({ outcome }, viewOfRefusal(refusal)),
    ),
  }
}

/** Nothing is answered about a matter that the command itself closed to the actor. */
export async function answerWith(file: MatterFile, tx: Tx): Promise<MatterAnswer> {
  return { page: maySee(tx.initiator, file) ? await presentMatter(file, tx) : null }
}

function shownSteps(steps: readonly DueStep[]): DueStep[] {
  const byClock = steps.toSorted((left, right) => (left.dueAt < right.dueAt ? -1 : 1))
  const ended = byClock.filter((step) => !isOpenStep(step)).slice(-endedShown)
  return [...byClock.filter(isOpenStep), ...ended.toReversed()]
}

function viewOfStep(step: DueStep, file: MatterFile, names: Names, now: Date): StepView {
  const { id, kind, startedAt, dueAt } = step
  return {
    ...{ id, kind, startedAt, dueAt, subjectKind: step.subjectKind },
    subjectId: step.subjectId ?? null,
    organisation: named(names, step.dutyOrgId),
    warnsAt: step.warnsAt ?? null,
    doneAt: step.doneAt ?? null,
    ended: step.ended ?? null,
    isOverdue: isOverdue(step, now),
    escalatedAt: step.escalatedAt ?? null,
    isOfMerged: step.matterId !== file.id,
  }
}

function viewOfRefusal(refusal: Refusal | undefined): Pick<ActionView, 'refusal' | 'detail'> {
  return { refusal: refusal?.refused ?? null, detail: refusal?.detail ?? null }
}

function named(names: Names, id: string): { id: string; name: string } {
  return { id, name: names.get(id) ?? '' }
}

export async function presentRows(tx: Tx, matters: readonly ListedMatter[]): Promise<MatterRow[]> {
  const [divisions, organisations] = await Promise.all([
    divisionNames(
      tx,
      matters.map(({ division }) => division),
    ),
    organisationNames(
      tx,
      matters.map(({ orgId }) => orgId),
    ),
  ])
  return matters.map((matter) => {
    const { id, number, status, level, imminent, sensitivity, category, division } = matter
    const { assigneeId, assigneeName, foundOn, openedAt, closedAt, dueKind, dueAt, dueWarnsAt } =
      matter
    return {
      ...{ id, number, status, level, imminent, sensitivity, category, division },
      ...{ assigneeId, assigneeName, foundOn, openedAt, closedAt, dueKind, dueAt, dueWarnsAt },
      divisionName: divisions.get(division) ?? '',
      organisation: named(organisations, matter.orgId),
      subject: matter.subjectName === null ? null : maskName(matter.subjectName),
      isOverdue: dueAt !== null && Date.parse(dueAt) <= tx.now.getTime(),
    }
  })
}
