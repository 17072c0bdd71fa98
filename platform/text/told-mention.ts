import { kinWords, type Tied } from './told-kin.ts'
import { nameAt } from './told-name.ts'
import { idleWords, roleWords, rootWords, type RoleWord } from './told-role.ts'

/** A word of the text that points to somebody. */
export type Mention = { readonly word: string; readonly from: number; readonly to: number } & (
  | { readonly kind: 'pronoun'; readonly who: 'me' | 'she' | 'he' | 'its' }
  | { readonly kind: 'root'; readonly who: 'caller' | 'subject' }
  | { readonly kind: 'kin'; readonly people: readonly Tied[] }
  | { readonly kind: 'role'; readonly role: RoleWord }
  | { readonly kind: 'holder' }
  | { readonly kind: 'name' }
)

const pronouns = new Map<string, 'me' | 'she' | 'he' | 'its'>([
  ...[
    '我们家',
    '我家里',
    '我屋里',
    '我家',
    '我们',
    '我',
    '本人',
    '咱家',
    '咱',
    '俺家',
    '俺',
    '我自己',
    '我屋',
  ].map((word) => [word, 'me'] as const),
  ...['她家', '她们', '她屋里', '她'].map((word) => [word, 'she'] as const),
  ...['他家', '他屋里', '他'].map((word) => [word, 'he'] as const),
  ['其', 'its'] as const,
])

/** Before a name they say what kind of person it is: 村民李梅, 学生王小雨. */
const holders = new Set(
  '学生 村民 居民 群众 妇女 女童 职工 员工 女工 业主 女子 儿童 幼儿 贫困户 低保户 脱贫户 女士 住户 女生 男生 女职工 女学生 孤儿 留守儿童 单亲母亲 单亲妈妈 独居老人 监测户 组民 老人 残疾人 女娃 姓名 女居民 女村民 化名 困境儿童 市民 网民 寡妇 孕妇 患者 低保对象 特困户 受害妇女 走访 走访了 看望 看望了 入户 入户走访 走访到 探访 走访村民'.split(
    ' ',
  ),
)

/** One character may be kin only where somebody's is said: 我妈, 她姐, 老公的弟. */
const lone = new Set(Array.from('爸妈爹娘哥弟姐妹姑姨舅叔婶嫂爷姆嘎姊崽'))
const longest = 9

export function mentionsIn(text: string): Mention[] {
  const found: Mention[] = []
  for (let at = 0; at < text.length;) {
    const mention = mentionAt(text, at, found.at(-1))
    if (mention === undefined) at += 1
    else {
      if (mention !== 'idle') found.push(mention)
      at = mention === 'idle' ? at + idleLength(text, at) : mention.to
    }
  }
  return withNames(text, found)
}

function idleLength(text: string, at: number): number {
  for (let length = longest; length > 0; length--) {
    if (idleWords.has(text.slice(at, at + length))) return length
  }
  return 1
}

function mentionAt(
  text: string,
  at: number,
  before: Mention | undefined,
): Mention | 'idle' | undefined {
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length)
    const place = { word, from: at, to: at + length }
    if (idleWords.has(word) && !(word === '妈的' && before?.to === at)) return 'idle'
    const people = kinWords.get(word)
    if (people !== undefined && isMeant(text, place, before)) {
      return { kind: 'kin', people, ...place }
    }
    const who = rootWords.get(word)
    if (who !== undefined) return { kind: 'root', who, ...place }
    if (holders.has(word) && nameAt(text.slice(at + length)) !== undefined) {
      return { kind: 'holder', ...place }
    }
    const role = roleWords.get(word)
    if (role !== undefined) return { kind: 'role', role, ...place }
    const pronoun = pronouns.get(word)
    if (pronoun !== undefined && isPronoun(text, at, length)) {
      return { kind: 'pronoun', who: pronoun, ...place }
    }
    if (holders.has(word) && nameAt(text.slice(at + length)) !== undefined) {
      return { kind: 'holder', ...place }
    }
  }
  return undefined
}

