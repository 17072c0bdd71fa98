import { soundOf } from '#platform/text/sound.ts'
import { nameKind } from './caller-name.ts'
import { callerSlot, guess, isWitness, roleOf } from './caller-role.ts'
import type { NameParts } from './name-text.ts'
import type { Mention } from './mention.ts'
import type { NarrativeReader } from './narrative.ts'
import { relation } from './relation.ts'
import { anyCharacter, at, callerRole, peopleInRow, personWords, sex, slot } from './row.ts'

type FrameState = {
  hasHusband: boolean
  hasWife: boolean
  isHusbandTold: boolean
  isWifeTold: boolean
}

type Named = NameParts & { kind: number }

/** Who the columns of a call name. */
export type ColumnPeople = {
  readonly caller: Named
  readonly holder: Named
  callerSex: number
  callerBirth: number
  isOfficial: boolean
}

export function emptyPeople(): ColumnPeople {
  const nobody = (): Named => ({ surname: 0, first: 0, second: 0, kind: nameKind.none })
  return { caller: nobody(), holder: nobody(), callerSex: 0, callerBirth: 0, isOfficial: false }
}

/**
 * Puts everyone named into the household's frame (wife, husband, child, parent, witness), as seen
 * from whoever calls, and writes them into the row.
 */
export function frame(
  people: ColumnPeople,
  narrative: NarrativeReader,
  rows: Uint32Array,
  base: number,
  year: number,
): void {
  const isOfficial = people.isOfficial || people.caller.kind === nameKind.institution
  const told = roleOf(narrative, people.callerSex)
  const guessed = told === callerRole.unknown ? guess(narrative, people.callerSex) : told
  const role =
    isOfficial && told !== callerRole.wife && told !== callerRole.husband
      ? callerRole.official
      : guessed
  rows[base + at.caller] = role | (people.callerSex << 8)
  const [one = 0, two = 0] = narrative.ages
  rows[base + at.children] = (one > 0 ? year - one : 0) | ((two > 0 ? year - two : 0) << 16)
  const { caller, holder } = people
  const said = narrative.people.find(
    (mention, i) => i < narrative.count && isCaller(mention.relation),
  )
  const speaker = speakerOf(caller, said)
  let count = 0
  const put = (name: NameParts, of: number, sexOf: number, birth: number): void => {
    if (count >= peopleInRow || isWritten(name, of, rows, base, count)) return
    const word = base + at.people + count * personWords
    rows[word] = name.surname | (name.first << 16)
    rows[word + 1] = name.second | (of << 16) | (sexOf << 24)
    rows[word + 2] = birth
    count += 1
  }
  if (speaker === undefined && people.callerBirth > 0 && isSpouseRole(role)) {
    put(somebody, callerSlot(role), people.callerSex, people.callerBirth)
  } else if (speaker !== undefined) {
    put(speaker, callerSlot(role), people.callerSex, people.callerBirth || (said?.birth ?? 0))
  }
  const { seen } = narrative
  const state = {
    hasHusband: false,
    hasWife: false,
    // a husband who is spoken of but not named: then whoever is named is she herself
    isHusbandTold: isTold(seen, relation.husband) || isTold(seen, relation.spouse),
    isWifeTold: isTold(seen, relation.wife) || isTold(seen, relation.spouse),
  }
  for (let i = 0; i < narrative.count; i += 1) {
    const mention = narrative.people[i]
    if (mention === undefined || isCaller(mention.relation)) continue
    if (speaker !== undefined && isSame(speaker, mention)) continue
    const of = slotOf(mention, role, people.callerSex, narrative)
    if (of === slot.husband) state.hasHusband = true
    else if (of === slot.wife) state.hasWife = true
    if (mention.birth > (year - 17) * 10_000) {
      put(mention, slot.child, mention.sex, mention.birth)
      continue
    }
    put(
      mention,
      of === slot.party ? partySlot(role, people.callerSex, mention.sex, state) : of,
      mention.sex,
      mention.birth,
    )
  }
  const child = narrative.people.find(
    (mention, i) =>
      i < narrative.count &&
      mention.relation === relation.child &&
      mention.surname !== anyCharacter,
  )
  rows[base + at.families] = familiesOf(
    speaker,
    role,
    people.callerSex,
    child === undefined ? 0 : (soundOf[child.surname] ?? 0),
  )
  if (holder.kind === nameKind.person && !(speaker !== undefined && isSame(speaker, holder))) {
    put(holder, slot.holder, 0, 0)
  }
}

