import { inverse, isCouple, isOffspring, isParent, isSibling, isSocial } from './told-tie.ts'
import type { Sex, Step } from './told-kin.ts'

/** Somebody who is told of, tied to another by a step. The first of a tree is the speaker or the subject. */
export type Person = {
  readonly id: number
  readonly owner: Person | undefined
  step: Step | undefined
  /** 大, 小, 二…: what tells brothers and sisters apart */
  readonly ordinal: string
  sex: Sex | undefined
  name: string | undefined
  age: number | undefined
  /** is told of himself, and not only implied by a word such as 公公 */
  isTold: boolean
  /** kin, or one who acts or is accused */
  isListed: boolean
  from: number
  to: number
}

/** People by their ties; the same tie of the same owner leads to the same person. */
export class Tree {
  readonly people: Person[] = []
  readonly root: Person = this.#add(undefined, undefined, '')

  #add(owner: Person | undefined, step: Step | undefined, ordinal: string): Person {
    const person: Person = {
      ...{ id: this.people.length, owner, step, ordinal },
      ...{ sex: undefined, name: undefined, age: undefined },
      ...{ isTold: false, isListed: false, from: -1, to: -1 },
    }
    this.people.push(person)
    return person
  }

  childrenOf(owner: Person): Person[] {
    return this.people.filter((person) => person.owner === owner)
  }

  /** Whom a path of steps leads to; those between are made as they are needed. */
  follow(owner: Person, path: readonly Step[], ordinal = '', name?: string): Person {
    return path.reduce((at, step, index) => {
      const isLast = index === path.length - 1
      return this.#stepFrom(at, step, isLast ? ordinal : '', isLast ? name : undefined)
    }, owner)
  }

  #stepFrom(owner: Person, step: Step, ordinal: string, name: string | undefined): Person {
    const back = this.#around(owner, step)
    if (back !== undefined) return back
    const known = this.childrenOf(owner).find((person) => isSame(person, step, ordinal, name))
    if (known !== undefined) {
      known.step = narrower(known.step, step)
      return known
    }
    return this.#add(owner, step, ordinal)
  }

  /** Ties that lead back to somebody known: the child's mother is the speaker herself. */
  #around(owner: Person, step: Step): Person | undefined {
    const parent = owner.owner
    if (parent === undefined || owner.step === undefined) return undefined
    if (isCouple(owner.step) && isCouple(step)) {
      return isFormer(owner.step) === isFormer(step) ? parent : undefined
    }
    if (isCouple(owner.step) && isOffspring(step)) {
      return this.#stepFrom(parent, step, '', undefined)
    }
    if (isOffspring(owner.step) && isParent(step)) return this.#parentOf(parent, step)
    if (isOffspring(owner.step) && isSibling(step)) {
      return this.#stepFrom(
        parent,
        step === 'brother' ? 'son' : step === 'sister' ? 'daughter' : 'child',
        '另',
        undefined,
      )
    }
    if (isParent(owner.step) && isCouple(step)) {
      if (isFormer(step)) return undefined
      return this.#stepFrom(parent, owner.step === 'father' ? 'mother' : 'father', '', undefined)
    }
    if (isParent(owner.step) && isOffspring(step) && parent.owner === undefined) {
      return fits(parent, step) ? parent : undefined
    }
    if (isSibling(owner.step) && isSibling(step) && parent.owner === undefined) {
      return fits(parent, step) ? parent : undefined
    }
    if (isSibling(owner.step) && isParent(step)) return this.#stepFrom(parent, step, '', undefined)
    return undefined
  }

  #parentOf(parent: Person, step: Step): Person | undefined {
    const wanted: Sex | undefined =
      step === 'father' ? 'male' : step === 'mother' ? 'female' : undefined
    const spouse = this.childrenOf(parent)
      .filter((person) => person.step !== undefined && isCouple(person.step))
      .find(({ sex }) => sex === undefined || wanted === undefined || sex === wanted)
    if (parent.sex === wanted || wanted === undefined) return parent
    if (spouse !== undefined) return spouse
    if (parent.sex === undefined && parent.owner !== undefined) return undefined
    return this.#stepFrom(parent, wanted === 'male' ? 'husband' : 'wife', '', undefined)
  }

  /** The steps that lead from one to another. */
  pathBetween(from: Person, to: Person): Step[] {
    const up = lineage(from)
    const down = lineage(to)
    const meeting = up.find((person) => down.includes(person))
    if (meeting === undefined) return ['other']
    const back = up
      .slice(0, up.indexOf(meeting))
      .map((person) => inverse(person.step ?? 'other', person.owner?.sex))
    const forth = down
      .slice(0, down.indexOf(meeting))
      .toReversed()
      .map(({ step }) => step ?? 'other')
    return [...back, ...forth]
  }
}

/** May somebody be this son, this sister? */
function fits({ sex }: Person, step: Step): boolean {
  const wanted =
    step === 'daughter' || step === 'sister'
      ? 'female'
      : step === 'son' || step === 'brother'
        ? 'male'
        : undefined
  return sex === undefined || wanted === undefined || sex === wanted
}

function isFormer(step: Step): boolean {
  return step.startsWith('ex-')
}

function lineage(person: Person): Person[] {
  const line: Person[] = []
  for (let at: Person | undefined = person; at !== undefined; at = at.owner) line.push(at)
  return line
}

function isSame(known: Person, step: Step, ordinal: string, name: string | undefined): boolean {
  if (known.step === undefined) return false
  if (name !== undefined && known.name !== undefined && name !== known.name) return false
  if (isSocial(step)) return known.step === step
  if (isOffspring(step) || isSibling(step)) {
    const fits = known.step === step || isWider(known.step, step) || isWider(step, known.step)
    return fits && (known.ordinal === ordinal || ordinal === '')
  }
  if (step === 'relative') return false
  if (isParent(step)) {
    return (
      known.ordinal === ordinal &&
      (known.step === step || isWider(known.step, step) || isWider(step, known.step))
    )
  }
  return known.step === step || isWider(known.step, step) || isWider(step, known.step)
}

/** 孩子 may be the daughter, 爱人 the husband. */
function isWider(wide: Step, narrow: Step): boolean {
  if (wide === 'child') return isOffspring(narrow)
  if (wide === 'sibling') return isSibling(narrow)
  if (wide === 'spouse') return narrow === 'husband' || narrow === 'wife'
  if (wide === 'ex-spouse') return narrow === 'ex-husband' || narrow === 'ex-wife'
  if (wide === 'parent') return isParent(narrow)
  return false
}

function narrower(known: Step | undefined, step: Step): Step {
  return known === undefined || isWider(known, step) ? step : known
}
