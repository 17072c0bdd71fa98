import type { Category } from '#domain/leads/category.schema.ts'
import type {
  Authority,
  CoActing,
  Routing,
  RoutingFacts,
  RoutingRule,
  RuleCondition,
} from './routing.schema.ts'

/** Who answers for a matter, who acts along, who is told; `rule` is absent where none fits. */
export type Route = {
  readonly rule: RoutingRule | undefined
  readonly responsible: Authority
  readonly coActing: readonly CoActing[]
  readonly informed: readonly Authority[]
}

/** The first rule that fits decides. What fits none goes to the fallback: nothing goes nowhere. */
export function routeOf({ rules, fallback }: Routing, facts: RoutingFacts): Route {
  const rule = rules.find(({ when }) => fits(when, facts))
  if (rule === undefined) {
    const { kind, level } = fallback
    return { rule, responsible: { kind, level }, coActing: [], informed: [] }
  }
  const { responsible, coActing, informed } = rule
  return { rule, responsible, coActing, informed }
}

function fits(when: RuleCondition, facts: RoutingFacts): boolean {
  const { categories, levels, sensitivities, divisions, violence, minor, imminent } = when
  return (
    isOneOf(categories, facts.category) &&
    isOneOf(levels, facts.level) &&
    isOneOf(sensitivities, facts.sensitivity) &&
    (divisions === undefined || divisions.some((prefix) => facts.division.startsWith(prefix))) &&
    isAsAsked(violence, facts.violence) &&
    isAsAsked(minor, facts.minor) &&
    isAsAsked(imminent, facts.imminent)
  )
}

function isOneOf<Item>(wanted: readonly Item[] | undefined, item: Item): boolean {
  return wanted === undefined || wanted.includes(item)
}

function isAsAsked(wanted: boolean | undefined, is: boolean): boolean {
  return wanted === undefined || wanted === is
}

/** Cues that tell of violence, whatever the category says (codes of the pre-fill). */
const violentCues: ReadonlySet<string> = new Set([
  'prior-violence',
  'strangulation',
  'threat-to-kill',
  'weapon',
  'serious-injury',
  'sexual-violence',
  'confinement',
  'order-breached',
])

/** What is known of a matter, or of the lead that becomes one. */
export type Routable = Omit<RoutingFacts, 'violence' | 'minor'> & {
  readonly cues?: readonly string[] | undefined
}

/**
 * The facts that rules look at. Sensitive is what tells of violence or of a child harmed, sealed what
 * makes a minor the victim of a crime; where cues are known, they say it themselves.
 */
export function factsOf({ cues = [], ...known }: Routable): RoutingFacts {
  const { category, sensitivity } = known
  const isClose = sensitivity !== 'normal'
  const isChild = category === 'children'
  return {
    ...known,
    violence: cues.some((cue) => violentCues.has(cue)) || (isClose && isOfViolence(category)),
    minor: isChild || cues.includes('child-present'),
  }
}

function isOfViolence(category: Category): boolean {
  return category === 'marriage-family' || category === 'person-dignity' || category === 'children'
}
