import { toldAges } from './told-age.ts'
import { toldIdentityNumbers } from './told-number.ts'
import { impliedSex, opposite, type Telling } from './told-telling.ts'
import { isCouple, isOffspring, isParent } from './told-tie.ts'
import type { Person } from './told-tree.ts'

export function readAges(telling: Telling): void {
  for (const { age, from, to } of toldAges(telling.text)) {
    if (from >= telling.agesTaken[0] && to <= telling.agesTaken[1]) continue
    const told = agedBy(telling, from, to)
    const person = age !== null && age < 18 && isElder(told, telling) ? youngest(telling) : told
    if (person !== undefined && person.age === undefined && age !== null) person.age = age
  }
}

/** 她才九岁 after her grandmother was told of. */
function isElder(person: Person | undefined, { tree }: Telling): boolean {
  if (person === tree.root) {
    return tree.people.some(
      ({ owner, step, isListed }) =>
        isListed &&
        owner === tree.root &&
        step !== undefined &&
        (isOffspring(step) || isCouple(step)),
    )
  }
  return person?.step !== undefined && (isParent(person.step) || isCouple(person.step))
}

function youngest({ tree, victim }: Telling): Person | undefined {
  const isOpen = (person: Person): boolean =>
    person.isListed &&
    person.age === undefined &&
    person.step !== undefined &&
    isOffspring(person.step)
  return victim.age === undefined && victim !== tree.root && isOpen(victim)
    ? victim
    : tree.people.find(isOpen)
}

/** The one before in the same clause, or the one right after: 8岁的女儿. */
function agedBy(telling: Telling, from: number, to: number): Person | undefined {
  const after = telling.mentions.find((mention) => mention.from >= to && telling.of.has(mention))
  if (
    after !== undefined &&
    /^(?:的|大的?)?[^，。；、\s]{0,3}$/.test(telling.text.slice(to, after.from)) &&
    /^(?:的|大|[^，。是了就在跟由给被有还都也我]{0,1}$)/.test(telling.text.slice(to, after.from))
  ) {
    return telling.of.get(after)
  }
  // 跟一个三十岁的: of somebody who has no word of his own
  const isNobodys =
    /(?:一个|一名|个|名)$/.test(telling.text.slice(Math.max(0, from - 2), from)) &&
    telling.text[to] === '的'
  const before = telling.mentions.findLast(
    (mention) => mention.to <= from && telling.of.has(mention),
  )
  if (before === undefined || isNobodys) return undefined
  const between = telling.text.slice(before.to, from)
  // 我带三个娃最大的才九岁: of one of many
  if (before.kind === 'pronoun' && /最[大小]|[大小]的|[个俩]?(?:娃|伢|孩子)/.test(between)) {
    return undefined
  }
  return /[。；！？\n]/.test(between) || between.length > 16 ? undefined : telling.of.get(before)
}

export function readSexes(telling: Telling): void {
  for (const [mention, person] of telling.of) {
    const attribute = /^[^，。；]{0,4}[（(，,、 ]{1,2}(女|男)(?=[，,、。；）) ]|$)/.exec(
      telling.text.slice(mention.to, mention.to + 12),
    )
    if (attribute !== null) person.sex ??= attribute[1] === '女' ? 'female' : 'male'
    if (
      person.name !== undefined &&
      /(?:女士|阿姨|大姐|大妈|奶奶|婆婆|嫂|姐|婶|太婆|老板娘)$/.test(person.name)
    ) {
      person.sex ??= 'female'
    }
    if (person.name !== undefined && /(?:先生|大哥|大爷|爷爷|叔|哥|老汉|伯)$/.test(person.name)) {
      person.sex ??= 'male'
    }
  }
  for (const person of telling.tree.people) {
    const { owner, step } = person
    if (owner === undefined || step === undefined || !isCouple(step)) continue
    const sex = person.sex ?? impliedSex(step)
    if (sex !== undefined) owner.sex ??= opposite(sex)
    if (owner.sex !== undefined) person.sex ??= opposite(owner.sex)
  }
  const root = telling.victim
  if (
    /怀孕|流产|婆婆|公公|公婆|娘家|产假|坐月子|妯娌|嫁/.test(telling.text) &&
    telling.anchor.relation === 'self'
  ) {
    root.sex ??= 'female'
  }
  for (const { owner, step, sex } of telling.tree.people) {
    if (owner?.sex !== undefined && step !== undefined && isCouple(step) && sex === undefined) {
      continue
    }
  }
  for (const person of telling.tree.people) {
    if (person.owner?.sex !== undefined && person.step !== undefined && isCouple(person.step)) {
      person.sex ??= opposite(person.owner.sex)
    }
  }
}

export function readIdentities(telling: Telling): void {
  for (const { value, from } of toldIdentityNumbers(telling.text)) {
    const before = telling.mentions.findLast(
      (mention) => mention.to <= from && telling.of.has(mention),
    )
    const person = before === undefined ? telling.victim : telling.of.get(before)
    if (person !== undefined && from - (before?.to ?? from) < 24) {
      person.sex ??= Number(value[16]) % 2 === 0 ? 'female' : 'male'
    }
  }
}
