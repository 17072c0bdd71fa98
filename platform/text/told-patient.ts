import type { Sex, Step } from './told-kin.ts'
import type { Mention } from './told-mention.ts'
import { ordinalOf } from './told-ordinal.ts'
import { isCouple, isOffspring, isSibling } from './told-tie.ts'
import {
  aims,
  endangered,
  harms,
  hits,
  ofUpbringing,
  onBehalf,
  suffers,
  type Voice,
} from './told-voice.ts'

/** Whom a text is about, as seen from the one who tells it. */
export type Anchor = {
  readonly relation: 'self' | 'victim'
  /** the steps from the speaker to the victim; empty for the speaker */
  readonly path: readonly Step[]
  readonly ordinal: string
  /** the victim stands apart from the speaker, and this path leads from her to the speaker */
  readonly speaker: readonly Step[] | undefined
  readonly speakerSex: Sex | undefined
  readonly sex: Sex | undefined
  /** the speaker is only a witness or an office and no part of it */
  readonly isSpeakerHidden: boolean
  /** strangers are told of as 男的, 女的, 孩子: the words below are the victim */
  readonly victimWords: RegExp | undefined
}

/** The speaker tells of a matter of her own. */
export const speakerItself: Anchor = {
  relation: 'self',
  ...{ path: [], ordinal: '', speaker: undefined, speakerSex: undefined },
  ...{ sex: undefined, isSpeakerHidden: false, victimWords: undefined },
}

/** Somebody of the speaker's who is wronged or in danger, or for whom the speaker asks. */
export function patientOf(
  text: string,
  mentions: readonly Mention[],
  voice: Voice,
  isMine: boolean,
): Anchor | undefined {
  const tests = isMine
    ? [isHarmed]
    : [
        isHarmed,
        isEndangered,
        ...(abusesYoung.test(text.replaceAll(/我(?:是|在)[^，。]{0,14}/g, '')) ? [isYoungKin] : []),
      ]
  for (const test of tests) {
    for (const [at, mention] of mentions.entries()) {
      if (mention.kind !== 'kin' && mention.kind !== 'role') continue
      if (!isOwn(text, mention, mentions[at - 1], voice)) continue
      const tied =
        mention.kind === 'kin'
          ? mention.people[0]
          : { path: [mention.role.step], sex: mention.role.sex }
      const [step] = tied?.path ?? []
      if (tied === undefined || step === undefined) continue
      if (mention.kind === 'kin' && mention.people.length > 1) continue
      if (
        mention.kind === 'role' &&
        (mentions[at - 1]?.to !== mention.from ||
          /^(?:employer|official|stranger|teacher)$/.test(step)) &&
        !/^(?:闺蜜|好友)$/.test(mention.word)
      ) {
        continue
      }
      if (tied.path.length === 1 && isCouple(step) && test === isHarmed) continue
      if (/^(?:对象|男方|女方|老头)$/.test(mention.word)) continue
      const prior = text.slice(Math.max(0, mention.from - 8), mention.from)
      const after = text.slice(mention.to, mention.to + 70)
      if (!test(prior, after, tied.path)) continue
      if (
        /(?:抱|带|拉|背|搂)(?:着|上)?(?:我的?|一?个|刚|才)?$/.test(prior) &&
        test !== isYoungKin
      ) {
        continue
      }
      const isYoung = isOffspring(step) && tied.path.length === 1
      if (
        isYoung &&
        ofUpbringing.test(text) &&
        !/打(?!工|电|游|牌|算)|骂|猥亵|性侵|强奸|欺负|霸凌|欺凌|摸|脱|解|不收|休学|退学|劝退|领回|停课|不接收|不让/.test(
          after + prior,
        )
      ) {
        continue
      }
      return {
        ...speakerItself,
        relation: 'victim',
        path: tied.path,
        ordinal: ordinalOf(mention.word),
        sex: tied.sex,
      }
    }
  }
  return undefined
}

