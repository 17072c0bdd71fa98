import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Shift } from './shift.schema.ts'
import { insertShift } from './shift.store.ts'

/** A night on duty at an office of 阳新县富池镇, 10 to 11 May 2023. */
export function aShift(change: Partial<Shift> = {}): Shift {
  return {
    ...{ region: '420200', id: newId(), orgId: newId(), division: '420222103000' },
    ...{ accountId: newId(), accountName: '陈玉兰', phone: '13800138000' },
    fromAt: '2023-05-10T09:30:00.000Z',
    toAt: '2023-05-11T00:30:00.000Z',
    removedAt: null,
    version: 1,
    ...change,
  }
}

export function insertShifts(tx: Tx, shifts: readonly Shift[]): void {
  for (const shift of shifts) insertShift(tx, shift)
}
