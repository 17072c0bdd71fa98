import { toldAddresses } from '#platform/text/told-address.ts'
import { toldIdentityNumbers, toldPhones } from '#platform/text/told-number.ts'
import { toldPeople, type ToldPerson } from '#platform/text/told-people.ts'
import { evenText } from '#platform/text/told.ts'
import { toldCategory } from './prefill-category.transition.ts'
import { toldCues, type ToldCue } from './prefill-cue.transition.ts'
import { toldMinor, type ToldMinor } from './prefill-minor.transition.ts'
import { priorViolence } from './prefill-prior.transition.ts'
import type { Prefill, Span } from './prefill.schema.ts'
import type { Category } from '#domain/leads/category.schema.ts'
import { violentActs, type Act } from './prefill-violence.transition.ts'

/**
 * What a narrative proposes for the form of a contact, each proposal with the words it rests on.
 * Pure and light: the same function runs in the browser while the worker types.
 * @param text as it was typed or pasted, of any length and punctuation
 */
export function prefill(text: string): Prefill {
  const even = evenText(text)
  const people = toldPeople(text)
  const acts = violentActs(even)
  const minor = toldMinor(even, people, acts)
  const cues = cuesOf(even, people, acts, minor)
  const isTogether = livesTogether.test(even) && !livesApart.test(even)
  const doers = acts.length > 0 && collectors.test(even) ? byOutsider : doersOf(even, acts)
  const category = toldCategory(even, {
    isMinorAnchor: minor.isAnchor,
    hasFamily: people.some(isFamily) || coupled.test(even),
    hasCouple:
      !(widowed.test(even) && acts.length === 0 && !byInLaws.test(even)) &&
      (people.some(isSpouse) || coupled.test(even) || (people.some(isDate) && isTogether)),
    isDating: people.some(isDate) && !people.some(isSpouse) && !isTogether,
    hasViolence: acts.length > 0 || cues.some(({ value }) => impliesViolence.has(value)),
    hasMinor: minor.spans.length > 0,
    hasYoung: minor.hasYoung,
    isFormer: people.some(({ relation }) => relation.startsWith('ex-')),
    hasDanger: cues.length > 0,
    isPersecuted: cues.some(({ value }) => persecution.has(value)),
    isIll:
      (cues.some(({ value }) => value === 'suicide-threat' || value === 'mental-illness') &&
        !/自闭症|多动症|智力/.test(even)) ||
      missing.test(even),
    hasOutsider: people.some(isOutsider),
    isByOutsider: doers.hasOutsider && !doers.hasKin,
    isByKin: doers.hasKin && !doers.hasOutsider,
  })
  if (category.value === 'other') return nothing
  const implied = cues.filter(
    ({ value }) =>
      impliesViolence.has(value) || (value === 'dangerous-goods' && !even.includes('死给')),
  )
  return {
    phones: toldPhones(text),
    idNumbers: toldIdentityNumbers(text),
    addresses: toldAddresses(text),
    people,
    category,
    violence: [...acts, ...implied].map(({ from, to }) => ({ from, to })),
    minor:
      minor.spans.length > 0 || !isAboutChild(even, category.value)
        ? [...minor.spans]
        : [placeOf(category)],
    cues,
  }
}

/** A matter of children is about one, unless a parent only asks how to bring it up. */
function isAboutChild(text: string, category: Category): boolean {
  return (
    category === 'children' &&
    /没|被|病|瘦|哭|打|骂|欺|害|跑|丢|送|户口|一个人|管不住|不(?:去|肯|想|要|敢|吃)|孤儿|留守|困境/.test(
      text,
    ) &&
    !/家庭教育|教教|不会教|教我|(?:怎么|么样|怎样|如何)(?:带|教|哄|沟通)|讲课|领养|收养|放假|沉迷|网瘾|管教|叛逆|玩手机|教育方法|青春期|早恋|按时/.test(
      text,
    )
  )
}

function placeOf({ from, to }: Span): Span {
  return { from, to }
}

const nothing: Prefill = {
  ...{ phones: [], idNumbers: [], addresses: [], people: [] },
  category: { value: 'other', from: 0, to: 0 },
  ...{ violence: [], minor: [], cues: [] },
}

const family = new Set(
  'husband wife ex-husband ex-wife son daughter child father mother father-in-law mother-in-law grandparent brother sister relative'.split(
    ' ',
  ),
)

function isFamily({ relation }: ToldPerson): boolean {
  return family.has(relation)
}

function isSpouse({ relation }: ToldPerson): boolean {
  return /^(?:ex-)?(?:husband|wife)$|-in-law$/.test(relation)
}

function isOutsider({ relation }: ToldPerson): boolean {
  return /^(?:employer|colleague|stranger|neighbour|teacher|other)$/.test(relation)
}

