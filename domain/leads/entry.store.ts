import { findActors } from '#domain/accounts/account.public.ts'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { knownDivisions } from '#domain/divisions/division.public.ts'
import {
  countyOfficers,
  type insertParties,
  partyOf,
  readParty,
} from '#domain/matters/party.public.ts'
import type { PartyInput } from '#domain/matters/party.schema.ts'
import { planPeople, type PeoplePlan } from '#domain/people/person.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf } from '#platform/time/day.ts'
import { addDuration } from '#platform/time/duration.ts'
import type { WorkingCalendar } from '#platform/time/working-days.ts'
import type { EnterLead } from './entry.contract.ts'
import { closenessOf, triageOf, type Clock } from './entry.transition.ts'
import type { Lead } from './lead.schema.ts'
import { intakeSetting, type IntakeRules } from './intake.schema.ts'

export type PreparedLead = {
  readonly clock: Clock
  readonly sealedTo: readonly string[]
  /** in the order of the body's own */
  readonly parties: readonly PartyInput[]
  readonly people: PeoplePlan
}

/** Looks up what a new lead needs; writes nothing. */
export async function prepareLead(tx: Tx, body: EnterLead): Promise<PreparedLead | Refusal> {
  const divisions = await knownDivisions(tx, [body.division])
  if (!divisions.has(body.division)) return refuse('division-unknown')
  if (body.foundOn > dayOf(tx.now)) return refuse('date-in-future')
  const parties: PartyInput[] = []
  for (const given of body.parties) {
    const party = readParty(given)
    if (isRefusal(party)) return party
    if (party.identity !== null && party.name === null) return refuse('subject-missing')
    parties.push(party)
  }
  const { number, body: rules } = await settingOf(tx, intakeSetting)
  const dueAt = clockOf(body, rules, await calendarOfCity(tx), tx.now)
  const people = await planPeople(tx, metOf(tx.actor, body, parties))
  const sealedTo =
    closenessOf(body) === 'sealed' ? await sealedReaders(tx, body.division, rules.sealedTo) : []
  return { clock: { dueAt, number }, sealedTo, parties, people }
}

/** Until when triage must have decided; without a calendar for the year it would be a guess. */
export function clockOf(
  body: EnterLead,
  { triage }: IntakeRules,
  calendar: WorkingCalendar,
  now: Date,
): string | undefined {
  const due = addDuration(now, triage[triageOf(body)], calendar)
  return isRefusal(due) ? undefined : due.toISOString()
}

/** Whose identity number is known has a file, kept as closely as the lead. */
export function metOf(
  teller: Pick<Tx['actor'], 'id' | 'orgId'>,
  body: EnterLead,
  parties: readonly PartyInput[],
): Parameters<typeof planPeople>[1][number][] {
  const sensitivity = closenessOf(body)
  const named = sensitivity === 'sealed' ? [teller.id] : []
  return parties.flatMap(({ name, identity, birth, sex, phone, address, isHidden }) =>
    name === null || identity === null || birth === null || sex === null
      ? []
      : [
          {
            ...{ division: body.division, orgId: teller.orgId, sensitivity, named },
            ...{ name, identity, birth, sex, tags: [] },
            // A safe number stays with the matter; the file is read by more people.
            ...(isHidden ? { phone: null, address: null } : { phone, address }),
          },
        ],
  )
}

/** The parties as they are kept with a lead, each with her file where her number was told. */
export function namedOn(
  lead: Lead,
  parties: readonly PartyInput[],
  refs: PeoplePlan['refs'],
  now: Date,
): Parameters<typeof insertParties>[1][number][] {
  return parties.map((party) => {
    const personId = refs.get(party.identity ?? '')?.id ?? null
    const about = { id: newId(), leadId: lead.id, matterId: null, personId, place: lead, now }
    return Object.assign(partyOf(party, about), { identity: party.identity })
  })
}

/** As the system: whose account it is, the one who takes it in may not see. */
export async function sealedReaders(
  tx: Tx,
  division: string,
  accounts: readonly string[],
): Promise<string[]> {
  tx.asSystem()
  if (accounts.length === 0) return countyOfficers(tx, division)
  const active = await findActors(tx, { orgs: [], accounts })
  return active.map(({ id }) => id)
}
