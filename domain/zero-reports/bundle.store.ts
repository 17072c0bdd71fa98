import { insertMany, join, pageOf, raw, sql, updateIn, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { Bundle, BundleEvent, BundleLine, BundleStatus } from './bundle.schema.ts'
import type { BundleWithLines } from './bundle.transition.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', senderOrgId: 'uuid' },
  ...{ period: 'text', fromDay: 'date', toDay: 'date', status: 'text', owed: 'int', filed: 'int' },
  ...{ nil: 'int', hazards: 'int', withheld: 'int', closedAt: 'timestamptz', closedBy: 'uuid' },
  ...{ closedByName: 'text', signedAt: 'timestamptz', signedByName: 'text' },
  ...{ acknowledgedAt: 'timestamptz', acknowledgedByName: 'text', acknowledgement: 'bytea' },
  version: 'int',
}

const lineTypes = {
  ...{ region: 'text', senderOrgId: 'uuid', leadId: 'uuid', bundleId: 'uuid', position: 'int' },
  ...{ division: 'text', orgId: 'uuid', audience: 'uuid[]', sensitivity: 'text' },
  ...{ named: 'uuid[]', barred: 'uuid[]', event: 'bytea' },
}

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, sender_org_id, period,
   from_day, to_day, status, owed, filed, nil, hazards, withheld, closed_at, closed_by,
   closed_by_name, signed_at, signed_by_name, acknowledged_at, acknowledged_by_name,
   acknowledgement, version`,
)

type Stored = Omit<Bundle, 'acknowledgement'> & { readonly acknowledgement: Buffer | null }

/** The bundle and its lines; a hazard that went over already stops the whole of it. */
export function insertBundles(tx: Tx, bundles: readonly BundleWithLines[]): void {
  if (bundles.length === 0) return
  tx.send(
    insertMany(
      'zero_bundles',
      types,
      bundles.map((bundle) => ({ ...bundle, acknowledgement: sealedWords(tx, bundle) })),
    ),
  )
  const lines = bundles.flatMap(({ lines: own, ...bundle }) =>
    own.map(({ leadId, position, event }) => ({
      ...{ ...bundle, bundleId: bundle.id, leadId, position },
      event: tx.keyring.seal(JSON.stringify(event), lineContext(leadId)),
    })),
  )
  if (lines.length > 0) tx.send(insertMany('zero_bundle_lines', lineTypes, lines))
}

export function saveBundle(tx: Tx, bundle: Bundle): void {
  const { region, id, status, signedAt, signedByName, version } = bundle
  const { acknowledgedAt, acknowledgedByName } = bundle
  const acknowledgement = sealedWords(tx, bundle)
  tx.send(
    updateIn('zero_bundles', {
      ...{ region, id, status, signedAt, signedByName, acknowledgedAt, acknowledgedByName },
      ...{ acknowledgement, version },
    }),
  )
}

export async function findBundle(tx: Tx, id: string): Promise<Bundle | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from zero_bundles where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockBundle(tx: Tx, id: string): Promise<Bundle | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from zero_bundles
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function hasBundle(tx: Tx, senderOrgId: string, period: string): Promise<boolean> {
  const found = await tx.maybe(
    sql`select id from zero_bundles
        where region = ${tx.actor.region} and sender_org_id = ${senderOrgId}
          and period = ${period}`,
  )
  return found !== undefined
}

/** A city closes seven a month, so the rule of sight is asked row by row. */
export async function findBundlePage(
  tx: Tx,
  { status }: { readonly status?: BundleStatus | undefined },
  { page, size }: { page: number; size: number },
): Promise<{ items: Bundle[]; total: number; totalIsCapped: boolean }> {
  const where = join(
    [sql`region = ${tx.actor.region}`, ...(status === undefined ? [] : [sql`status = ${status}`])],
    ' and ',
  )
  const [rows, counted] = await Promise.all([
    tx.rows<Stored>(
      sql`select ${columns} from zero_bundles where ${where}
          order by from_day desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from zero_bundles where ${where} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  const items = rows.map((row) => opened(tx, row))
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

/** A bundle holds the hazards of one month: sixty in a year of a city. */
export async function findLines(tx: Tx, bundleId: string): Promise<BundleLine[]> {
  const rows = await tx.rows<Omit<BundleLine, 'event'> & { readonly event: Buffer }>(
    sql`select lead_id, position, event from zero_bundle_lines
        where region = ${tx.actor.region} and bundle_id = ${bundleId}
        order by position limit ${wholeNumber(2_000)}`,
  )
  return rows.map(({ leadId, position, event }) => ({
    leadId,
    position,
    event: JSON.parse(tx.keyring.open(event, lineContext(leadId))) as BundleEvent,
  }))
}

/** Which of these hazards the sender has handed over already. */
export async function findHandedOver(
  tx: Tx,
  senderOrgId: string,
  leadIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await tx.rows<{ leadId: string }>(
    sql`select lead_id from zero_bundle_lines
        where region = ${tx.actor.region} and sender_org_id = ${senderOrgId}
          and lead_id = any (${[...leadIds]}::uuid[])`,
  )
  return new Set(found.map(({ leadId }) => leadId))
}

function sealedWords(tx: Tx, { id, acknowledgement }: Bundle): Buffer | null {
  return acknowledgement === null ? null : tx.keyring.seal(acknowledgement, contextOf(id))
}

function opened(tx: Tx, row: Stored): Bundle {
  const { acknowledgement, id } = row
  const words = acknowledgement === null ? null : tx.keyring.open(acknowledgement, contextOf(id))
  return { ...row, acknowledgement: words }
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'zero_bundles', field: 'acknowledgement', id }
}

function lineContext(id: string): { table: string; field: string; id: string } {
  return { table: 'zero_bundle_lines', field: 'event', id }
}
