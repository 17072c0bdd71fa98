import type { DeskRow } from '../desk.contract.ts'

/** The matter with the dialog of its next act open. */
export function placeOf({ matterId, action }: DeskRow): string {
  return `/matters/${matterId}?do=${action}`
}
