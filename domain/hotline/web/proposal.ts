import { PartyRelation } from '#domain/matters/party.schema.ts'
import type { Prefill, ProposedPerson, Span } from '../prefill.schema.ts'
import type { ContactDraft, OtherParty } from './contact-draft.ts'

/** Fields that a narrative may propose something for; each shows it beside itself. */
export type ProposedField =
  | 'phone'
  | 'name'
  | 'identity'
  | 'sex'
  | 'age'
  | 'marital'
  | 'relation'
  | 'address'
  | 'division'
  | 'category'
  | 'safePhone'
  | 'urgency'
  | 'traits'
  | 'others'

/** Something the words propose. Nothing of it is in the form before somebody has taken it. */
export type Proposal = Span & {
  /** by which it stays dropped, once it is */
  readonly key: string
  readonly field: ProposedField
  /** as it would stand in the form */
  readonly value: string
  /** the words it rests on */
  readonly words: string
  readonly change: Partial<ContactDraft>
}

const pressing = new Set<string>([
  ...['strangulation', 'threat-to-kill', 'weapon', 'dangerous-goods', 'confinement'],
  ...['sexual-violence', 'suicide-threat', 'order-breached', 'serious-injury'],
])

/** What is proposed now: nothing for a field that is filled, and nothing that was dropped. */
export function proposalsOf(draft: ContactDraft, told: Prefill): Proposal[] {
  const { narrative } = draft
  const found: Proposal[] = []
  const add = (
    field: ProposedField,
    value: string,
    { from, to }: Span,
    change: Partial<ContactDraft>,
  ): void => {
    const words = narrative.slice(from, to)
    found.push({ key: `${field}:${value}`, field, value, words, from, to, change })
  }
  const empty = (name: ProposedField & keyof ContactDraft): boolean => draft[name] === ''

  const [first, ...more] = told.phones
  if (first !== undefined && empty('phone')) {
    add('phone', first.value, first, { phone: first.value })
  }
  const safe = [...(empty('phone') ? [] : told.phones), ...more].find(
    ({ value }) => value !== draft.phone,
  )
  if (safe !== undefined && empty('safePhone')) {
    add('safePhone', safe.value, safe, { safePhone: safe.value })
  }
  const her = told.people.find(({ relation }) => relation === 'self' || relation === 'victim')
  if (her !== undefined) addHer(draft, her, add)
  const [identity] = told.idNumbers
  if (identity !== undefined && empty('identity') && !draft.isAnonymous) {
    add('identity', identity.value, identity, { identity: identity.value })
  }
  const [address] = told.addresses
  if (address !== undefined && empty('address')) {
    add('address', address.value, address, { address: address.value })
  }
  const spouse = told.people.find(({ relation }) => /^(?:ex-)?(?:husband|wife)$/.test(relation))
  if (spouse !== undefined && empty('marital')) {
    const marital = spouse.relation.startsWith('ex-') ? 'divorced' : 'married'
    add('marital', marital, spouse, { marital })
  }
  const { category } = told
  if (category.to > category.from && empty('category')) {
    add('category', category.value, category, { category: category.value })
  }
  for (const trait of ['violence', 'minor'] as const) {
    const [span] = told[trait]
    if (span === undefined || draft.traits.includes(trait)) continue
    add('traits', trait, span, { traits: [...draft.traits, trait] })
  }
  const danger = told.cues.find(({ value }) => pressing.has(value))
  if (danger !== undefined && empty('urgency')) {
    add('urgency', 'urgent', danger, { urgency: 'urgent' })
  }
  for (const person of told.people) addOther(draft, person, add)
  return found.filter(({ key }) => !draft.dropped.includes(key))
}

type Add = (field: ProposedField, value: string, span: Span, change: Partial<ContactDraft>) => void

function addHer(draft: ContactDraft, her: ProposedPerson, add: Add): void {
  const { name, sex, age, relation } = her
  if (relation === 'self' && draft.relation === '') add('relation', 'self', her, { relation })
  if (name !== null && draft.name === '' && !draft.isAnonymous) add('name', name, her, { name })
  if (sex !== null && draft.sex === '') add('sex', sex, her, { sex })
  if (age !== null && draft.age === '') add('age', String(age), her, { age: String(age) })
}

const otherSides = /^(?:ex-)?(?:husband|wife|partner)$/
const children = /^(?:son|daughter|child)$/

function addOther(draft: ContactDraft, person: ProposedPerson, add: Add): void {
  const { relation } = person
  const isOther = otherSides.test(relation)
  if (!isOther && !children.test(relation)) return
  if (!PartyRelation.safeParse(relation).success) return
  const name = person.name ?? ''
  if (draft.others.some((each) => each.relation === relation && each.name === name)) return
  const other: OtherParty = {
    ...{ role: isOther ? 'other-side' : 'child', relation, name, sex: person.sex ?? '' },
  }
  add('others', `${relation}/${name}`, person, { others: [...draft.others, other] })
}

/** A name of a township or village as it is written in an address, to look the place up by. */
export function placeIn(address: string): string | undefined {
  const parts = address.match(/[\p{Script=Han}]{2,6}?(?:街道|镇|乡|社区|村)/gu)
  const last = parts?.at(-1)
  return last?.replace(/^.*?(?:省|市|县|区)(?=.{2,})/u, '')
}
