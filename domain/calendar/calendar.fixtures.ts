import { nobody } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { FillCalendarYear, FilledYear } from './calendar.schema.ts'
import { saveYear } from './calendar.store.ts'

/** 2027, before anybody filled it. */
export function aFilledYear(change: Partial<FilledYear> = {}): FilledYear {
  return {
    region: '420200',
    id: '01890000-0000-7000-8000-000000002027',
    year: 2027,
    daysOff: [],
    workingDays: [],
    filledBy: nobody,
    filledAt: '2026-11-01T00:00:00.000Z',
    version: 0,
    ...change,
  }
}

/** What the State Council might announce for 2027. */
export function anAnnouncement(): Required<Pick<FillCalendarYear, 'daysOff' | 'workingDays'>> {
  return {
    daysOff: [
      ...['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
      ...['2027-02-12', '2027-04-05', '2027-05-03', '2027-06-09', '2027-09-15', '2027-10-01'],
    ],
    workingDays: ['2027-01-31', '2027-02-20'],
  }
}

export function insertFilledYear(tx: Tx, year: FilledYear): void {
  saveYear(tx, { ...year, version: 1 })
}
