const numerals = new Map(Array.from('零一二三四五六七八九').map((sign, at) => [sign, at]))
numerals.set('两', 2).set('〇', 0).set('俩', 2)

/** A small number in digits or Chinese: 34, 三十四, 十二. */
export function readNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (match === null || text === '') return undefined
  const [, tens, ten, ones] = match
  const left = tens === undefined ? undefined : numerals.get(tens)
  const right = ones === undefined ? 0 : (numerals.get(ones) ?? 0)
  if (ten === undefined) return right === 0 ? left : undefined
  return (left ?? 1) * 10 + right
}

const number = '(?:\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])'

export type ToldAge = { readonly age: number | null; readonly from: number; readonly to: number }

/** Not how old somebody is now, or not in plain years. */
const elsewhere =
  /^(?:的?时候?|那年|那会|就|起|前(?!后)|开始|嫁|结婚|以[下上前后]|之[前后]|生[日病]|订婚|出去|出嫁|生的?我|进厂|跟着|辍学|离开|没了(?:妈|爹|爸|娘))/
const notPlain =
  /(?:虚|虚岁|满打满算虚|过了|快|不到|不满|未满|差不多快|将近|近|生|属|比我[大小]|大我|小我|大了?|相差|差)$/

/**
 * Ages in plain years. Where they are told otherwise (虚岁, 四十多, 十几, 快八岁) the age is null.
 * Months and days are 0.
 */
export function toldAges(text: string): ToldAge[] {
  const found: ToldAge[] = []
  const years = new RegExp(
    `(?<![\\d第．.]|\\d年)(${number})(多|几|来)?(?:周)?岁(半|多|零|左右|大)?|(?<![\\d第]|\\d年)(?:今年|现年|年龄|年纪|才|刚|已经|都)+(?:有|是|:|为)?(\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?=了|[，,。；;、\\s）)]|$|的人)|(?<=[，,。；我她他伢子女娘头娃孩妹弟哥姐妈爸婆公夫奶爷]|^)(?:虚|都)?(\\d{2}|[二三四五六七八九]?十[一二三四五六七八九]?|二十)(?=了?[，,。；]|$)(?<=我.{1,5}|[她他子女娘头娃伢孩妹弟哥姐妈爸婆公夫奶爷].{1,4})|(?<=[（(，,、][男女][，,、 ])(\\d{1,2})(?=[）)，,、])|(?:刚)?(?:不满周岁|没满周岁|满月|(?:\\d{1,2}|[一二两三四五六七八九十]{1,2})个?多?个月大|个把月大|刚出生|未满月|(?:\\d{1,2}|[一二两三四五六七八九十]{1,2})个(?:多|半)?月(?=的?(?:孩子|宝宝|婴儿|儿子|女儿|娃|伢|小孩)|大)|(?<=(?:小的|老二|老三|妹妹|弟弟|女儿|儿子|孩子|宝宝|伢|娃|毛毛)[^，。]{0,3})(?:\\d{1,2}|[一二两三四五六七八九十]{1,2})个(?:多|半)?月(?=[，,。；]|$))`,
    'g',
  )
  for (const match of text.matchAll(years)) {
    const [all, plain, vague, , bare, ofPronoun, bracketed] = match
    const [from, to] = [match.index, match.index + all.length]
    const before = text.slice(Math.max(0, from - 5), from)
    if (elsewhere.test(text.slice(to, to + 4)) && !before.endsWith('满')) continue
    if (/(?:时候|那年|当年|那时)[^，。]{0,4}$/.test(text.slice(Math.max(0, from - 8), from))) {
      continue
    }
    const told = plain ?? bare ?? ofPronoun ?? bracketed
    const age = told === undefined ? 0 : readNumber(told)
    if (age === undefined || age > 110) continue
    const isPlain =
      vague === undefined &&
      !notPlain.test(before) &&
      !/^[一二三四五六七八九]$/.test(text.charAt(from - 1))
    found.push({ age: isPlain ? age : null, from, to })
  }
  return found
}
