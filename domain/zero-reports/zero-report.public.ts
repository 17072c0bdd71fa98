import type { LeadsRegistered } from '#domain/leads/lead.schema.ts'
import { findFederations } from '#domain/organisations/organisation.public.ts'
import type { OrganisationsChanged } from '#domain/organisations/organisation.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { saveActs, type Act } from './saving.store.ts'
import { reportLevels } from './zero-report.schema.ts'
import { lockSignedOn, lockUnsignedOf } from './zero-report.store.ts'
import { correctReport, lapseReport } from './zero-report.transition.ts'

/**
 * Subscriber of `leads.registered`: a hazard of a period that was signed already makes the signed
 * report a corrected one, at its village and at every office above that signed. What is sealed is
 * outside the zero-report and leaves no trace in it (decision 0027).
 */
export async function correctFromLeads(tx: Tx, { leads }: LeadsRegistered): Promise<void> {
  const hazards = leads.filter(
    ({ kind, sensitivity }) => kind === 'hazard' && sensitivity !== 'sealed',
  )
  if (hazards.length === 0) return
  const divisions = hazards.map(({ division }) => division)
  const owing = await Promise.all(
    reportLevels.map((level) => findFederations(tx, divisions, level)),
  )
  const orgsOf = (division: string): string[] =>
    owing.flatMap((federations) => federations.get(division)?.id ?? [])
  const days = hazards.map(({ foundOn }) => foundOn).toSorted()
  const signed = await lockSignedOn(tx, [...new Set(divisions.flatMap(orgsOf))], {
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
  })
  const acts = signed.flatMap((before): Act[] => {
    const late = hazards.filter(
      ({ division, foundOn }) =>
        foundOn >= before.fromDay &&
        foundOn <= before.toDay &&
        orgsOf(division).includes(before.orgId),
    )
    if (late.length === 0) return []
    return [{ kind: 'corrected', before, report: correctReport(before, late.length, tx.now) }]
  })
  saveActs(tx, acts)
}

/** Subscriber of `organisations.changed`: where an organisation ended, nobody is left to sign. */
export async function lapseOfOrganisations(
  tx: Tx,
  { organisations }: OrganisationsChanged,
): Promise<void> {
  const ended = organisations.filter(({ endedAt }) => endedAt !== null)
  if (ended.length === 0) return
  const unsigned = await lockUnsignedOf(
    tx,
    ended.map(({ id }) => id),
  )
  saveActs(
    tx,
    unsigned.map((before): Act => ({ kind: 'lapsed', before, report: lapseReport(before) })),
  )
}
