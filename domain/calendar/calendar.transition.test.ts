import { describe, expect, test } from 'vitest'
import { aFilledYear, anAnnouncement } from './calendar.fixtures.ts'
import { fillYear } from './calendar.transition.ts'

const on = {
  actor: { id: '01890000-0000-7000-8000-000000000009' },
  now: new Date('2026-11-10T02:00:00Z'),
}

describe('filling a year of the calendar', () => {
  test('keeps the days in order, each once, and says who filled it', () => {
    const { daysOff, workingDays } = anAnnouncement()
    const filled = fillYear(
      aFilledYear(),
      { daysOff: [...daysOff.toReversed(), '2027-01-01'], workingDays },
      on,
    )
    expect(filled).toMatchObject({
      ...{ year: 2027, daysOff, workingDays, version: 1 },
      ...{ filledBy: on.actor.id, filledAt: '2026-11-10T02:00:00.000Z' },
    })
  })

  test.each([
    ['with a day of another year', 'daysOff', '2028-01-03', 'calendar-day-of-another-year'],
    ['with a Saturday off', 'daysOff', '2027-01-02', 'calendar-day-off-anyway'],
    ['with a Monday worked', 'workingDays', '2027-03-01', 'calendar-day-worked-anyway'],
  ] as const)('%s is refused', (_, list, day, code) => {
    const announced = anAnnouncement()
    announced[list].push(day)
    expect(fillYear(aFilledYear(), announced, on)).toMatchObject({ refused: code })
  })

  test('with hardly any day off is refused: half an announcement is a wrong deadline', () => {
    expect(fillYear(aFilledYear(), { daysOff: ['2027-01-01'], workingDays: [] }, on)).toMatchObject(
      {
        refused: 'calendar-year-incomplete',
      },
    )
  })
})
