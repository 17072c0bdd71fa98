import { levelOf, type DivisionCode } from '#domain/divisions/division.schema.ts'
import { findOfKindsAt } from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Offices of a division that are told of an order or a warning, where they use the platform. */
export type Offices = {
  readonly policeOrgId?: string | undefined
  readonly committeeOrgId?: string | undefined
}

/** The division and what it lies in, the nearest first: village, township, county, city. */
function chainOf(division: DivisionCode): DivisionCode[] {
  return [...new Set([12, 9, 6, 4].map((length) => division.slice(0, length).padEnd(12, '0')))]
}

/** Police station and village federation (for the committee) that an issued order is told to. */
export async function officesOf(tx: Tx, division: DivisionCode): Promise<Offices> {
  const found = await findOfKindsAt(tx, ['public-security', 'womens-federation'], chainOf(division))
  const village = levelOf(division) === 'village' ? division : undefined
  return {
    policeOrgId: nearest(found, division, 'public-security')?.id,
    committeeOrgId: found.find(
      (one) => one.kind === 'womens-federation' && one.division === village,
    )?.id,
  }
}

/** The court that is competent for a division: the nearest one above it. */
export async function courtOf(
  tx: Tx,
  division: DivisionCode,
): Promise<{ id: string; name: string } | undefined> {
  const court = nearest(await findOfKindsAt(tx, ['court'], chainOf(division)), division, 'court')
  return court === undefined ? undefined : { id: court.id, name: court.name }
}

function nearest(
  found: readonly Organisation[],
  division: DivisionCode,
  kind: Organisation['kind'],
): Organisation | undefined {
  const ofKind = found.filter((one) => one.kind === kind)
  return chainOf(division)
    .map((code) => ofKind.find((one) => one.division === code))
    .find((one) => one !== undefined)
}
