import { findActors } from '#domain/accounts/account.public.ts'
import { knownDivisions } from '#domain/divisions/division.public.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import { intakeSetting } from '#domain/leads/intake.schema.ts'
import { registerPushed } from '#domain/leads/pushed.public.ts'
import { countyOfficers, insertParties, partyOf, readParty } from '#domain/matters/party.public.ts'
import type { PartyInput } from '#domain/matters/party.schema.ts'
import { findFederations } from '#domain/organisations/organisation.public.ts'
import { planPeople, savePeople } from '#domain/people/person.public.ts'
import { agentsOf } from '#domain/referrals/placing.public.ts'
import { officesOf } from '#domain/services/office.public.ts'
import { openService, takeServiceNumber } from '#domain/services/service.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DutyDraft, DutyUnitKind } from './duty-report.schema.ts'
import { countedAnew, type MandatoryReport } from './mandatory-report.schema.ts'
import { fileOf, insertReport } from './mandatory-report.store.ts'
import { serviceOf } from './mandatory-report.transition.ts'
import { leadOf, partiesIn, reportOf } from './receiving.transition.ts'
import { insertReporter } from './reporter.store.ts'

export type Unit = { readonly kind: DutyUnitKind; readonly name: string }

/**
 * Writes what a duty unit has sent, as the system: a lead that is registered at once, its parties, the
 * report as a service on the matter with all its clocks, and apart from it who told it.
 * @param receipt the 16 digits by which the reporter comes back
 */
export async function receiveReport(
  tx: Tx,
  draft: DutyDraft,
  unit: Unit,
  receipt: string,
): Promise<MandatoryReport | Refusal> {
  tx.asSystem()
  const { division } = draft
  const known = await knownDivisions(tx, [division])
  if (!known.has(division)) return refuse('division-unknown')
  const county = (await findFederations(tx, [division], 'county')).get(division)
  if (county === undefined) return refuse('division-unknown')
  const parties: PartyInput[] = []
  for (const given of partiesIn(draft)) {
    const party = readParty(given)
    if (isRefusal(party)) return party
    parties.push(party)
  }
  const officers = await officersFor(tx, division)
  const { policeOrgId } = await officesOf(tx, division)
  const police =
    policeOrgId === undefined ? [] : ((await agentsOf(tx, [policeOrgId])).get(policeOrgId) ?? [])
  const people = await planPeople(tx, peopleOf(draft, parties, county.id, officers))
  const victim = parties.find(({ role }) => role === 'victim')
  const ids = { report: newId(), lead: newId(), matter: newId() }
  const number = await takeServiceNumber(tx, 'mandatory-report')
  const lead = leadOf(draft, {
    ...{ ids, number, orgId: county.id, region: tx.actor.region, officers, now: tx.now },
    personId: people.refs.get(victim?.identity ?? '')?.id,
  })
  const report = reportOf(draft, unit.kind, { lead, ids, number, policeOrgId, police, now: tx.now })
  savePeople(tx, people)
  await registerPushed(tx, lead)
  insertParties(
    tx,
    parties.map((party) => {
      const personId = people.refs.get(party.identity ?? '')?.id ?? null
      const about = { leadId: lead.id, matterId: null, place: lead, now: tx.now }
      const entered = partyOf(party, { id: newId(), personId, ...about })
      return Object.assign({ identity: party.identity }, entered)
    }),
  )
  insertReport(tx, report)
  tx.publish(countedAnew([report]))
  insertReporter(tx, report, { ...draft.reporter, unit: unit.name }, receipt)
  openService(tx, serviceOf(await fileOf(tx, report)))
  tellOfReceiving(tx, report, draft.isImminent)
  tx.audit({
    ...{ name: 'mandatory-report.received', outcome: 'done', subjectKind: 'mandatory-report' },
    subjectId: report.id,
  })
  return report
}

/** ⚙ Who answers for what only named people may see; the county's officers unless the city said so. */
async function officersFor(tx: Tx, division: string): Promise<string[]> {
  const { body } = await settingOf(tx, intakeSetting)
  if (body.sealedTo.length === 0) return countyOfficers(tx, division)
  const active = await findActors(tx, { orgs: [], accounts: body.sealedTo })
  return active.map(({ id }) => id)
}

/** Whose identity number is known has a file, so that whoever is recorded kin is shut out at once. */
function peopleOf(
  { division }: DutyDraft,
  parties: readonly PartyInput[],
  orgId: string,
  named: readonly string[],
): Parameters<typeof planPeople>[1] {
  return parties.flatMap(({ name, identity, birth, sex }) =>
    name === null || identity === null || birth === null || sex === null
      ? []
      : [
          {
            ...{ division, orgId, sensitivity: 'sealed' as const, named, name, identity },
            ...{ birth, sex, phone: null, address: null, tags: [] },
          },
        ],
  )
}

function tellOfReceiving(tx: Tx, report: MandatoryReport, isImminent: boolean): void {
  const { id, matterId, sensitivity, named, barred } = report
  const kind = isImminent
    ? ('mandatory-report-danger' as const)
    : ('mandatory-report-received' as const)
  notify(
    tx,
    named.map((accountId) => ({
      kind,
      to: { accountId },
      subjectId: id,
      matterId,
      place: { sensitivity, named, barred },
    })),
  )
}
