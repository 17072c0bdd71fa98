import { findActors } from '#domain/accounts/account.public.ts'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { knownDivisions } from '#domain/divisions/division.public.ts'
import { countyOfficers, readParty } from '#domain/matters/party.public.ts'
import type { PartyInput } from '#domain/matters/party.schema.ts'
import { planPeople, type PeoplePlan } from '#domain/people/person.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf } from '#platform/time/day.ts'
import { addDuration } from '#platform/time/duration.ts'
import type { EnterLead } from './entry.contract.ts'
import { closenessOf, triageOf, type Clock } from './entry.transition.ts'
import { intakeSetting } from './intake.schema.ts'

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
  const due = addDuration(tx.now, rules.triage[triageOf(body)], await calendarOfCity(tx))
  const people = await planPeople(tx, peopleOf(tx, body, parties))
  const sealedTo =
    closenessOf(body) === 'sealed' ? await answersForSealed(tx, body, rules.sealedTo) : []
  // Without a calendar for the year a clock would be a guess; there is none then.
  const clock = { dueAt: isRefusal(due) ? undefined : due.toISOString(), number }
  return { clock, sealedTo, parties, people }
}

/** Whose identity number is known has a file, kept as closely as the lead. */
function peopleOf(
  { actor }: Tx,
  body: EnterLead,
  parties: readonly PartyInput[],
): Parameters<typeof planPeople>[1] {
  const sensitivity = closenessOf(body)
  const named = sensitivity === 'sealed' ? [actor.id] : []
  return parties.flatMap(({ name, identity, birth, sex, phone, address, isHidden }) =>
    name === null || identity === null || birth === null || sex === null
      ? []
      : [
          {
            ...{ division: body.division, orgId: actor.orgId, sensitivity, named },
            ...{ name, identity, birth, sex, tags: [] },
            // A safe number stays with the matter; the file is read by more people.
            ...(isHidden ? { phone: null, address: null } : { phone, address }),
          },
        ],
  )
}

/** As the system: whose account it is, the one who takes it in may not see. */
async function answersForSealed(
  tx: Tx,
  { division }: EnterLead,
  accounts: readonly string[],
): Promise<string[]> {
  tx.asSystem()
  if (accounts.length === 0) return countyOfficers(tx, division)
  const active = await findActors(tx, { orgs: [], accounts })
  return active.map(({ id }) => id)
}
