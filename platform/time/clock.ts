/** The one source of time. Nothing else in the server may call `new Date()` for "now". */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export type MovableClock = Clock & { moveBy(milliseconds: number): void; moveTo(at: Date): void }

/** A clock that journeys and tests move by hand. It runs on with real time between moves. */
export function movableClock(start: Date): MovableClock {
  let offset = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + offset),
    moveBy: (milliseconds) => {
      offset += milliseconds
    },
    moveTo: (at) => {
      offset = at.getTime() - Date.now()
    },
  }
}