function isPronoun(text: string, at: number, length: number): boolean {
  if (
    length > 1 &&
    /屋里?$/.test(text.slice(at, at + length)) &&
    /^[里的人男女头那]/.test(text.slice(at + length))
  ) {
    return false
  }
  if (text[at] === '其') {
    return (
      !/^其(?:实|他|中|它|余|次|间|后|所|乐)/.test(text.slice(at, at + 2)) &&
      !/[尤极何]$/.test(text.slice(0, at))
    )
  }
  return (
    !(text[at] === '他' && text[at - 1] === '其') &&
    !(text[at] === '我' && text.slice(0, at).endsWith('自'))
  )
}

const titledBefore =
  /[赵钱孙李周吴郑王冯陈杨朱秦许何吕张孔曹严金魏陶姜谢邹潘葛范彭马方袁柳鲍史唐费雷贺汤罗毕常于余黄尹姚邵汪毛明戴宋熊纪舒项祝杜阮石程胡徐邱高夏蔡田卢丁邓柯刘占操叶龙占曾肖]$/

function isMeant(
  text: string,
  { word, from, to }: { word: string; from: number; to: number },
  before: Mention | undefined,
): boolean {
  const [prior, next] = [text.slice(Math.max(0, from - 3), from), text.slice(to, to + 3)]
  if (
    /^(?:先生|老头|大姐|大妈|大伯|大叔|叔叔|阿姨|大哥|大嫂|夫人|太太|奶奶|爷爷|婶|嫂子|婆婆)$/.test(
      word,
    ) &&
    titledBefore.test(prior)
  ) {
    return false
  }
  if (word === '先生' && !/[我她其][^，。]{0,2}$/.test(prior)) return false
  if (
    /^(?:大姐|大妈|大叔|大伯|阿姨|叔叔|大哥|妹子)$/.test(word) &&
    before?.to !== from &&
    !prior.endsWith('的')
  ) {
    return (
      /^(?:说|打|骂|来|在|也|都|摸|把|不|给|家|从|就|让|叫|那|这|养|带)/.test(next) ||
      /(?:跟着?|和|与|由|靠|住)$/.test(prior)
    )
  }
  if (
    /^(?:孩子|小孩|伢|娃|崽)(?:的|他|她)?(?:爸|妈|爹|爷)$/.test(word) &&
    /^[妈爸爷奶]/.test(next)
  ) {
    return false
  }
  if (/^(?:姐姐|阿姨|大姐|叔叔|哥哥|妹妹)$/.test(word) && /^(?:你|您|莫|请)/.test(next)) {
    return false
  }
  if (/^我[儿女]$/.test(word)) return !/^[子媳女童孩儿伢婿人的生同朋]/.test(next)
  if (
    /^老[头鬼]$|^老东西$/.test(word) &&
    /[的个名位那]$/.test(prior) &&
    !/我的$|我那个?$/.test(prior)
  ) {
    return false
  }
  if (word[0] === '其') return !/^[亲儿子友婿妻母孙]/.test(next)
  if (word === '姑娘' && /[小大]$/.test(prior)) return true
  if ((word === '对象' || word === '先生') && before === undefined) return false
  if (word === '家长' || word === '监护人') {
    return before?.to === from || /^(?:[^，。]{0,4})(?:打|骂|不|称|反映|报)/.test(next)
  }
  if (/^(?:家家|男方|女方|老头|老头子|当家的|爱人子)$/.test(word) && word === '家家') {
    return before?.to === from
  }
  if (!lone.has(word)) return !(word === '妈妈' && /[心代春]$/.test(prior))
  if (/^[的]/.test(next) && word === '妈' && /[他你]$/.test(prior)) return false
  if (word === '娘' && next.startsWith('家')) return false
  if (word === '爹' && next.startsWith('爹')) return false
  if (before === undefined) return false
  const gap = text.slice(before.to, from)
  return before.kind !== 'holder' && /^(?:的|家的?|亲|大|小|二|三)?$/.test(gap)
}

