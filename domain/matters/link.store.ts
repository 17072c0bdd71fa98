import type { LinkKind } from '#domain/leads/intake.schema.ts'
import { maySee, type Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { insertMany, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Matter } from './matter.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', matterId: 'uuid' },
  ...{ otherId: 'uuid', kind: 'text', isEarlier: 'boolean', createdAt: 'timestamptz' },
  createdBy: 'uuid',
}

export type MatterLink = {
  readonly matterId: string
  readonly otherId: string
  readonly number: string
  readonly status: Matter['status']
  readonly kind: LinkKind
  /** the other came first */
  readonly isEarlier: boolean
}

/** One row for each direction, lying where its own matter lies. Linking twice adds nothing. */
export function linkMatters(
  tx: Tx,
  links: readonly { readonly later: Matter; readonly earlier: Matter; readonly kind: LinkKind }[],
): void {
  if (links.length === 0) return
  const row = (own: Matter, other: Matter, kind: LinkKind, isEarlier: boolean): object => {
    const { region, division, orgId, audience, sensitivity, named, barred } = own
    const place = { region, division, orgId, audience, sensitivity, named, barred }
    const made = { createdAt: tx.now.toISOString(), createdBy: tx.initiator.id }
    return { ...place, id: newId(), matterId: own.id, otherId: other.id, kind, isEarlier, ...made }
  }
  const rows = links.flatMap(({ later, earlier, kind }) => [
    row(later, earlier, kind, true),
    row(earlier, later, kind, false),
  ])
  tx.send(
    sql`${insertMany('matter_links', types, rows as Record<string, unknown>[])}
        on conflict (region, matter_id, other_id) do nothing`,
  )
}

/** Linked matters that the reader may see as well; of the others not even the link is told. */
export async function findLinks(tx: Tx, matterId: string): Promise<MatterLink[]> {
  const found = await tx.rows<MatterLink & Place>(
    sql`select link.matter_id, link.other_id, other.number, other.status, link.kind, link.is_earlier,
          other.region, other.division, other.org_id, other.audience, other.sensitivity, other.named,
          other.barred
        from matter_links as link
        join matters as other on other.region = link.region and other.id = link.other_id
        where link.region = ${tx.actor.region} and link.matter_id = ${matterId}
        order by other.opened_at desc limit 50`,
  )
  // After a save the transaction goes on as the system; the answer is still for whoever asked.
  return found.filter((link) => maySee(tx.initiator, link))
}
