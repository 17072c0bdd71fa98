import type { Step } from './told-kin.ts'
import type { Mention } from './told-mention.ts'
import { ordinalOf } from './told-ordinal.ts'
import { base, see, type Telling } from './told-telling.ts'
import { isCouple, isOffspring, isParent, isSibling } from './told-tie.ts'
import type { Person } from './told-tree.ts'

export function placePronoun(
  telling: Telling,
  mention: Extract<Mention, { kind: 'pronoun' }>,
  before: Mention | undefined,
): void {
  if (mention.who === 'me') {
    if (telling.me !== undefined) see(telling, mention, telling.me)
    return
  }
  // 我老公他妈: the pronoun only repeats whom it follows
  if (before !== undefined && before.to === mention.from && before.kind !== 'pronoun') {
    const same = telling.of.get(before)
    if (same !== undefined) {
      telling.of.set(mention, same)
      return
    }
  }
  const person = meant(telling, mention.who, before, mention.from)
  if (person !== undefined) telling.of.set(mention, person)
}

function meant(
  telling: Telling,
  who: 'she' | 'he' | 'its',
  before: Mention | undefined,
  from: number,
): Person | undefined {
  if (who === 'its') {
    const isOfOther = /(?:及|伙同|带着|连同|、)$/.test(telling.text.slice(0, from))
    return (isOfOther && before !== undefined ? telling.of.get(before) : undefined) ?? base(telling)
  }
  const isApart = telling.anchor.relation === 'victim' && telling.victim !== telling.me
  if (who === 'she') {
    if (isApart && telling.victim.sex !== 'male') return telling.victim
    return telling.voice === 'brief' && telling.victim.sex !== 'male'
      ? telling.victim
      : telling.last.she
  }
  if (isApart && telling.victim.sex === 'male') return telling.victim
  return (
    telling.last.he ??
    telling.last.unknown ??
    (isApart && telling.victim.sex === undefined ? telling.victim : undefined)
  )
}

/** A child's own words, or a child's own kin, where a grown-up speaks of herself. */
function childOfSelf(telling: Telling): Person | undefined {
  if (telling.anchor.relation !== 'self' && telling.voice !== 'note') return undefined
  const isGrown = telling.mentions.some(
    (mention) =>
      mention.kind === 'kin' &&
      /^(?:husband|wife|ex-|spouse)/.test(mention.people[0]?.path[0] ?? '') &&
      mention.people[0]?.path.length === 1,
  )
  const child = telling.mentions.find(
    (mention) =>
      mention.kind === 'kin' &&
      mention.people.length === 1 &&
      mention.people[0]?.path.length === 1 &&
      isOffspring(mention.people[0].path[0] ?? 'other'),
  )
  if (child?.kind !== 'kin' || (!isGrown && telling.victim.age === undefined)) return undefined
  return isGrown
    ? telling.tree.follow(telling.victim, child.people[0]?.path ?? ['child'], ordinalOf(child.word))
    : undefined
}

/** 女婿, 外孙: whoever tells of a daughter calls them from his own place. */
function baseFor(telling: Telling, mention: Mention): Person {
  const path = mention.kind === 'kin' ? mention.people[0]?.path : undefined
  if (
    mention.kind === 'kin' &&
    /^(?:爷爷|奶奶|外公|外婆|爷爷奶奶|外公外婆|爷奶|姥姥|姥爷)$/.test(mention.word)
  ) {
    const child = childOfSelf(telling)
    if (child !== undefined) return child
  }
  const isFromKin =
    path !== undefined &&
    path.length > 1 &&
    (isOffspring(path[0] ?? 'other') || isSibling(path[0] ?? 'other'))
  return isFromKin && telling.me !== undefined && telling.me !== telling.victim
    ? telling.me
    : base(telling)
}

export function ownerOf(telling: Telling, mention: Mention, before: Mention | undefined): Person {
  const base = baseFor(telling, mention)
  if (before === undefined) return base
  const owner = telling.of.get(before)
  const gap = telling.text.slice(before.to, mention.from)
  if (owner === undefined) {
    return before.kind === 'pronoun' && before.who === 'me' && /^的?$/.test(gap)
      ? (telling.me ?? base)
      : base
  }
  if (/^(?:的|家的?|家里的?|屋里的?|的那个|那边的?)$/.test(gap)) return owner
  const isPronoun = before.kind === 'pronoun' || before.kind === 'root'
  if (gap === '' && isPronoun) return owner
  if (
    isPronoun &&
    /^(?:那个|这个|那|亲|自己的?|现在的?|们|[^，。；！？\s]{0,10}(?:岁|大|小|的|争气|死|唯一|年级)的?)$/.test(
      gap,
    ) &&
    !/打|骂|说|要|跟|和|给|被|把|对/.test(gap)
  ) {
    return owner
  }
  if (gap === '' && before.kind === 'name') return owner
  return gap === '' && (joinsOn(owner.step, mention) || /^(?:现任|现在的)/.test(mention.word))
    ? owner
    : base
}

/** Without 的 only some words go on from another: 老公妈妈 does, 爸爸妈妈 does not. */
function joinsOn(step: Step | undefined, mention: Mention): boolean {
  if (step === undefined) return false
  if (mention.kind === 'role') return isOffspring(step)
  if (mention.kind !== 'kin') return false
  const next = mention.people[0]?.path[0]
  if (next === undefined) return false
  if (isCouple(step)) return isParent(next) || isSibling(next)
  if (isOffspring(step)) return isParent(next)
  return isSibling(step) && (isCouple(next) || isOffspring(next))
}
