import { soundOf } from '#platform/text/sound.ts'
import { divisionAt, type Gazetteer } from './gazetteer.ts'
import {
  aliasAt,
  isCompoundSurname,
  isGiven,
  isHan,
  isHidden,
  isSurname,
  readsLikeName,
  titleLength,
  type NameParts,
} from './name-text.ts'
import { narrativeWords } from './relation.ts'
import { anyCharacter } from './row.ts'
import { characterTable, wordTable } from './word-table.ts'

/** Finds where a name begins and ends in running text; `name` holds the last one found. */
export class NameReader {
  readonly name: NameParts = { surname: 0, first: 0, second: 0 }
  readonly #sounds = new Uint16Array(8)
  readonly #gazetteer: Gazetteer
  #text: Uint16Array = new Uint16Array(0)
  #to = 0

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer
  }

  begin(text: Uint16Array, to: number): void {
    this.#text = text
    this.#to = to
  }

  /** @returns the length of the name that begins at `at`, 0 when none does */
  nameAt(at: number, isNear: boolean): number {
    const text = this.#text
    const name = this.name
    const first = text[at] ?? 0
    const second = text[at + 1] ?? 0
    if (at + 1 >= this.#to) return 0
    if (aliasAt(first, second, name) && (isNear || this.#isEnd(at + 2))) {
      if (isNear || name.surname !== anyCharacter || first !== second) return 2
    }
    if (isSurname[first] !== 1) return isNear ? this.#bareGiven(at) : 0
    const family = isCompoundSurname(first, second) ? 2 : 1
    const start = at + family
    name.surname = first
    if (isHidden(text[start] ?? 0)) return family + this.#hidden(start)
    const title = titleLength(text, start, this.#to)
    if (title > 0 && (title > 1 || isNear || this.#isEnd(start + title))) {
      name.first = anyCharacter
      name.second = anyCharacter
      return family + title
    }
    const one = text[start] ?? 0
    const two = text[start + 1] ?? 0
    if (start >= this.#to || !isHan(one)) return 0
    name.first = one
    if (isHidden(two) && start + 1 < this.#to) {
      name.second = anyCharacter
      return family + 2
    }
    const isTwo = this.#isEnd(start + 1)
    const isThree = start + 1 < this.#to && isHan(two) && this.#isEnd(start + 2)
    const takesBoth = isThree && (!isTwo || (isGiven[two] === 1 && !isParticle(two)))
    if (takesBoth && (isNear || readsLikeName(one, two))) {
      name.second = two
      return family + 2
    }
    if (isTwo && (isNear || isGiven[one] === 1)) {
      name.second = 0
      return family + 1
    }
    if (!isNear && isGiven[one] !== 1) return 0
    const isLong = isHan(two) && isGiven[two] === 1
    name.second = isLong ? two : 0
    return isNear || isLong ? family + (isLong ? 2 : 1) : 0
  }

  /** 某某, *敏, ** behind a surname. @returns how many characters */
  #hidden(start: number): number {
    const text = this.#text
    const name = this.name
    const next = text[start + 1] ?? 0
    name.first = anyCharacter
    name.second = anyCharacter
    if (start + 1 >= this.#to) return 1
    if (isHidden(next)) return 2
    if (!isHan(next) || narrativeWords.at(text, start + 1, this.#to) !== 0) return 1
    name.second = next
    return 2
  }

  /** 玉玲, 慧倩: a given name alone, where a relation stands before it. */
  #bareGiven(at: number): number {
    const text = this.#text
    const first = text[at] ?? 0
    const second = text[at + 1] ?? 0
    if (isGiven[first] !== 1 || isGiven[second] !== 1 || !this.#isEnd(at + 2)) return 0
    this.name.surname = anyCharacter
    this.name.first = first
    this.name.second = second
    return 2
  }

  /** End of a division's name that begins an address: 金海开发区, 阳新大王镇; `at` where none does. */
  placeEnd(at: number): number {
    const sounds = this.#sounds
    const first = this.#gazetteer.byFirst[soundOf[this.#text[at] ?? 0] ?? 0]
    if (first === undefined || first.length === 0) return at
    const length = Math.min(8, this.#to - at)
    for (let i = 0; i < length; i += 1) sounds[i] = soundOf[this.#text[at + i] ?? 0] ?? 0
    const found = divisionAt(this.#gazetteer, sounds, 0, length)
    if (found === undefined) return at
    const end = at + found.sounds.length
    if (found.sounds.length > 2 || this.#isPlace(end)) return end
    return divisionAt(this.#gazetteer, sounds, found.sounds.length, length) === undefined ? at : end
  }

  /** 成家畈社区, 陆家铺小学: what stands before is no person. */
  #isPlace(at: number): boolean {
    const unit = this.#text[at] ?? 0
    return placeSigns[unit] === 1 || placePairs.at(this.#text, at, this.#to) !== 0
  }

  /** Whether a name may end before `at`. */
  #isEnd(at: number): boolean {
    if (at >= this.#to) return true
    const unit = this.#text[at] ?? 0
    if (!isHan(unit)) return !isHidden(unit)
    if (this.#isPlace(at)) return false
    return narrativeWords.at(this.#text, at, this.#to) !== 0
  }
}

const particles = characterTable(
  '和与对把被将在的又从到向给跟持用因打称说要想不没来去闹提带抢拿扬至报其为于讲',
)

function isParticle(unit: number): boolean {
  return particles[unit] === 1
}

const placeSigns = characterTable('村镇乡街路湾塆垸垅畈咀巷区县市')
const placePairs = wordTable(
  '社区 小学 中学 居委 文化 幼儿 卫生 派出 公交 中心 第一 第二 妇联 ' +
    '网格 广场 超市 商行 药店 餐馆 小卖 理发 大酒 水果 农商',
)