function isHarmed(prior: string, after: string): boolean {
  if (/打[^，。]{0,3}$/.test(prior) && /^的?(?:电话|手机|号码)?[\s:：是]*[\d(（]/.test(after)) {
    return false
  }
  if (/^(?:的|他|她|家)?(?:妈|爸|姐|哥|弟|妹|老公|丈夫|老婆|儿|女|同学|老师|朋友)/.test(after)) {
    return partnerHarms(after)
  }
  if (/(?:说|讲|告|诬|怪|冤枉)我[^，。]{0,2}打$/.test(prior)) return false
  return (
    suffers.test(after.slice(0, 44)) ||
    harms.test(prior) ||
    (aims.test(prior) && hits.test(after)) ||
    (onBehalf.test(prior) &&
      /^[^，。]{0,8}(?:问|咨询|反映|求助|报警|打|说|维权|举报)/.test(after)) ||
    partnerHarms(after)
  )
}

/** A teacher or stranger abuses children, and the speaker tells of her own. */
const abusesYoung =
  /(?:老师|教练|校长|陌生|老头|网友|保育员|校车|托管|叔叔|保安|门卫|医生)[^。]{0,40}(?:摸|猥亵|打(?!电话|来)|砸|性侵|体罚|扎|罚|脱|解|亲|抱|扇|踢|拧|骂|弄|抠|捅|碰|封|粘|捆)|(?:学校|幼儿园|老师|班主任|园长|校长)[^。]{0,30}(?:不(?:肯)?收|休学|退学|领回|劝退|停课|不接收|不让(?:他|她|孩子|伢)?(?:上|进|报|来|参加))|(?:舅|叔|伯|爷|公|哥|后爸|继父|邻居|男朋友)[^。]{0,12}(?:弄的|摸|脱(?!离))|女伢的胸|猥亵|(?:姑父|姑爹|姨父|姨夫|爸|妈|继父|后爸|后妈|老师|教练)[^。]{0,12}(?:抽|打|烫|掐|拧|弄)的|(?:爸爸?|妈妈?|后妈|后爸|后娘|继[父母])[^。]{0,16}(?:把他|把她|打他|打她|吊|抽他|抽她|不给(?:他|她)[^，。]{0,3}吃)/

/** A child who is told of at some length, with what she wrote or did. */
const strayed =
  /^(?=[^。]{0,20}(?:1[0-7]|十[一二三四五六七]?|[七八九])岁?|[^。]{0,14}(?:年级|初[一二三]|高[一二三]))[^。]{0,66}(?<!我[^，。]{0,6})(?:遗书|自残|自杀|割(?:手|腕|自己)|跳楼|不想活|想死|抑郁|离家出走|没回来|找不到|失踪|跑到[^，。]{0,8}[天夜]|网上认识的?男|见网友|联系不上|打工|直播)/

function isYoung(step: Step): boolean {
  return isOffspring(step) || isSibling(step)
}

/** 表妹，九岁 */
const agedYoung =
  /^[^，。]{0,3}，?(?:今年|才|刚)?(?:\d|1[0-7]|[三四五六七八九]|十[一二三四五六七]?)岁/

function isYoungKin(_prior: string, after: string, path: readonly Step[]): boolean {
  const last = path.at(-1)
  return last !== undefined && (isOffspring(last) || isSibling(last) || agedYoung.test(after))
}

function isEndangered(_prior: string, after: string, path: readonly Step[]): boolean {
  const [step] = path
  if (path.length === 1 && step !== undefined && isYoung(step) && strayed.test(after)) {
    return true
  }
  // a husband who stays away is not missing
  const isCoupleStep = path.length === 1 && step !== undefined && isCouple(step)
  return endangered.test(isCoupleStep ? after.replaceAll(/没回[来家]|离家|出走|死活/g, '') : after)
}

const hurtsHer =
  '(?:打|骂|虐|家暴|动手|欺负|威胁|掐|关|砍|骚扰|摸|扇|推|踢|殴打|逼|搡|糟蹋|灌|砸|踹|踩|堵|捂|拖|卡|揪|扯|抓|烫|捅|勒|绑|拧|扎|翻|控制|监视|跟踪|纠缠)'
const partner = new RegExp(
  [
    `^(?:[^。！？我]|我(?=[大二三小]?[哥弟姐妹爸妈嫂公婆叔舅]|老爸))*?(?:${hurtsHer}(?:了|过|伤|着)?(?:她|他(?!的?[妈爸姐哥弟]))(?!们|的?(?:电话|手机|微信))|(?:对|把|给|逼|将)(?:她|他)[^，。]{0,6}(?:${hurtsHer}|赶|锁|拖|捆|吼|灌|饭)|(?:她|他)被[^，。]{0,10}${hurtsHer}|不给(?:她|他)(?:看病|饭|吃|治))`,
    `^[^。！？我]{0,24}(?:她|他|妹夫|姐夫|女婿)(?:的|那个|家)?(?:老公|丈夫|男人|男朋友|对象|前夫|婆婆|公公|爱人|屋里的|老婆|媳妇)[^。！？我]{0,16}${hurtsHer}(?:她|他|人|我?妹|我?姐|我?女儿|得|$)`,
    `^[^。！？我]{0,24}(?:两口子|小两口|夫妻俩?)[^。！？我]{0,12}(?:打|吵|闹)`,
  ].join('|'),
)

/** He does it: 爸爸把他吊起来. */
const does = new RegExp(
  `^[^，。]{0,8}(?:(?:把|将|对|用)(?:她|他)|${hurtsHer}(?:了|过|着)?(?:她|他)(?!的?(?:电话|手机)))`,
)

/** 我姐嫁过去以后，她老公打她: told of those around the one just named. */
function partnerHarms(after: string): boolean {
  return partner.test(after) && !does.test(after)
}

function isOwn(text: string, mention: Mention, before: Mention | undefined, voice: Voice): boolean {
  if (before === undefined) return true
  const gap = text.slice(before.to, mention.from)
  const isTied = gap === '' || gap === '的' || (gap.length < 8 && /^[^，。]*的$/.test(gap))
  if (isTied && before.kind === 'pronoun') return before.who === 'me' || before.who === 'its'
  if (gap === '的' || gap === '家' || gap === '') {
    if (before.kind === 'kin' || before.kind === 'role' || before.kind === 'name') return false
  }
  if (before.kind === 'root' && isTied) return voice === 'brief'
  return true
}
