import type { Span } from './prefill.schema.ts'
import type { Act } from './prefill-violence.transition.ts'

/** Said before an act, it makes it an earlier or a repeated one. */
const earlier =
  /(?:经常|常常|时常|常年|总是|总(?!共|之|算|体|部|经)|老是|老(?=打|摸|抽|拿|动|骂|揍|欺|拿|这样|跟|对)|一直|长期|多次|屡次|屡屡|屡|反复|好几次|几次|数次|三番五次|动不动|三天两头|隔三差五|隔三岔五|天天|日日|每次|每天|每回|每晚|每个月|每月|次次|回回|不时|时不时|隔一段时间|再次|再一次|一次又一次|不止一次|第[二三四五六七八九几]次|上次|上回|前几次|以前|之前|先前|曾经|曾|过去|从前|当年|早年|去年|前年|前些年|前段时间|大前年|结婚(?:后|以来|这|没多久|\d+|[一二三四五六七八九十几]+|不久|的时候)|婚后|这些年|这么多年|多年|几年|十几年|二十(?:多)?年|(?<!\d\d)\d{1,2}年(?:来|前|了|多)?|[一二三四五六七八九十]+年(?:来|前|了)?|年轻的?时候|常(?=打|骂|动|对|挨|被|家暴)|从小|一直以来|一喝[^，。]{0,6}就|喝(?:了|点|多|醉)[^，。]{0,4}就|喝酒就|不是(?:第一次|头一)|一[^，。]{1,8}就|(?:发病|犯病|喝酒|输钱|输了|生气|发火|回家|回来|没钱|犯瘾|有气|吵架|不如意|来气)就|稍[^，。]{0,6}就|只要[^。]{0,12}就|不顺心就|不高兴就|有时候?|偶尔|没事就|又|还是|依旧|照样|继续|越来越|变本加厉|两次|三次|四次|五次|[好几多数]次|\d次|月子里|坐月子|怀孕(?:的时候|时|期间|那)|刚结婚|谈恋爱(?:的时候|时)|到处|平时|平常|习惯|惯|老早|早先|月月|夜夜|一天到晚|从来|早就|头[一两几]年|前两年|几个月前|半年前|个月前|那年|那次|时常|频繁|连续|成天|整天|不断|少不了|没少)[^。！？；]{0,16}$/
/** The first time is no earlier one. */
const first = /(?<!不是)(?:第一次|头一次|头一回|首次|第一回)|从来没有?|从没/
const after =
  /^(?:[^。！？；，]{0,4}过(?!去|来|程|年|后|了一会|头|门|马)|[^。！？；]{0,14}(?:不是一次|不止一|好多次|好几次|好几回|几次|多次|几回|从[^，。]{1,8}开始|[两三四五六七八九十\d]+(?:多)?[次回](?!电话)|家常便饭|[一二两三四五六七八九十几多\d半]+(?:多)?年(?!级|纪|龄)|无数次|一辈子|半辈子|习惯|成了?常态|上瘾|不断|越来越|变本加厉))/
const habit =
  /不是(?:第一次|头一回|头一次)|不止一次|爱(?:动手|打人)|手脚不干净，?天天|(?:打|踹|踢|掐|骂)过(?:我|她|他)?(?:好)?[两三四几多][^，。]{0,2}[次回]|(?:上个?(?:星期|月|周)|前天|去年|前年|那次|上次)[^，。]{0,4}也(?:打|动手|掐|踹)|(?:输|醉|喝|骂)(?:了|完|多)[^，。]{0,3}就(?:打|强来|动手|砸)|(?:多次|屡次|长期|反复)[^。；]{0,50}(?:猥亵|殴打|性侵|打|虐待|索要|摸)|陈旧(?:性)?骨折|上次也打|(?:家暴|打|殴打|虐待|性侵|猥亵|施暴)[^，。]{0,8}(?:史|惯了|成性|多年|好多年)|有暴力史|施暴史|家暴史|(?:出|开|发|下|给|有|过|了|的)[^，。]{0,3}告诫书|旧伤|新伤旧伤|新旧伤|老伤|旧的[^，。]{0,3}伤|伤(?:疤)?摞|伤没好又|又添新伤|(?:这次(?:打得|下手)更|(?:打|下手)得?更(?:狠|重|凶)|越打|三天一小打|第[二三四五六七八九几]回|[两三四五几]回了|没断过|(?:个)?月[^，。]{0,4}[两三四五几]顿|打怕了|不是一天两天|三天两头[^，。]{0,2}打|老打|从我?[^，。]{0,8}就(?:开始)?(?:打|摸|骚扰|家暴)|被打惯|打打骂骂过|挨打[^，。]{0,6}(?:惯|年|次))/

/** The first words that tell of earlier or repeated violence, threats not counted. */
export function priorViolence(text: string, acts: readonly Act[]): Span | undefined {
  const told = acts.find(({ from, to, isThreat }) => {
    if (isThreat) return false
    const before = sentenceBefore(text, from)
    if (first.test(before.slice(-16))) return false
    return earlier.test(before) || after.test(text.slice(to, to + 24))
  })
  if (told !== undefined) return { from: told.from, to: told.to }
  const match = acts.some(({ isThreat }) => !isThreat) ? habit.exec(text) : null
  return match === null ? undefined : { from: match.index, to: match.index + match[0].length }
}

function sentenceBefore(text: string, to: number): string {
  const start = Math.max(0, to - 34)
  const before = text.slice(start, to)
  return before.slice(Math.max(...Array.from('。！？；', (sign) => before.lastIndexOf(sign))) + 1)
}