const somebody: NameParts = { surname: anyCharacter, first: anyCharacter, second: anyCharacter }

function isSpouseRole(role: number): boolean {
  return role === callerRole.wife || role === callerRole.husband
}

/**
 * Surnames that follow from others': a woman bears her father's, children their father's. Only men
 * tell the surname of the family they call for.
 */
function familiesOf(
  speaker: NameParts | undefined,
  role: number,
  callerSex: number,
  child: number,
): number {
  const family =
    speaker === undefined || speaker.surname === anyCharacter ? 0 : (soundOf[speaker.surname] ?? 0)
  const isFather = callerSex === sex.male
  const wife = role === callerRole.wifeParent && isFather ? family : 0
  const isHis = (role === callerRole.husbandParent && isFather) || role === callerRole.child
  const husband = isHis ? family : child
  return wife | (husband << 16)
}

function isTold(seen: Uint8Array, of: number): boolean {
  return seen[of] === 1
}

function isCaller(of: number): boolean {
  return of === relation.caller || of === relation.self
}

function speakerOf(caller: Named, said: Mention | undefined): NameParts | undefined {
  if (caller.kind !== nameKind.person) return said
  if (said === undefined || known(caller) >= known(said)) return caller
  return said
}

function known({ surname, first, second }: NameParts): number {
  const is = (character: number): number => (character === anyCharacter ? 0 : 1)
  return is(surname) + is(first) + is(second)
}

export function isSame(a: NameParts, b: NameParts): boolean {
  return agrees(a.surname, b.surname) && agrees(a.first, b.first) && agrees(a.second, b.second)
}

function sounds(a: number, b: number): boolean {
  return a === b || (soundOf[a] === soundOf[b] && (soundOf[a] ?? 0) !== 0)
}

function agrees(a: number, b: number): boolean {
  return sounds(a, b) || a === anyCharacter || b === anyCharacter
}

function isWritten(
  name: NameParts,
  of: number,
  rows: Uint32Array,
  base: number,
  count: number,
): boolean {
  for (let i = 0; i < count; i += 1) {
    const word = base + at.people + i * personWords
    const head = rows[word] ?? 0
    const isEqual =
      sounds(head & 0xff_ff, name.surname) &&
      sounds(head >>> 16, name.first) &&
      sounds((rows[word + 1] ?? 0) & 0xff_ff, name.second)
    if (isEqual && (((rows[word + 1] ?? 0) >>> 16) & 0xff) !== 0 && of !== slot.none) return true
  }
  return false
}

function slotOf(
  mention: Mention,
  role: number,
  callerSex: number,
  { seen }: NarrativeReader,
): number {
  switch (mention.relation) {
    case relation.husband:
    case relation.sonInLaw:
    case relation.brotherInLaw:
    case relation.man:
      return slot.husband
    case relation.wife:
    case relation.daughterInLaw:
    case relation.sisterInLaw:
    case relation.woman:
      return slot.wife
    case relation.spouse:
      if (callerSex === sex.unknown || isWitness(role)) return slot.party
      return callerSex === sex.male ? slot.wife : slot.husband
    case relation.son:
      return role === callerRole.husbandParent ? slot.husband : slot.child
    case relation.daughter:
      return role === callerRole.wifeParent ? slot.wife : slot.child
    case relation.child:
      return slot.child
    case relation.brother:
      return seen[relation.sisterInLaw] === 1 ? slot.husband : slot.party
    case relation.sister:
      return seen[relation.brotherInLaw] === 1 ? slot.wife : slot.party
    case relation.father:
      return role === callerRole.child ? slot.husband : slot.parent
    case relation.mother:
      return role === callerRole.child ? slot.wife : slot.parent
    case relation.fatherInLaw:
    case relation.motherInLaw:
    case relation.elder:
      return slot.parent
    default:
      return slot.party
  }
}

function partySlot(role: number, callerSex: number, of: number, state: FrameState): number {
  if (role === callerRole.unknown && callerSex === sex.female && of !== sex.female) {
    return slot.husband
  }
  if (role === callerRole.unknown && callerSex === sex.male && of !== sex.male) return slot.wife
  if (role === callerRole.wife && !state.hasHusband && of !== sex.female) {
    return state.isHusbandTold ? slot.wife : slot.husband
  }
  if (role === callerRole.husband && !state.hasWife && of !== sex.male) {
    return state.isWifeTold ? slot.husband : slot.wife
  }
  if (isWitness(role) && of === sex.male) return slot.husband
  if (isWitness(role) && of === sex.female) return slot.wife
  return slot.party
}
