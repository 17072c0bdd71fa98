/**
 * Whether words tell a fact. Chinese denies before the verb (没打过我) or at the end (动手倒没有), and
 * supposes with 如果, 怕, 说要. A text of this kind often has no punctuation, so that scope is measured
 * by the few words that may stand between the sign and the verb, not by clauses alone.
 */

/** They look like denials and are none. */
const noDenial =
  /没(?:被)?(?:[^，。]{0,2})?(?:打死|掐死|砍死|弄死|淹死|烧死|摔死|毒死)(?=算|我|也|就|，|。)|没死|没出过|没下过|没吃上|没出门|你?别打(?:了|我)|莫打我|没少|不是没有?|没停|没完没了|不得不|动不动|不止|不光|不仅|不但|不只|没有?一天不|哪天不|没哪天不|不住|不停|不断|不由分说|不分青红|不管不顾|不顾|不料|没想到|没料到|不知道?|不晓得|不明白|没过几天|没多久|没几天|不久|没事就|没日没夜|无故|无缘无故|无端|差不多|无休止|对不起|没钱就|不听话?就|没有?办法|没法|不肯|不同意|不答应|不愿意?|无法|没地方|没有?工作|没生|没说几句|没两句|没几句|不到|不一会|说不到|忍不住|受不了|了不得|不得了|不行就|不行|不好就|不顺心|不高兴|不开心|不如意|不满意?|不给|不让|不准|不许|不敢|不要|不去|不回|不走|不起床|不做|不开门|不从|不理|不还|不吃|不睡|不说|不承认|不讲理|不分|不出|不起|不见|不通|不讲/g

const whoever =
  '(?:我们?|她们?|他们?|其|孩子|报警人|别人|任何人|老公|丈夫|男方|女方|对方|双方|老婆|妻子|女儿|儿子|老人|同学|学生|老师|家人|人|谁)'
/** What may stand between a denial and what it denies; whoever else acts between them ends it. */
const between = `(?:怎么|再次?|真的?|动手|曾|过|用|敢|直接|实际|发生过?|任何|有过?|什么|来|也|都|还|其他|肢体|身体|人身|家庭|严重|明显|新的?|遭受?到?|受到?过?|出现过?|存在|正式|明确|目前|(?:发现|听说|看见|看到|见到?|听到|听|碰到|遇到)过?(?:有|过)?${whoever}?|(?:说|提|提出|讲)过?要?|(?:被|让)${whoever}?|(?:对|给|把|跟|和|向|与|拿)${whoever}|想过?要?|因(?:为)?|患有?|往|到过?|去过?|找过?|需要|要求|打(?=骂))`
const negator =
  '(?:从来没有?|从没有?|从未|从来不|并没有?|并未|没有|没得|冇得|没|冇|未曾|未|不曾|否认|不是(?:我|他|她)?|不会|没人|没谁|无人|不存在|莫|别|无)'
const deniedBefore = new RegExp(
  `(?:${negator}${between}{0,4}|不(?:再|怎么|曾|准备)?|(?:没有?|从来没有?)(?:人|谁)${between}{0,2})$`,
)
const deniedAfter =
  /^[^，。；！？\s]{0,6}[？?]?(?:倒是?|是|也|都|还|就|[？?]|的?事|的?情况|的?现象|行为|过|着)?(?:没有|没得|冇得|不存在|没发生|不属实|没有的事|没有过|不成立|未发现|没打过|没动过|没说过)(?=[，。；！？\s、,.]|$|的|过|发生)/

const supposing =
  /(?:梦(?:见|到|里|中)|做(?:了)?(?:个)?梦|电视(?:剧)?(?:里|上)|电影里|小说里|剧里|新闻(?:里|上)|假装|假如|如果|要是|假如|万一|倘若|假使|若是|若(?![干无])|一旦|哪天|会不会|是不是会|怕|担心|生怕|恐怕|只怕|害怕(?:他|她|会|被|自己)|将来|以后(?:会|要|再)|再(?:敢|不)|敢再|除非|防止|预防|避免|免得|以免|是否|有没有|算不算|是不是|算得上|怎么(?:会|可能)|哪(?:会|里会)|什么是|叫什么|可能会|说不定|迟早|早晚|哪怕|就算|即使)[^，。；！？]{0,14}$/
const supposedAfter = /^[^，。；！？]{0,6}(?:的话|算不算)(?=[，。；！？\s]|$)/
/** 不给钱就打我: what happens whenever; 怕他又打我: it happened before. */
const habitual =
  /就[^，。]{0,6}$|(?:又|还)(?:要|会|来)?[^，。]{0,4}$|再(?:打|动手|来)?[^，。]{0,2}$/
const spokenOf =
  /(?:说要|说过要|扬言|放话|喊着要|威胁(?:说|要|我|她|他|称|将)?|嚷着要|恐吓|叫嚣|发誓)[^，。；！？]{0,8}$|(?:(?<![不主重需])要|(?<!不)想|打算|准备)(?:再|来|动手|过来|上来|去|冲上来|对我|拿[^，。]{0,4}|用[^，。]{0,4}|把我|把她)?$|(?:敢|再)[^，。；]{0,8}就[^，。；]{0,3}$/

/** The text with look-alike denials blanked out, index for index. */
export function plainOfDenials(text: string): string {
  return text.replaceAll(noDenial, (match) => '□'.repeat(match.length))
}

/** @param plain the text without look-alike denials ({@link plainOfDenials}) */
export function isDenied(plain: string, from: number, to: number): boolean {
  return (
    deniedBefore.test(plain.slice(Math.max(0, from - 14), from)) ||
    deniedAfter.test(plain.slice(to, to + 18))
  )
}

export function isSupposed(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 20), from)
  return (
    (supposing.test(before) && !habitual.test(before)) ||
    supposedAfter.test(text.slice(to, to + 14))
  )
}

/** Is it only said, threatened or meant to be done? */
export function isSpokenOf(text: string, from: number): boolean {
  return spokenOf.test(text.slice(Math.max(0, from - 14), from))
}
