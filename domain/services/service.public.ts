import {
  beginSteps,
  finishStepsOf,
  moveDuties,
  moveSteps,
} from '#domain/matters/due-step.public.ts'
import type { Matter, MattersChanged } from '#domain/matters/matter.schema.ts'
import { findMatters } from '#domain/matters/reading.public.ts'
import { membersOf } from '#domain/matters/regrade.public.ts'
import type { Place } from '#platform/access/place.ts'
import { idFrom } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf, yearOf } from '#platform/time/day.ts'
import {
  closedWith,
  movedService,
  serviceTraits,
  type Service,
  type ServiceFile,
  type ServiceKind,
  type ServicesChanged,
  type ServicesMoved,
  type WantedStep,
} from './service.schema.ts'
import {
  insertService,
  lockServicesOf,
  placeRows,
  saveServiceRow,
  takeNumber,
} from './service.store.ts'

/** The next number of the kind in this year: `护令 2023-0007`. */
export function takeServiceNumber(tx: Tx, kind: ServiceKind): Promise<string> {
  return takeNumber(tx, serviceTraits[kind].series, yearOf(dayOf(tx.now)))
}

/** Hangs a new service on its matter, with the steps that are due on it. As the system. */
export function openService(tx: Tx, file: ServiceFile): void {
  tx.asSystem()
  insertService(tx, file)
  begin(tx, file, file.steps)
  const told: ServicesChanged = {
    type: 'services.changed',
    changes: [{ before: undefined, service: file }],
  }
  tx.publish(told)
}

/**
 * Writes what became of a service: its row, its place, and its clocks. Steps that are no longer wanted
 * end, steps that are wanted anew begin, the others run on; a step is begun once however often this
 * is repeated.
 * @param ended how steps end that are no longer wanted: `lapsed` when the service went on without them
 */
export function saveService(
  tx: Tx,
  next: ServiceFile,
  before: ServiceFile,
  ended: 'done' | 'lapsed',
): void {
  tx.asSystem()
  saveServiceRow(tx, next)
  const [had, wanted] = [keysOf(before.steps), keysOf(next.steps)]
  const over = before.steps.filter(({ key }) => !wanted.has(key))
  finishStepsOf(
    tx,
    over.map(({ key }) => stepId(next.id, key)),
    ended,
  )
  if (isElsewhere(before, next)) moveSteps(tx, next.id, next)
  begin(
    tx,
    next,
    next.steps.filter(({ key }) => !had.has(key)),
  )
  const told: ServicesChanged = { type: 'services.changed', changes: [{ before, service: next }] }
  tx.publish(told)
}

/**
 * Subscriber of `matters.changed`: services and their steps go where their matter goes, and what the
 * former responsible organisation had to do is the new one's to do. Those of a merged matter are as
 * closed as the matter that it goes on in, and are its own again when the merge is undone.
 */
export async function followMatters(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const moved = changes.flatMap(({ before, matter }) =>
    before !== undefined && isMoved(before, matter) ? [{ before, matter }] : [],
  )
  if (moved.length === 0) return
  const byMatter = new Map((await withMerged(tx, moved)).map((one) => [one.matter.id, one]))
  const found = await lockServicesOf(tx, [...byMatter.keys()])
  const services = found.flatMap((service) => {
    const change = byMatter.get(service.matterId)
    return change === undefined ? [] : [movedService(service, change.before, change.matter)]
  })
  if (services.length === 0) return
  placeRows(tx, 'services', services)
  for (const service of services) {
    moveSteps(tx, service.id, service)
    const change = byMatter.get(service.matterId)
    if (change !== undefined) moveDuties(tx, service.id, change.before.orgId, change.matter.orgId)
  }
  const told: ServicesMoved = { type: 'services.moved', services }
  tx.publish(told)
}

/** For a slice's subscriber of `services.moved`: its records go where their services went. */
export function placeRecords(
  tx: Tx,
  table: string,
  kind: ServiceKind,
  { services }: ServicesMoved,
): void {
  placeRows(
    tx,
    table,
    services.filter((service) => service.kind === kind),
  )
}

function begin(tx: Tx, service: Service, steps: readonly WantedStep[]): void {
  if (steps.length === 0) return
  const { id, matterId, number, kind } = service
  const subjectKind = kind === 'protection-order' ? 'order' : kind
  beginSteps(
    tx,
    steps.map(({ key, ...step }) => ({
      ...step,
      ...{ id: stepId(id, key), matterId, subjectKind, subjectId: id, number },
    })),
    service,
  )
}

/** The same step of the same service has the same id, so that it can be ended without being looked up. */
function stepId(serviceId: string, key: string): string {
  return idFrom(`step:${serviceId}:${key}`)
}

function keysOf(steps: readonly WantedStep[]): Set<string> {
  return new Set(steps.map(({ key }) => key))
}

type Moved = { readonly before: Place; readonly matter: Place & { readonly id: string } }

/** The moved matters with what is merged into them, each as closed as the matter it goes on in. */
async function withMerged(
  tx: Tx,
  moved: readonly { before: Matter; matter: Matter }[],
): Promise<Moved[]> {
  const known = new Map(moved.map(({ matter }) => [matter.id, matter]))
  const members = await membersOf(tx, [...known.keys()])
  const goingOn = moved.flatMap(({ matter }) => matter.mergedInto ?? [])
  const unknown = [...[...members.values()].flat(), ...goingOn].filter((id) => !known.has(id))
  const others = unknown.length === 0 ? [] : await findMatters(tx, [...new Set(unknown)])
  for (const matter of others) known.set(matter.id, matter)
  const merged = others.filter(({ mergedInto }) => mergedInto !== undefined)
  return [...moved, ...merged.map((matter) => ({ before: matter, matter }))].map(
    ({ before, matter }) => ({
      before,
      matter: closedWith(matter, known.get(matter.mergedInto ?? '')),
    }),
  )
}

function isMoved(before: Matter, now: Matter): boolean {
  return before.mergedInto !== now.mergedInto || isElsewhere(before, now)
}

function isElsewhere(before: Place, now: Place): boolean {
  return JSON.stringify(placed(before)) !== JSON.stringify(placed(now))
}

function placed({ division, orgId, audience, sensitivity, named, barred }: Place): unknown[] {
  return [division, orgId, audience, sensitivity, named, barred]
}
