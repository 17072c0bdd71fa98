import { setting } from '#domain/settings/setting.schema.ts'
import { initialRouting } from './initial-routing.schema.ts'
import { Routing } from './routing.schema.ts'

/** ⚙ Who answers for what, in the city's own practice. */
export const routingSetting = setting<Routing>('routing', Routing, initialRouting)
