import type { ComponentType } from 'react'
import type { Role } from '#platform/access/actor.ts'
import type { zh } from '#web/wording/zh.ts'

/** Groups of the navigation, in the order of the chain (全链条). */
export const sections = ['discover', 'files', 'chain', 'account', 'house'] as const
type Section = (typeof sections)[number]

type NavKey = Extract<keyof typeof zh, `nav.${string}`>

/** One page of the console. Navigation, palette and routes are all made from this list. */
export type Page = {
  /** `/matters/$id` */
  readonly path: `/${string}`
  readonly load: () => Promise<ComponentType>
  /** its words in navigation and palette; a page without them is only reached from another */
  readonly title?: NavKey
  /** shorter words for the slim navigation */
  readonly short?: NavKey
  /** the conditions with which the navigation opens it */
  readonly query?: string
  /** where it stands in the navigation; without one, at the top */
  readonly section?: Section
  /** who has it; without a list, everybody who is signed in */
  readonly roles?: readonly Role[]
  /** three columns side by side: the navigation makes room */
  readonly isWide?: boolean
  /** paths below which the navigation shows this page as current */
  readonly holds?: readonly string[]
}

export const caseRoles: readonly Role[] = [
  'village-executive',
  'township-officer',
  'county-officer',
  'city-officer',
  'leader',
  'liaison',
  'mediator',
]

/** Who acts in matters: not an executive, who reports, nor a leader, who oversees. */
export const caseworkerRoles: readonly Role[] = [
  ...(['township-officer', 'county-officer', 'city-officer', 'liaison', 'mediator'] as const),
]

export const officerRoles: readonly Role[] = ['township-officer', 'county-officer', 'city-officer']

/** Offices and agencies that are supervised or supervise; a village's executive is neither. */
export const supervisionRoles: readonly Role[] = [
  ...officerRoles,
  ...(['leader', 'liaison', 'mediator'] as const),
]

/** Who oversees how well a place works. */
export const overseerRoles: readonly Role[] = [...officerRoles, 'leader']

/** Who visits families, and who reads what was told there. */
export const visitorRoles: readonly Role[] = ['village-executive', ...officerRoles]

/** Who oversees divisions: figures and the lists behind them. */
export const readersOfFigures: readonly Role[] = [...visitorRoles, 'leader']

export function isFor(page: Page, roles: readonly Role[]): boolean {
  return page.roles === undefined || page.roles.some((role) => roles.includes(role))
}
