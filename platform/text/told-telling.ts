import type { Anchor } from './told-patient.ts'
import type { Sex, Step } from './told-kin.ts'
import type { Mention } from './told-mention.ts'
import type { Relation } from './told-tie.ts'
import { Tree, type Person } from './told-tree.ts'
import type { Voice } from './told-voice.ts'

/** A text while it is read: its mentions, and whom each has been found to point to. */
export type Telling = {
  /** of one form of each sign ({@link evenText}) */
  readonly text: string
  readonly voice: Voice
  readonly mentions: readonly Mention[]
  readonly anchor: Anchor
  readonly tree: Tree
  readonly of: Map<Mention, Person>
  /** nobody, where the speaker is no part of it */
  readonly me: Person | undefined
  /** whom the text is about: the speaker or another */
  readonly victim: Person
  /** words told of several at once */
  readonly many: Set<string>
  readonly byWord: Map<string, Person>
  /** where years tell children apart; nobody else gets them */
  agesTaken: readonly [number, number]
  last: { she?: Person; he?: Person; unknown?: Person }
}

export function newTelling(
  text: string,
  voice: Voice,
  mentions: readonly Mention[],
  anchor: Anchor,
): Telling {
  const tree = new Tree()
  const victim =
    anchor.path.length === 0 ? tree.root : tree.follow(tree.root, anchor.path, anchor.ordinal)
  const speaker = anchor.speaker === undefined ? tree.root : tree.follow(tree.root, anchor.speaker)
  const me = anchor.isSpeakerHidden ? undefined : speaker
  if (me !== undefined) {
    me.isListed = true
    me.sex = anchor.speakerSex
  }
  victim.isListed = true
  if (anchor.relation === 'victim') victim.sex ??= anchor.sex
  return {
    ...{ text, voice, mentions, anchor, tree, me, victim },
    ...{ of: new Map(), many: new Set(), byWord: new Map(), agesTaken: [-1, -1], last: {} },
  }
}

export function see(telling: Telling, mention: Mention, person: Person): void {
  telling.of.set(mention, person)
  person.isTold = true
  if (person.from < 0) {
    person.from = mention.from
    person.to = mention.to
  }
  if (person.sex === 'female' || sexSeen(person) === 'female') telling.last.she = person
  if (person.sex === 'male' || sexSeen(person) === 'male') telling.last.he = person
  if (person.sex === undefined && sexSeen(person) === undefined && person !== telling.me) {
    telling.last.unknown = person
  }
}

function sexSeen({ step }: Person): Sex | undefined {
  return step === undefined ? undefined : impliedSex(step)
}

/** Whose kin is meant where nobody says so. */
export function base(telling: Telling): Person {
  return telling.voice === 'brief' && telling.anchor.path.length > 0
    ? telling.tree.root
    : telling.victim
}

export function explicitOwner(
  telling: Telling,
  mention: Mention,
  before: Mention | undefined,
): Person | undefined {
  if (before === undefined) return undefined
  const gap = telling.text.slice(before.to, mention.from)
  return /^(?:的|家的?)?$/.test(gap) && before.kind !== 'name' ? telling.of.get(before) : undefined
}

export function opposite(sex: Sex): Sex {
  return sex === 'female' ? 'male' : 'female'
}

export function impliedSex(step: Step | Relation): Sex | undefined {
  if (/^(?:ex-)?wife$|^mother|^(?:sister|daughter)$/.test(step)) return 'female'
  return /^(?:ex-)?husband$|^father|^(?:brother|son)$/.test(step) ? 'male' : undefined
}
