import { readIdentityNumber } from './identity-number.ts'
import { readPhone } from './phone.ts'
import { evenText, once, type Told } from './told.ts'

/** A run of digits, with at most one space or dash between two of them. */
type Run = { readonly digits: string; readonly from: number; readonly to: number }

const spoken = new Map(Array.from('零一二三四五六七八九').map((sign, at) => [sign, at]))
spoken.set('幺', 1).set('〇', 0).set('○', 0)

/** What these words announce is no telephone number, even where it has eleven digits. */
const announcesOther =
  /(?:QQ|qq|扣扣|订单|单号|案号|卡号|银行卡|社保卡|账号|账户|快递|运单|警号|编号|工号|车牌|发票|回执|受理号|学籍|学号|证号|群号|警情号)[^\d,，。;；]{0,6}$/
const announcesIdentity = /身份证[^\d,，。;；]{0,6}$/
/** He begins and corrects himself: 「13800138000，哦不对」. */
const takesBack = /^[\s,，。.…]{0,2}(?:哦|啊|呃|噢|诶)?[,， ]?(?:不对|错了|说错|记错|写错|打错)/
const denied = /(?:不是|并非|别打|莫打)(?:我的|这个)?$/

/**
 * Telephone numbers that a text gives whole: mobile numbers and landlines with their area code.
 * @returns digits only, without +86; numbers of orders, cards, QQ and service lines are none
 */
export function toldPhones(text: string): Told[] {
  const even = evenText(text)
  return once([...runsOf(even), ...spokenRuns(even)].flatMap((run) => phoneIn(even, run) ?? []))
}

/**
 * Citizens' identity numbers that a text gives whole, 18 characters with upper-case X.
 * A wrong check character is let pass: whoever confirms sees the words, and a typing mistake in one
 * character is more often met than eighteen digits with a date in them that are something else.
 */
export function toldIdentityNumbers(text: string): Told[] {
  const even = evenText(text)
  return once(
    runsOf(even).flatMap(({ digits, from, to }) => {
      if (announcesOther.test(even.slice(Math.max(0, from - 14), from))) {
        if (!announcesIdentity.test(even.slice(Math.max(0, from - 12), from))) return []
      }
      const read = readIdentityNumber(digits)
      if (digits.length === 18 && read !== 'identity-date' && read !== 'identity-length') {
        return [{ value: digits, from, to }]
      }
      return []
    }),
  )
}

function phoneIn(text: string, { digits, from, to }: Run): Told | undefined {
  const value = readPhone(digits)
  if (value === undefined) return undefined
  const before = text.slice(Math.max(0, from - 14), from)
  if (announcesOther.test(before) || denied.test(before)) return undefined
  if (takesBack.test(text.slice(to, to + 10))) return undefined
  return { value, from, to }
}

const lone =
  /(?<![A-Za-z\d_*×])(?:\+|\()?\d+(?:[ \-—–.·)]{1,2}\d+|[Xx](?![A-Za-z]))*(?:[Xx](?![A-Za-z\d]))?(?![\d*×_])/g

/** Runs as they stand, and cut where a space separates two whole numbers. */
function runsOf(text: string): Run[] {
  return [...text.matchAll(lone)].flatMap(({ 0: run, index }) =>
    isGroupedOther(text, run, index) ? [] : cut(run, index),
  )
}

/** 卡号6217 0028 7000 1234: written in groups, all of it is what was announced. */
function isGroupedOther(text: string, run: string, index: number): boolean {
  const isGrouped = run.length > 14 && /^\d{3,7}(?:[ -]\d{2,7})+$/.test(run)
  const before = text.slice(Math.max(0, index - 14), index)
  return isGrouped && announcesOther.test(before) && !announcesIdentity.test(before)
}

function cut(run: string, index: number): Run[] {
  const pieces = [...run.matchAll(/\d+[Xx]?/g)].map(({ 0: piece, index: at }) => ({
    digits: piece.toUpperCase(),
    from: index + at,
    to: index + at + piece.length,
  }))
  const found: Run[] = []
  for (let at = 0; at < pieces.length; at++) {
    const end = longestWhole(pieces, at)
    const [first, last] = [pieces[at], pieces[end]]
    if (first === undefined || last === undefined) continue
    found.push({ digits: joined(pieces, at, end), from: first.from, to: last.to })
    at = end
  }
  return found
}

/** How many pieces from here make one whole number; one if none does. */
function longestWhole(pieces: readonly Run[], at: number): number {
  for (let end = at; end < Math.min(pieces.length, at + 18); end++) {
    const digits = joined(pieces, at, end)
    const isLandlineCut = end === at && /^0\d{2,3}$/.test(digits)
    if (!isLandlineCut && (readPhone(digits) !== undefined || isIdentity(digits))) {
      const next = pieces[end + 1]
      const isArea = /^0\d{9}$/.test(digits) && next !== undefined && next.digits.length < 4
      if (!isArea) return end
    }
  }
  return at
}

function isIdentity(digits: string): boolean {
  return digits.length === 18 && typeof readIdentityNumber(digits) === 'object'
}

function joined(pieces: readonly Run[], from: number, to: number): string {
  return pieces
    .slice(from, to + 1)
    .map(({ digits }) => digits)
    .join('')
}

/** 「幺三八 零零幺三 八零零零」: a mobile number as it is read out. */
function spokenRuns(text: string): Run[] {
  const run =
    /(?<![\d〇零○一二三四五六七八九幺][ ,，]?)[1一幺][ ,，]?[3-9三四五六七八九](?:[ ,，]?[\d〇零○一二三四五六七八九幺]){9}(?![ ,，]?[\d〇零○一二三四五六七八九幺十百])/g
  return [...text.matchAll(run)].map(({ 0: signs, index }) => ({
    digits: Array.from(signs, (sign) => spoken.get(sign) ?? (/\d/.test(sign) ? sign : '')).join(''),
    from: index,
    to: index + signs.length,
  }))
}