const announcing = /^(?:[（(，,、]?(?:名字叫|名叫|名为|叫做|叫|姓名[是为:]?|化名)|[:：]|[（(])/
const afterName =
  /^(?:[，,。、；;（()）\s:：]|$|的|来电|报警|反映|称|报称|求助|来访|致电|说|诉|被|与|和|跟|因|于|在|家|到|向|系|是|今年|现年|自|遭|对|因为|患|有|女|男|来|打|经|长期|经常|丈夫|妻子|老公|老婆|母亲|父亲|儿子|女儿|多次|及|已|一|为|同|告|哭|突|最近|未|正|前来|一直|酒后|喝|拿|持|将|把|不|要|想|没|再|又|独自|由|从|之|于)/
const notPerson =
  /^(?:村|湾|塆|垸|镇|乡|街|路|县|市|区|社区|小区|派出所|医院|小学|中学|学校|公司|厂)/

/** Names that follow a mention, and those that stand at the beginning of a clause. */
function withNames(text: string, mentions: readonly Mention[]): Mention[] {
  const named = mentions.flatMap((mention) => {
    const name = nameAfter(text, mention)
    return name === undefined ? [mention] : [mention, name]
  })
  const taken = (from: number, to: number): boolean =>
    named.some((mention) => mention.from < to && from < mention.to)
  const alone = [
    ...text.matchAll(/(?<=^|[，,。；;：:！!？?\s、“「])(?:据|经|今天|昨天|现)?/g),
  ].flatMap(({ 0: skipped, index }): Mention[] => {
    const from = index + skipped.length
    const name = nameAt(text.slice(from, from + 6))
    if (name === undefined || taken(from, from + name.length)) return []
    const next = text.slice(from + name.length, from + name.length + 5)
    if (
      !/^(?:[（(]|来电|报警|反映|称|报称|求助|来访|致电|诉|被|的?丈夫|的?老公|的?妻子|的?母亲|的?父亲|家|系|今年|现年|女|与丈|与妻|遭|，[女男]|, ?[女男]|多次|酒后|经常|长期|因|自|患|对其|将|持|未|在家|跟丈|和丈|说)/.test(
        next,
      )
    ) {
      return []
    }
    return [{ kind: 'name', word: name, from, to: from + name.length }]
  })
  const names = [...named.filter(({ kind }) => kind === 'name'), ...alone]
  const clear = named.filter(
    (mention) =>
      mention.kind === 'name' ||
      !names.some((name) => name.from < mention.to && mention.from < name.to),
  )
  return [...clear, ...alone].toSorted((left, right) => left.from - right.from)
}

function nameAfter(text: string, mention: Mention): Mention | undefined {
  const rest = text.slice(mention.to, mention.to + 16)
  if (mention.kind === 'pronoun') {
    if (mention.who !== 'me' || !/^(?:叫|是|名叫|的名字叫|姓名)/.test(rest)) return undefined
  }
  const opening =
    (mention.kind === 'pronoun' ? /^(?:名叫|叫|是|的名字叫|姓名)/ : announcing).exec(rest)?.[0] ??
    ''
  const isAnnounced =
    /叫|名|学生|女童/.test(opening + mention.word) ||
    (mention.kind === 'kin' && /^[（(]/.test(opening))
  const name = nameAt(rest.slice(opening.length), isAnnounced)
  if (name === undefined) return undefined
  const next = rest.slice(opening.length + name.length)
  if (!afterName.test(next) || notPerson.test(next)) return undefined
  if (opening === '是' && !/^(?:[，,。\s]|$)/.test(next)) return undefined
  const from = mention.to + opening.length
  if (kinWords.has(name) || roleWords.has(name)) return undefined
  return { kind: 'name', word: name, from, to: from + name.length }
}
