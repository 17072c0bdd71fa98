import { levelOf, type DivisionCode } from '#domain/divisions/division.schema.ts'
import { beginSteps, finishStepsOf } from '#domain/matters/due-step.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import { findOfKindsAt } from '#domain/organisations/organisation.public.ts'
import type { Organisation, OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { idFrom } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countedAnew, type Contact, type ContactFile, type Service } from './contact.schema.ts'
import { lockStoredContact, updateContact } from './contact.store.ts'
import { stepsOf } from './contact.transition.ts'
import { hotlineRuleSetting } from './hotline-rule.schema.ts'

/** A contact to work on. Whether its matter still runs is asked for as far as the actor may see it. */
export async function lockContact(
  tx: Tx,
  { params }: { params: { id: string } },
): Promise<ContactFile | undefined> {
  const contact = await lockStoredContact(tx, params.id)
  if (contact === undefined) return undefined
  const [{ body: rules }, matter] = await Promise.all([
    settingOf(tx, hotlineRuleSetting),
    contact.matterId === null ? undefined : findMatter(tx, contact.matterId),
  ])
  return { ...contact, rules, isRunning: isRunning(matter) }
}

export function isRunning(matter: Pick<Matter, 'status'> | undefined): boolean {
  return matter?.status === 'open' || matter?.status === 'monitoring'
}

/** Starts what is due on a new contact. */
export function beginContactSteps(tx: Tx, contact: Contact): void {
  begin(tx, contact, stepsOf(contact))
}

/** Writes what a command changed; steps that are not due any more end, others begin. */
export function saveContact(tx: Tx, next: Contact, before: Contact): void {
  updateContact(tx, next)
  tx.publish(countedAnew([before, next]))
  const [had, wanted] = [stepsOf(before), stepsOf(next)]
  const keys = new Set(wanted.map((step) => stepId(next.id, step)))
  const known = new Set(had.map((step) => stepId(next.id, step)))
  finishStepsOf(
    tx,
    [...known].filter((id) => !keys.has(id)),
    'done',
  )
  begin(
    tx,
    next,
    wanted.filter((step) => !known.has(stepId(next.id, step))),
  )
}

function begin(tx: Tx, contact: Contact, steps: ReturnType<typeof stepsOf>): void {
  const { id, matterId, number, orgId, ownerId, clockNumber } = contact
  if (matterId === null || steps.length === 0) return
  beginSteps(
    tx,
    steps.map((step) => ({
      ...step,
      ...{ id: stepId(id, step), matterId, subjectKind: 'contact' as const, subjectId: id },
      ...{ number, dutyOrgId: orgId, assigneeId: ownerId, clockNumber },
    })),
    contact,
  )
}

/** The same step of the same contact has the same id, so that it can be ended without being looked up. */
function stepId(contactId: string, { kind, dueAt }: { kind: string; dueAt: string }): string {
  return idFrom(`step:${contactId}:${kind}:${dueAt}`)
}

const kindsOf: Readonly<Record<Service, readonly OrganisationKind[]>> = {
  legal: ['legal-service', 'justice'],
  mediation: ['mediation'],
  counselling: ['social-organisation'],
}

/** The nearest office of each service around a division: its village, township, county, city. */
export async function servicesAround(
  tx: Tx,
  division: DivisionCode,
): Promise<Map<Service, Organisation>> {
  const depth = { city: 4, county: 6, township: 9, village: 12 }[levelOf(division)]
  const around = [12, 9, 6, 4]
    .filter((length) => length <= depth)
    .map((length) => division.slice(0, length).padEnd(12, '0'))
  const found = await findOfKindsAt(tx, Object.values(kindsOf).flat(), around)
  const nearest = new Map<Service, Organisation>()
  for (const [service, kinds] of Object.entries(kindsOf) as [Service, OrganisationKind[]][]) {
    const one = kinds
      .flatMap((kind) => around.map((code) => ({ kind, code })))
      .map(({ kind, code }) =>
        found.find((each) => each.kind === kind && each.division === code && each.endedAt === null),
      )
      .find((each) => each !== undefined)
    if (one !== undefined) nearest.set(service, one)
  }
  return nearest
}
