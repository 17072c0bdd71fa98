import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Desks } from './desks.ts'
import type { CityHouse } from './house.ts'
import type { CityPlan } from './plan.ts'

/** The morning on which the demonstration begins. */
export type Morning = {
  readonly house: CityHouse
  readonly desks: Desks
  readonly plan: CityPlan
  readonly nine: Date
  /** Somebody does something so long before nine; what is refused is noted. */
  readonly act: (
    before: number,
    who: string,
    contract: Endpoint,
    body: unknown,
    id?: string,
  ) => Promise<unknown>
}
