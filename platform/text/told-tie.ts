import type { Sex, Step } from './told-kin.ts'

/** What somebody is to the one whom the text is about; the codes of the pre-fill's files. */
export type Relation =
  | 'self'
  | 'victim'
  | 'husband'
  | 'wife'
  | 'ex-husband'
  | 'ex-wife'
  | 'partner'
  | 'ex-partner'
  | 'son'
  | 'daughter'
  | 'child'
  | 'father'
  | 'mother'
  | 'father-in-law'
  | 'mother-in-law'
  | 'grandparent'
  | 'brother'
  | 'sister'
  | 'relative'
  | 'neighbour'
  | 'employer'
  | 'colleague'
  | 'teacher'
  | 'classmate'
  | 'official'
  | 'stranger'
  | 'other'

const couple = new Set<Step>(['husband', 'wife', 'spouse', 'partner'])
const former = new Set<Step>(['ex-husband', 'ex-wife', 'ex-spouse', 'ex-partner'])
const offspring = new Set<Step>(['son', 'daughter', 'child'])
const parents = new Set<Step>(['father', 'mother', 'parent'])
const siblings = new Set<Step>(['brother', 'sister', 'sibling'])
const kin = new Set<Step>([...couple, ...former, ...offspring, ...parents, ...siblings])
const social = new Set<Step>(
  'neighbour employer colleague teacher classmate official stranger other'.split(' ') as Step[],
)

export function isCouple(step: Step): boolean {
  return couple.has(step) || former.has(step)
}

export function isOffspring(step: Step): boolean {
  return offspring.has(step)
}

export function isParent(step: Step): boolean {
  return parents.has(step)
}

export function isSibling(step: Step): boolean {
  return siblings.has(step)
}

export function isSocial(step: Step): boolean {
  return social.has(step)
}

/** The step back: what the owner of the step is to whom it leads to. */
export function inverse(step: Step, owner: Sex | undefined): Step {
  const bySex = (female: Step, male: Step, unknown: Step): Step =>
    owner === 'female' ? female : owner === 'male' ? male : unknown
  if (step === 'husband') return 'wife'
  if (step === 'wife') return 'husband'
  if (step === 'spouse') return bySex('wife', 'husband', 'spouse')
  if (step === 'ex-husband') return 'ex-wife'
  if (step === 'ex-wife') return 'ex-husband'
  if (step === 'ex-spouse') return bySex('ex-wife', 'ex-husband', 'ex-spouse')
  if (offspring.has(step)) return bySex('mother', 'father', 'parent')
  if (parents.has(step)) return bySex('daughter', 'son', 'child')
  if (siblings.has(step)) return bySex('sister', 'brother', 'sibling')
  if (step === 'grandparent') return 'relative'
  if (step === 'teacher') return 'other'
  if (step === 'employer' || step === 'official' || step === 'stranger') return 'other'
  return step
}

/** Two steps after one another, as one where there is one. `undefined` means that the two lead back. */
function joined(first: Step, second: Step): Step | 'back' | undefined {
  if (social.has(second)) return second
  if (social.has(first)) return first === 'neighbour' && kin.has(second) ? 'neighbour' : 'other'
  if (first === 'relative' || second === 'relative') return 'relative'
  if (first === 'grandparent') return couple.has(second) ? 'grandparent' : 'relative'
  if (couple.has(first)) {
    if (couple.has(second)) return 'back'
    if (offspring.has(second)) return second
    if (former.has(second)) return 'other'
    return siblings.has(second) || second === 'grandparent' ? 'relative' : undefined
  }
  if (former.has(first)) {
    if (offspring.has(second)) return second
    if (couple.has(second)) return 'other'
    return siblings.has(second) ? 'relative' : undefined
  }
  if (parents.has(first)) {
    if (parents.has(second)) return 'grandparent'
    if (second === 'partner') return 'other'
    if (couple.has(second)) {
      return second === 'husband' ? 'father' : second === 'wife' ? 'mother' : 'parent'
    }
    if (offspring.has(second)) {
      return second === 'son' ? 'brother' : second === 'daughter' ? 'sister' : 'sibling'
    }
    return former.has(second) ? 'parent' : 'relative'
  }
  if (siblings.has(first)) {
    if (parents.has(second) || siblings.has(second)) return second
    return second === 'grandparent' ? second : 'relative'
  }
  if (offspring.has(first)) {
    if (second === 'father') return 'husband'
    if (second === 'mother') return 'wife'
    if (second === 'parent') return 'spouse'
    if (siblings.has(second)) {
      return second === 'brother' ? 'son' : second === 'sister' ? 'daughter' : 'child'
    }
    return 'relative'
  }
  return 'relative'
}

/** A path of steps from the anchor, as the code of what stands at its end. */
export function relationOf(path: readonly Step[], sex: Sex | undefined): Relation | undefined {
  let step: Step | 'in-law' | undefined
  let isInLaw = false
  for (const next of path) {
    if (step === undefined) {
      step = next
      continue
    }
    if (isInLaw) {
      // beyond the parents of a spouse the codes know relatives only; their spouses are each other's
      isInLaw = couple.has(next)
      step = couple.has(next)
        ? next === 'husband'
          ? 'father'
          : 'mother'
        : joined('relative', next) === 'relative'
          ? 'relative'
          : next
      continue
    }
    const current = step as Step
    const both = joined(current, next)
    if (both === undefined) {
      isInLaw = parents.has(next)
      step = next
    } else if (both === 'back') step = undefined
    else step = both
  }
  if (step === undefined) return undefined
  return isInLaw ? inLaw(step as Step, sex) : coded(step as Step, sex)
}

function inLaw(step: Step, sex: Sex | undefined): Relation {
  if (step === 'father' || (step === 'parent' && sex === 'male')) return 'father-in-law'
  return step === 'mother' || step === 'parent' ? 'mother-in-law' : 'relative'
}

/** Steps without a code of their own take the one of their sex; a spouse of unknown sex is taken for a husband. */
function coded(step: Step, sex: Sex | undefined): Relation {
  if (step === 'spouse') return sex === 'female' ? 'wife' : 'husband'
  if (step === 'ex-spouse') return sex === 'female' ? 'ex-wife' : 'ex-husband'
  if (step === 'parent') return sex === 'male' ? 'father' : 'mother'
  if (step === 'sibling') return sex === 'male' ? 'brother' : 'sister'
  return step
}
