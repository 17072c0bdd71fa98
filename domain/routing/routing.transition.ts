import {
  violentCues,
  type CueAnswer,
  type FactCode,
  type FoundCue,
} from '#domain/grading/cue.schema.ts'
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

/** Cues that tell of violence, whatever the category says. */
const ofViolence: readonly FactCode[] = ['violence', 'weapon', ...violentCues]

/** What is known of a matter, or of the lead that becomes one, with what was answered about it. */
export type Routable = Omit<RoutingFacts, 'violence' | 'minor'> & {
  readonly cues?: readonly FoundCue[] | undefined
}

/**
 * The facts that rules look at. What was answered says it itself. Where nobody has answered, how
 * closely it is kept says it: sensitive is what tells of violence or of a child harmed, sealed what
 * makes a minor the victim of a crime. Unknown is not no.
 */
export function factsOf({ cues = [], ...known }: Routable): RoutingFacts {
  const { category, level, sensitivity, division, imminent } = known
  const isSaid = (fact: FactCode, answer: CueAnswer): boolean =>
    cues.some((each) => each.cue === fact && each.answer === answer)
  const isClose = sensitivity !== 'normal'
  return {
    ...{ category, level, sensitivity, division, imminent },
    violence:
      ofViolence.some((cue) => isSaid(cue, 'yes')) ||
      (isClose && isOfViolence(category) && !isSaid('violence', 'no')),
    minor: category === 'children' || isSaid('minor', 'yes') || isSaid('child-present', 'yes'),
  }
}

function isOfViolence(category: Category): boolean {
  return category === 'marriage-family' || category === 'person-dignity' || category === 'children'
}
