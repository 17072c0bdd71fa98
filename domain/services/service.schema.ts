import { z } from 'zod'
import type { DueStepKind } from '#domain/matters/due-step.schema.ts'
import type { Place, Sensitivity } from '#platform/access/place.ts'

/** Kinds of service (服务), each with a slice of its own. */
export const ServiceKind = z.enum(['protection-order', 'warning', 'mandatory-report'])
export type ServiceKind = z.infer<typeof ServiceKind>

/** What the time line of a matter says of a service; every kind uses some of them. */
export const ServiceAct = z.enum([
  ...(['opened', 'submitted', 'withdrawn', 'accepted', 'issued', 'rejected', 'served'] as const),
  ...(['breached', 'reconsideration-asked', 'reconsideration-decided', 'change-asked'] as const),
  ...(['change-granted', 'change-refused', 'revoked', 'left-to-expire', 'expiring'] as const),
  ...(['expired', 'visited', 'ended'] as const),
  ...([
    'received',
    'taken',
    'receipt-recorded',
    'filed-procuratorate',
    'filed-department',
  ] as const),
  ...(['acknowledged', 'decided', 'fed-back', 'unassigned'] as const),
])

/** `done`: it gave what it is for. `ended`: it was given up, refused or withdrawn. */
export const ServiceState = z.enum(['open', 'done', 'ended'])
export type ServiceState = z.infer<typeof ServiceState>

type Traits = {
  /** what such a record is about by its nature, whatever its matter says */
  readonly leastSensitivity: Sensitivity
  /** stands before its number */
  readonly series: string
}

/** What is fixed about a kind. A later service adds its line here. */
export const serviceTraits: Readonly<Record<ServiceKind, Traits>> = {
  'protection-order': { leastSensitivity: 'sensitive', series: '护令' },
  warning: { leastSensitivity: 'sensitive', series: '告诫' },
  'mandatory-report': { leastSensitivity: 'sealed', series: '强报' },
}

/** 服务: what is the same in everything that hangs on a matter. `orgId` is its provider. */
export type Service = Place & {
  readonly id: string
  readonly matterId: string
  readonly kind: ServiceKind
  readonly number: string
  readonly state: ServiceState
  /** a code of the kind */
  readonly outcome: string | null
  /** `YYYY-MM-DD`, the last day on which what it gave still holds */
  readonly holdsUntil: string | null
  readonly openedAt: string
  readonly endedAt: string | null
}

/** A step that should be due now; `key` tells two of a kind apart: `serve:police`. */
export type WantedStep = {
  readonly key: string
  readonly kind: DueStepKind
  readonly dutyOrgId: string
  readonly dueAt: string
  readonly warnsAt?: string | undefined
  /** `null`: it does not go up */
  readonly escalatesAt?: string | null | undefined
  readonly clockNumber: number
}

/** A service with everything that should be due on it now. */
export type ServiceFile = Service & { readonly steps: readonly WantedStep[] }

/** A service was opened, went on or ended. A done service completes what asked for it. */
export type ServicesChanged = {
  readonly type: 'services.changed'
  readonly changes: readonly { before: Service | undefined; service: Service }[]
}

/** Services went where their matter went; the slices bring their own records after them. */
export type ServicesMoved = {
  readonly type: 'services.moved'
  readonly services: readonly Service[]
}

const order: readonly Sensitivity[] = ['normal', 'sensitive', 'sealed']

/**
 * Where a record about a matter lies: restricted as the matter is, worked on by its own organisation,
 * with the matter's in the audience. Nobody gains access to the matter by it.
 */
export function placeOfService(
  matter: Place,
  kind: ServiceKind,
  { orgId, audience }: Pick<Place, 'orgId' | 'audience'>,
): Place {
  const { region, division, sensitivity, named, barred } = matter
  const least = serviceTraits[kind].leastSensitivity
  return {
    ...{ region, division, named, barred, orgId },
    audience: [...new Set([matter.orgId, ...audience])].filter((org) => org !== orgId),
    sensitivity: order.indexOf(sensitivity) > order.indexOf(least) ? sensitivity : least,
  }
}

/** Where it lies after its matter changed hands or restrictions. */
export function movedService(service: Service, before: Place, matter: Place): Service {
  const follow = (org: string): string => (org === before.orgId ? matter.orgId : org)
  const orgId = follow(service.orgId)
  const audience = service.audience.map(follow)
  return { ...service, ...placeOfService(matter, service.kind, { orgId, audience }) }
}

/**
 * Where the services of a merged matter lie: with their own organisations, as closed as the stricter of
 * both matters, and shut to whomever either shuts out (回避). Alone it is the matter's own place.
 */
export function closedWith<Merged extends Place>(matter: Merged, into: Place | undefined): Merged {
  if (into === undefined) return matter
  const isGraver = order.indexOf(into.sensitivity) > order.indexOf(matter.sensitivity)
  const sensitivity = isGraver ? into.sensitivity : matter.sensitivity
  const barred = [...new Set([...matter.barred, ...into.barred])]
  // A merge of sealed matters left `into` with only whom both name.
  const named = sensitivity === 'sealed' ? into.named : matter.named
  return { ...matter, sensitivity, barred, named: named.filter((id) => !barred.includes(id)) }
}
