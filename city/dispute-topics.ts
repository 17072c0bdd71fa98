import { Category } from '#domain/leads/category.schema.ts'
import { PartyRelation } from '#domain/matters/party.schema.ts'
import topics from './data/disputes.json' with { type: 'json' }
import { randomOf, type Random } from './random.ts'

/** What a dispute is about: what leads to it, what is done about it and how it can end. */
export type Topic = Omit<(typeof topics)[number], 'category' | 'relation' | 'by'> & {
  readonly category: Category
  /** what the other side is to her */
  readonly relation: PartyRelation
  /** settled by the justice office or its mediators rather than by the federation */
  readonly isLegal: boolean
}

const all: readonly Topic[] = topics.map((topic) =>
  Object.assign({}, topic, {
    category: Category.parse(topic.category),
    relation: PartyRelation.parse(topic.relation),
    isLegal: 'by' in topic,
  }),
)

/** One that a woman of this age may have; where none fits, whichever is nearest. */
export function topicFor(random: Random, age: number, isJustice: boolean): Topic {
  // A third of what justice settles is a family's quarrel; all of what the federation settles is.
  const isLegal = isJustice && random.chance(0.65)
  const kinds = all.filter((topic) => topic.isLegal === isLegal)
  const fitting = kinds.filter(({ ages: [least = 0, most = 0] }) => age >= least && age <= most)
  const open = fitting.length > 0 ? fitting : kinds.filter(({ ages: [, most = 0] }) => most > 70)
  const choice = open.length > 0 ? open : kinds
  let at = random.next() * choice.reduce((sum, { weight }) => sum + weight, 0)
  for (const topic of choice) {
    at -= topic.weight
    if (at < 0) return topic
  }
  return random.pick(choice)
}

/** `{姓}` is the other side's surname. */
const names: Readonly<Partial<Record<PartyRelation, readonly string[]>>> = {
  husband: ['丈夫', '丈夫', '丈夫{姓}某'],
  'ex-husband': ['前夫', '前夫', '前夫{姓}某'],
  'ex-partner': ['男方'],
  'mother-in-law': ['婆婆', '婆婆{姓}某'],
  son: ['大儿子', '小儿子', '儿子'],
  brother: ['哥哥', '弟弟'],
  other: ['村民小组'],
}

/** How the other side is called in every sentence about one dispute. */
export function calledBy(relation: PartyRelation, surname: string, n: number): string {
  const called = randomOf(n, 'called').pick(names[relation] ?? ['{姓}某'])
  return called.replace('{姓}', surname)
}