/** Who is told of last before each act: kin, or somebody outside the family. */
function doersOf(
  text: string,
  acts: readonly Act[],
): { readonly hasOutsider: boolean; readonly hasKin: boolean } {
  const doers = acts.map(({ from }) => {
    const before = text.slice(Math.max(0, from - 120), from)
    return [...before.matchAll(doer)].at(-1)?.groups
  })
  return {
    hasOutsider: doers.some((groups) => groups?.['outside'] !== undefined),
    hasKin: doers.some((groups) => groups?.['kin'] !== undefined),
  }
}
/** Whoever they come for, it is they who do it. */
const collectors = /讨债|要债|催收|债主|放贷的|高利贷的|收账的/
const byOutsider = { hasOutsider: true, hasKin: false }
const doer =
  /(?<!当着|是个|是一个|是名|当了?)(?<outside>(?:老公|丈夫|前夫|男友|男朋友|儿子|女儿|哥|弟|爸|他|她)的?(?:战友|朋友|同事|老板|兄弟伙|哥们|同学|债主|客户|牌友|手下|上司|领导)|邻居(?!送|陪|代|反映|称|听|看|报|发现|劝|说|家)|隔壁(?!听)|楼[上下](?:那|的|男|女|邻|住|家|老)|对门|老板|工头|领导|主任|经理|组长|同事(?!反映|发现|看|劝|陪|都)|工友|司机|保安|护工|老师|校长|教练|房东|城管|协管|护士|医生(?=[^，。]{0,8}(?:摸|伸|抱|亲|给我))|店员|地痞|陌生|不认识|单身汉|光棍|骑(?:车|电动车|摩托)|开车的|路过的|流浪汉|[一两几三]个男的|有个男的|有男的|某男|那帮人|几个人|要债|讨债|放贷|粉丝|网友|(?<!屋里|我家?|搭伙|个)老头(?!子)|(?<!没|家里|外面|说|得)有人(?!要?害)|冒充|歹徒|小偷|带教|教授|导师|师傅|师父|男主人|女主人|雇主|东家|店主|站长|厂长|(?:戴|穿|骑|蒙|光头|瘦|高|胖|黑)[^，。]{0,8}的(?:人|男)|一个[^，。]{0,10}(?:男人|男的|人)|那个?人|那家伙|不知道(?:是)?谁|学长|校霸|社会上|中介|客户|教官|家教|大夫|二流子|混子|无赖|摊主|店家|姓[一-龥]的|傻子|流氓|客人|顾客|同学(?!的)|同屋|病友|老爷子|醉汉|小伙子|债主|村民|混混)|(?<!我[跟和]|勾引|以为)(?<kin>我男的|其[子女夫妻父母兄弟]|(?:我|她|其|孩子)?(?:老公|丈夫|(?<=我|她|其|家|屋里|头)男人|妻子|老婆|前夫|前妻|婆婆|公公|儿子|女儿|女婿|儿媳|媳妇|爸|妈|父亲|母亲|继父|后爸|哥|弟|姐|妹|爷爷|奶奶|舅|叔|伯|姑|姨|小叔子|大伯子|男朋友|女朋友|前男友|前女友|男友|女友|老头子|老伴)(?![^，。]{0,3}(?:不在|在外|出差|去世|死了|不知|过世|跑船|当兵|常年|说没事|劝)))/g

function isDate({ relation }: ToldPerson): boolean {
  return relation === 'partner' || relation === 'ex-partner'
}

const persecution = new Set<string>([
  'stalking',
  'victim-fear',
  'threat-to-kill',
  'sexual-violence',
  'confinement',
])
const missing = /失联|失踪|走失|联系不上/
const coupled =
  /(?<!(?:姐|妹|哥|弟|女儿|儿子|爸妈|父母|妈|爸|她|儿媳|女婿|闺蜜|同事)[^，。]{0,4})离婚|离了婚|(?:娘|母[子女])(?:俩|几个|三个|儿俩)|女儿跟我|儿子跟我|孩子跟我|判给我|复婚|领了?证|没(?:有)?领(?:结婚)?证|(?:没出|坐|满)月子|月子(?:里|都)|(?:外头|外面)[^，。]{0,6}(?:有(?:人|女)|和一个|跟一个|养)|生的是?(?:姑娘|女儿|女伢)|给他生|我们(?:两口子|夫妻|小两口)|跟他(?:过日子|结婚|离婚)|嫁给他/
const widowed =
  /(?:老公|丈夫|男人|爱人|老伴|堂客|老婆|妻子|女人|男将)[^，。]{0,12}(?:去世|过世|病逝|病故|病死|死了|走了(?!之)|不在了|摔死|淹死|牺牲|早亡|遇难)|亡夫|寡妇|守寡|丧偶/
const byInLaws =
  /(?:婆婆|公婆|婆家|公公|小叔|大伯)[^。]{0,14}(?:怪|骂|赶|不让|不准|要我|嫌|逼|抢|占|吵)/
