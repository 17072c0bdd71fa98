import { accountNames, findColleagues } from '#domain/accounts/account.public.ts'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { addDays, daysFrom, startOfDay } from '#platform/time/day.ts'
import { planShiftContract, readRosterContract, removeShiftContract } from './duty.contract.ts'
import { mayPlanDuty, mayReadDuty, type RosterPlace } from './duty.policy.ts'
import { officeHoursSetting, type Shift, type ShiftView } from './shift.schema.ts'
import { findShifts, insertShift, lockShift, saveShift } from './shift.store.ts'
import { outOfHours, plannedShift, removeShift } from './shift.transition.ts'

type Prepared = { readonly place: RosterPlace; readonly accountName: string | undefined }

export const dutyRoutes: readonly Route[] = [
  query(readRosterContract, {
    may: mayReadDuty,
    async read(tx, { query: { month, organisation } }) {
      const { region, orgId, orgs } = tx.actor
      const [office, { body: officeHours }, calendar, colleagues] = await Promise.all([
        findOrganisation(tx, organisation ?? orgId),
        settingOf(tx, officeHoursSetting),
        calendarOfCity(tx),
        findColleagues(tx),
      ])
      if (office === undefined) return undefined
      const { id, name, division } = office
      const [first, after] = [`${month}-01`, monthAfter(month)]
      const span = { from: startOfDay(first), to: startOfDay(after) }
      const shifts = await findShifts(tx, id, span)
      // A year that nobody has filled in counts as off: rather a shift too many.
      const isWorked = (day: string): boolean => calendar.isWorkingDay(day) === true
      return {
        organisation: { id, name },
        shifts: shifts.map(present),
        days: daysFrom(first, addDays(after, -1)).map((day) => {
          const { fromAt, toAt } = outOfHours(day, officeHours, isWorked)
          return { day, fromAt, toAt }
        }),
        officeHours,
        colleagues: orgs.includes(id) ? colleagues : [],
        mayPlan: !isRefusal(mayPlanDuty(tx.actor, { region, orgId: id, division })),
      }
    },
  }),

  creation<typeof planShiftContract, Shift, Prepared>(planShiftContract, {
    async prepare(tx, { body: { organisationId, accountId } }): Promise<Prepared | Refusal> {
      const [office, names, colleagues] = await Promise.all([
        findOrganisation(tx, organisationId),
        accountNames(tx, [accountId]),
        findColleagues(tx),
      ])
      if (office === undefined) return refuse('no-such-organisation')
      const { region } = tx.actor
      const { id: orgId, division } = office
      const isOurs = names.get(accountId)?.orgId === orgId
      const colleague = isOurs ? colleagues.find(({ id }) => id === accountId) : undefined
      return { place: { region, orgId, division }, accountName: colleague?.name }
    },
    may: (actor, _, { place }) => mayPlanDuty(actor, place),
    apply({ accountId, fromAt, toAt, phone }, { place, accountName }, { now }) {
      if (accountName === undefined) return refuse('not-of-this-organisation')
      const span = {
        fromAt: new Date(fromAt).toISOString(),
        toAt: new Date(toAt).toISOString(),
      }
      const shift = { ...place, id: newId(), accountId, accountName, phone, ...span }
      return plannedShift({ ...shift, removedAt: null, version: 1 }, now)
    },
    save: insertShift,
    present,
    audit: 'duty-shift.planned',
  }),

  command(removeShiftContract, {
    load: (tx, { params }) => lockShift(tx, params.id),
    may: (actor, shift: Shift) => mayPlanDuty(actor, shift),
    apply: removeShift,
    save: saveShift,
    present,
    audit: 'duty-shift.removed',
  }),
]

function present(shift: Shift): ShiftView {
  const { id, accountId, accountName, phone, fromAt, toAt, version } = shift
  return { id, accountId, accountName, phone, fromAt, toAt, version }
}

function monthAfter(month: string): string {
  return `${addDays(`${month}-28`, 4).slice(0, 7)}-01`
}
