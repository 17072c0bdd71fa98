import { FactCode } from '#domain/grading/cue.schema.ts'
import { grade } from '#domain/grading/grading.public.ts'
import { gradingSetting } from '#domain/grading/rule-set.schema.ts'
import type { Category } from '#domain/leads/category.schema.ts'
import type { MatterLevel } from '#domain/matters/matter.schema.ts'
import { PartyRelation } from '#domain/matters/party.schema.ts'
import hazards from './data/hazards.json' with { type: 'json' }
import reports from './data/reports.json' with { type: 'json' }

/** What is behind the words of a matter: which signs of danger it tells of, and who the other side is. */
export type Story = {
  readonly cues: readonly FactCode[]
  readonly relation: PartyRelation | undefined
  /** it came in by phone, post or another office, with its parties and cues */
  readonly isReported: boolean
}

type Template = { readonly text: string; readonly cues?: string[]; readonly relation?: string }

const tellings = [...hazards.filter(isTelling).map(told(false)), ...reports.map(told(true))]

/** Quarrels without any sign of danger go their ordinary way. */
function isTelling({ cues }: Template): boolean {
  return cues !== undefined
}

function told(isReported: boolean): (template: Template) => { pattern: RegExp; story: Story } {
  return ({ text, cues = [], relation }) => ({
    pattern: new RegExp(`^${text.replaceAll(/\{[^{}]+\}/g, '.+?')}$`, 'u'),
    story: {
      cues: cues.map((cue) => FactCode.parse(cue)),
      relation: relation === undefined ? undefined : PartyRelation.parse(relation),
      isReported,
    },
  })
}

export function storyOf(narrative: string): Story | undefined {
  return tellings.find(({ pattern }) => pattern.test(narrative))?.story
}

/** What the rules that the platform comes with make of it; no figure is typed by hand. */
export function gradeOf(
  { cues }: Story,
  category: Category,
): { readonly level: MatterLevel; readonly imminent: boolean } {
  const answers = Object.fromEntries(cues.map((cue) => [cue, 'yes' as const]))
  const { level, imminent } = grade(gradingSetting.initial, { category, answers })
  return { level, imminent }
}

/** Somebody of the family or a partner used violence against a grown woman: the law offers an order. */
export function isOrderPossible({ cues, relation }: Story): boolean {
  const isFamily = relation !== undefined && relation !== 'neighbour' && relation !== 'father'
  return isFamily && cues.some((cue) => violent.has(cue))
}

const violent: ReadonlySet<FactCode> = new Set([
  ...(['violence', 'strangulation', 'threat-to-kill', 'confinement', 'stalking'] as const),
])