const livesTogether =
  /同居|没(?:有)?(?:领|扯|打)(?:结婚)?证|[办摆](?:了|过)酒|生(?:了|过)(?:一|两|三|个|孩子|伢|儿子|女儿)|(?:住|租房?|租房住)(?:在|到)?(?:了)?一(?:起|块|屋)|一(?:起|块)(?:住|生活|过日子|租)|搭伙|住(?:在|到|进)?(?:我|他|她)(?:家|这|那|屋)(?!对|隔|楼|附)|搬(?:到|进|来)(?:我|他|她)(?:家|这|那)|合租/
const livesApart =
  /(?:没有?|不|未|没跟他|没和他)(?:一直)?(?:同居|住(?:在|过)?一起|一起住)|没(?:有)?(?:跟|和)?(?:他|她)?(?:同居|住(?:在|过)?一起|一起住)过?|各住各|各自住|没住(?:过)?(?:在)?一(?:起|块)/
const parted =
  /不合适|没看上|没(?:同意|答应|理他)|不喜欢他|拒了|不想谈|不谈了|早就?断了|断了(?:联系|关系)|前夫|前妻|前男友|前女友|前任|离婚|离了婚|分手|分居|拒绝|追求|追我|不同意|搬出|躲|甩|断绝|不理|表白|喜欢我|不肯|追(?:她|我|求)|不可能|没答应|要我陪|粉丝|前女婿|前姑爷|判了|说清楚|跑出来|回娘家|保护令/
/** Cues that are violence themselves, whatever verb tells of them. */
const impliesViolence = new Set<string>([
  ...['order-in-force', 'order-breached', 'sexual-violence', 'strangulation'],
  ...['threat-to-kill', 'confinement', 'weapon'],
])
const pregnancy = /先孕|早孕|妊娠|怀孕|身孕|怀了|流产|大肚子|打胎|人流/
const online =
  /(?:照片|视频|图片|片子|发(?!现|生|烧|展))[^。]{0,12}(?:露|裸|光着|光身|下面|脱|隐私)|(?:露|裸|光着|光身|下面|脱|隐私)[^。]{0,12}(?:照片|视频|图片|片子|发(?!现))|(?:那种|不好|不该)的?(?:照|视频|图)/
const girl = /女[，,、]?\s*(?:\d|1[0-3])岁|小姑娘|女孩(?!子)|女童|女生|女学生|丫头|孙女|小妹/
const lodging =
  /(?:带|骗|哄|拉|约|开)(?:去|到|进|了|至|往)?[^，。]{0,4}(?:宾馆|酒店|旅馆|旅店|房间)/
const under14 = /(?<![\d二三四五六七八九])(?:1[0-3]|十[一二三]?)岁/
const pursued =
  /跟着|跟(?:到|在)|配[^，。]{0,4}钥匙|床边|蹲|守|等我|不放过|不放过|拦住|放花圈|割腕|割手腕|解开[^，。]{0,3}裤|按喇叭|几百条|下一个就是|丢到|撞江|敲[^，。]{0,4}[门窗]|开我的?门|追|等我下班|跟到|定位|划花|毁掉|关在|跟踪|尾随|纠缠|骚扰|堵|守在|威胁|恐吓/

function cuesOf(
  text: string,
  people: readonly ToldPerson[],
  acts: readonly Act[],
  minor: ToldMinor,
): ToldCue[] {
  const isParted = people.some(({ relation }) => relation.startsWith('ex-')) || parted.test(text)
  const cues = toldCues(text, {
    acts,
    isParted,
    isPursued: pursued.test(text),
    isOfChild: minor.isAnchor,
  })
  if (minor.present !== undefined) cues.push({ value: 'child-present', ...minor.present })
  const former = people.find(({ relation }) => relation.startsWith('ex-'))
  if (former !== undefined && !cues.some(({ value }) => value === 'separation')) {
    cues.push({ value: 'separation', from: former.from, to: former.to })
  }
  const isChildWithChild =
    (pregnancy.test(text) || lodging.test(text) || online.test(text)) &&
    ((minor.isAnchor && (people[0]?.age ?? 18) < 14) || (girl.test(text) && under14.test(text)))
  if (isChildWithChild && !cues.some(({ value }) => value === 'sexual-violence')) {
    const place = pregnancy.exec(text) ?? lodging.exec(text) ?? online.exec(text)
    cues.push({ value: 'sexual-violence', from: place?.index ?? 0, to: (place?.index ?? 0) + 2 })
  }
  const before = cues.find(({ value }) => value === 'repeat-calls' || value === 'escalation')
  const prior =
    priorViolence(text, acts) ?? (acts.some(({ isThreat }) => !isThreat) ? before : undefined)
  if (prior === undefined) return cues
  return [{ value: 'prior-violence', from: prior.from, to: prior.to }, ...cues]
}
