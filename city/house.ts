import type { Runtime } from '#platform/http/route.ts'
import type { MovableClock } from '#platform/time/clock.ts'

/** A house whose clock moves: the city's year is lived through. */
export type CityHouse = Runtime & { readonly clock: MovableClock }

/** Refuses where a city has no business: in production, and where time is real. */
export function asCityHouse(house: Runtime): CityHouse {
  const { clock } = house
  if (house.config.production) throw new Error('production takes no simulated city')
  if (!('moveTo' in clock)) throw new Error('a simulated city needs a house with a movable clock')
  return { ...house, clock: clock as MovableClock }
}
