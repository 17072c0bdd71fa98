import type { Category } from '#domain/leads/category.schema.ts'
import { isDenied, plainOfDenials } from '#platform/text/told-scope.ts'
import { topics } from './prefill-topic.transition.ts'
import type { Span } from './prefill.schema.ts'

/** What decides beside the words. */
export type Circumstances = {
  readonly isMinorAnchor: boolean
  /** spouses, former ones, those who lived together, or kin of one family are told of */
  readonly hasFamily: boolean
  readonly hasCouple: boolean
  /** only dating, never married and not living together */
  readonly isDating: boolean
  readonly hasViolence: boolean
  readonly hasMinor: boolean
  /** a young child of the family is told of */
  readonly hasYoung: boolean
  /** the couple has parted for good */
  readonly isFormer: boolean
  /** danger cues */
  readonly hasDanger: boolean
  /** cues of being hunted, threatened or abused */
  readonly isPersecuted: boolean
  /** wants to die, is ill in mind, or may not be found */
  readonly isIll: boolean
  /** an employer, stranger, neighbour or other who is accused */
  readonly hasOutsider: boolean
  /** violence is told of them and of nobody in the family */
  readonly isByOutsider: boolean
}

/** Nobody asks for anything that the platform is for. */
const mistaken =
  /打搅|广场舞|噪音|扰民|听得到吗|烧烤摊|公交卡|余额|驾照|空调坏|几点上班|没事了|感谢(?:妇联|你们)|谢谢你们上次|乱停|乱按|狗[^，。]{0,4}叫|物业|退款|12315|试(?:试|一下)这个|打不打得通|打成|当志愿者|志愿者[^，。]{0,6}(?:怎么|报名|想)|订单|(?<![别莫怕万])打错|拨错|按错|误(?:拨|触|打|报)|打错了|搞错了?号|不是(?:移动|电信|银行)|喂{2,}|听不(?:到|见|清)|无(?:人)?应答|没(?:有)?人说话|没声音|无声|(?:查|问)(?:一下)?(?:话费|天气|火车|航班|公交|快递|流量)|外卖|快递|宽带|话费|停电|停水|自来水|水管|路灯|垃圾(?!话|短信)|噪音|噪声|违停|停车|占道|出租车投诉|身份证(?:怎么)?(?:办|补办)|驾驶证|营业执照|测试(?:电话|一下|线路)|推销|广告|骚扰电话(?:，|。|$)|小孩(?:玩|乱)|孩子(?:玩|乱)(?:手机|打|拨|按)|按着玩|挂断|挂机|无事|几点(?:上班|下班|开门)|(?:电话|地址|号码)是多少|在哪(?:里|儿)办|证明(?:怎么|如何)|交通事故|丢(?:了)?(?:手机|钱包)|手机丢|消费纠纷|退货|流浪狗|狗(?:叫|咬)|油烟|充值|套餐/
/** Nothing else can be meant. */
const surely =
  /(?<![别莫怕万])打错|拨错|误拨|停机|通信公司|(?:移动|联通|电信)公司|营业厅|夜宵摊|油烟|按着玩|乱按|投诉你们|接线员|打到你们这|停水|停电|漏水|公交卡|驾照|驾驶证|快递丢|公积金贷|补办|登记处|婚姻登记[^，。]{0,4}(?:电话|地址|上班|在哪)|棋牌室|宽带|话费|违停|乱停|发廊/
/** Where, when and how to get what others give, or somebody sought at the office. */
const inquiry =
  /招人(?:不|吗|么)|搬到?(?:了)?哪|哪里有|在哪(?:里|儿)?(?:办|打|领|报)|相亲会|联谊|避孕套|疫苗|HPV|捐(?:个|点|一|赠|款|衣)|冒充(?:妇联|你们)|是不是(?:骗子|诈骗|真的妇联)|找交警|归不归你们管|(?:肇事|车祸|追尾)|结婚登记|登记[^，。]{0,6}(?:能不能|可以|怎么)|找(?:一下)?[^，。我]{0,3}(?:主任|书记|姐|同志|科长)[，,。][^。]{0,6}在不在|几点|多少钱一|怎么走|有活动|报名参加|采访|合作|讲座(?:吗|几|什么时候)|办(?:个)?(?:证|卡)(?:怎么|在哪)/
const hardship = /饿|捡|没饭|没得吃|不给|赶|锁|欺|瘦|病|哭|冻|脏|一个人|没人|瘫|虐/
const idleHits = /打(?:错|电话|扰|听|不通|手机|你们|12338|110|过来|给|个电话|的)/g
const nil =
  /无异常|未发现(?:异常|问题|矛盾|隐患|纠纷)|没有发现|一切(?:正常|都好|安好)|家庭和睦|关系和睦|和睦|无(?:困难|诉求|需求|隐患|矛盾|纠纷|问题)|没(?:有)?(?:什么)?(?:困难|矛盾|需求|问题|事情?)(?:，|。|$|需要)|生活(?:正常|平稳|幸福)|感情(?:很|较|比较)?好|身体(?:都)?(?:健康|好|硬朗)|情况良好|和和气气|其乐融融|平安/

const schooling =
  /学校[^。]{0,8}推来|上学年(?:纪|龄)|户口[^。]{0,16}(?:上学|读书|年级|入园|报名)|(?:上|读|念)(?:一年级|初一|高一|大班|小班|幼儿园)[^。]{0,20}(?:要|没|不)|幼儿园[^，。]{0,6}(?:满|进不去)|名额满|校服|书本费|资料费|补习班|座位调|领回家|没来上学|不来上学|家访|班费|餐费|一起上课|停(?:了)?(?:她|他|我)?的?课|不许(?:她|他|我)?(?:进教室|上课|参加)|开学典礼|寄宿费|住宿费|借读|入学|转学|辍学|失学|学籍|没钱(?:交|上)[^，。]{0,3}学|交不起学费|没(?:地方|学校)上学|不给报名|退学|停课|放学|休学|学区|(?:学校|幼儿园|小学|中学)[^。]{0,14}(?:不(?:肯)?收|不让(?:报名|进|上))|不(?:让|准|许|给)[^，。]{0,6}(?:上学|读书|读高中|念书|上高中|去读)|(?:想|要)(?:读书|上学|读高中)/
const conflict =
  /不要了|归(?:老公|老婆|他|她)|不让|嫌|不准|不养|离|吵|骂|打|出轨|外遇|小三|不管|不给|赶|闹|矛盾|纠纷|冷战|逼|欺|婆媳|赌|骗|不理|分居|过不下去|威胁|彩礼|财产/

/**
 * First-level category by weighing words and people.
 * @returns `other` without words where nothing in the text is a matter
 */
export function toldCategory(text: string, at: Circumstances): Span & { readonly value: Category } {
  const nothing = { value: 'other', from: 0, to: 0 } as const
  const plain = plainOfDenials(text)
  const scores = new Map<Category, number>()
  const places = new Map<Category, Span>()
  for (const { category, weight, tells } of topics) {
    const found = new Set(
      [...text.matchAll(new RegExp(tells, 'g'))].flatMap(({ 0: word, index }) => {
        if (isDenied(plain, index, index + word.length)) return []
        if (!places.has(category)) places.set(category, { from: index, to: index + word.length })
        return [word]
      }),
    )
    scores.set(category, (scores.get(category) ?? 0) + weight * Math.min(found.size, 3))
  }
  const strongest = Math.max(...scores.values())
  if (isNothing(text, at, strongest)) return nothing
  const value = decided(text, at, scores)
  if (value === undefined) return nothing
  return { value, ...(places.get(value) ?? { from: 0, to: Math.min(text.length, 1) }) }
}

function decided(
  text: string,
  at: Circumstances,
  scores: Map<Category, number>,
): Category | undefined {
  if (at.isMinorAnchor) {
    return schooling.test(text) &&
      !at.hasViolence &&
      !at.isIll &&
      !upbringing.test(text) &&
      !strays.test(text)
      ? 'education-culture'
      : 'children'
  }
  weigh(scores, at, text)
  const [best] = [...scores].toSorted((left, right) => right[1] - left[1])
  const isFaint =
    best !== undefined &&
    best[0] === 'person-dignity' &&
    best[1] < 5 &&
    !at.isDating &&
    !at.hasDanger &&
    !at.hasViolence &&
    !at.hasOutsider
  if (best !== undefined && best[1] >= 3 && !isFaint) return best[0]
  if (at.hasFamily && (at.hasDanger || at.hasViolence)) return 'marriage-family'
  if (
    at.hasViolence &&
    !at.hasOutsider &&
    !at.isDating &&
    !at.isByOutsider &&
    !unknown.test(text)
  ) {
    return 'marriage-family'
  }
  if (at.hasYoung && !at.hasCouple) return 'children'
  if (at.hasFamily) return 'marriage-family'
  if (at.hasDanger || at.hasViolence || at.hasOutsider) return 'person-dignity'
  if (at.hasMinor) return 'children'
  if (!/打听|请问/.test(text) && /偷|怕|欺|难受|骗|逼|摸|躲|威胁|跟着/.test(text)) {
    return 'person-dignity'
  }
  return /老公|儿子|女儿|爸|妈|他|她/.test(text) && conflict.test(text)
    ? 'marriage-family'
    : undefined
}

function isNothing(text: string, at: Circumstances, score: number): boolean {
  if (at.hasViolence || at.isPersecuted || at.isMinorAnchor) return false
  const isQuarrel = at.hasFamily && conflict.test(text.replaceAll(idleHits, ''))
  if (surely.test(text)) return !isQuarrel && !at.hasDanger
  if (inquiry.test(text)) return score < 12 && !isQuarrel && !at.hasDanger
  if (mistaken.test(text)) {
    return (
      score < 5 &&
      !isQuarrel &&
      !(at.hasFamily && hardship.test(text)) &&
      !(at.hasFamily && estate.test(text)) &&
      !/外面有人|出轨/.test(text)
    )
  }
  return (
    nil.test(text) &&
    score < 12 &&
    !/离婚|困难|欠|纠纷|欺|骗|抚养费/.test(text.replaceAll(new RegExp(nil, 'g'), ''))
  )
}

function weigh(scores: Map<Category, number>, at: Circumstances, text: string): void {
  const add = (category: Category, weight: number): void => {
    scores.set(category, (scores.get(category) ?? 0) + weight)
  }
  if (!at.hasViolence) {
    for (const category of [
      'labour-security',
      'property',
      'political',
      'education-culture',
    ] as const) {
      const isQuarrel = at.hasFamily && conflict.test(text) && !workplace.test(text)
      if ((scores.get(category) ?? 0) >= 5 && !isQuarrel && !at.isDating) add(category, 7)
    }
    if (schooling.test(text)) add('education-culture', 6)
  } else {
    add('children', -5)
    if (isOfThings(text, at)) add('property', 9)
    if (wages.test(text) && at.isByOutsider && !touching.test(text)) add('labour-security', 24)
  }
  if (at.isByOutsider) {
    add('person-dignity', 12)
    add('marriage-family', -8)
  }
  if (at.hasCouple && !at.hasOutsider && !at.isIll && !at.isDating) add('person-dignity', -6)
  if (at.hasCouple && squanders.test(text)) add('marriage-family', 10)
  if (trafficking.test(text)) add('person-dignity', 14)
  if (!at.hasViolence && raising.test(text) && !at.isIll) add('children', 14)
  if (at.hasMinor && strays.test(text)) add('children', 18)
  if (/孤儿|事实无人抚养|困境儿童/.test(text)) add('children', 12)
  if (/上(?:不了)?户口|落户|出生证/.test(text) && !at.hasViolence) add('children', 10)
  if (!at.hasViolence && isOfThings(text, at)) add('property', 8)
  if (isNeedy.test(text) && !at.hasViolence && !at.hasDanger) add('labour-security', 6)
  if (!at.hasMinor && !at.hasYoung) add('children', -4)
  if (at.hasYoung && !at.hasCouple && !at.hasViolence && !support.test(text)) add('children', 5)
  if (support.test(text)) add('marriage-family', at.hasCouple || at.isFormer ? 8 : 3)
  if (at.hasCouple && conflict.test(text) && !at.hasViolence && /不(?:让|准)我/.test(text)) {
    add('labour-security', -7)
  }
  if (at.hasFamily && at.hasViolence && !at.isDating) add('marriage-family', 9)
  if (at.hasCouple && !at.isDating && conflict.test(text)) add('marriage-family', 6)
  if (at.isDating) {
    add('person-dignity', 8)
    add('marriage-family', betrothed.test(text) ? 12 : -4)
  }
  if (at.isIll && !at.hasViolence && !dispute.test(text) && !schooling.test(text)) {
    add('person-dignity', 10)
  }
  const lessons = new Set(text.match(new RegExp(atSchool, 'g')) ?? [])
  if (
    lessons.size > 1 &&
    !at.hasViolence &&
    !at.hasCouple &&
    !at.isPersecuted &&
    !upbringing.test(text)
  ) {
    add('education-culture', 9)
  }
  if (at.hasOutsider && (at.isPersecuted || at.hasViolence || indecent.test(text))) {
    add('person-dignity', at.hasCouple ? 6 : 10)
    if (!at.hasCouple) add('labour-security', -6)
  }
}

/** Land, houses and legacies, the spouse being dead or no party to it. */
function isOfThings(text: string, at: Circumstances): boolean {
  return (
    estate.test(text) &&
    (widowed.test(text) || /留给|留下/.test(text) || !at.hasCouple || atOdds.test(text))
  )
}
const estate =
  /继承|遗产|遗嘱|祖产|祖坟|宅基|地界|茶园|林地|鱼塘|菜地|田|山林|征地|拆迁|补偿|赔(?:了|偿|款)|抚恤金|名下|门面|(?:拆|争|占|要|分|卖|留)[^，。]{0,4}(?:老屋|老宅|老房子)|老屋(?:拆|补|卖|归)|房子(?:给|归)|(?:争|占)[^，。]{0,8}(?:地|房|产)|放弃书/
const widowed =
  /(?:老公|丈夫|男人|公公|爱人|老伴|老头子|爸|父亲|妈|母亲|夫|他)[^。，]{0,12}(?:去世|过世|死了|病死|摔死|走了|不在了|病逝|牺牲|没了|早亡|已故|下葬|骨灰)|去世(?:后|以后|的时候)/
const atOdds =
  /(?:小叔|大伯|堂哥|堂弟|兄弟|弟弟|哥哥|妯娌|邻居|村里|组里|隔壁)[^。]{0,20}(?:占|争|不认|要分|抢|不给)/
const wages = /押金|罚款|社保|合同|欠条|辞退|开除|工资|工钱|欠薪|薪水|加班费|结账|工伤|赔/
const touching = /摸|捏|亲|搂|抱|屁股|胸|大腿|强奸|猥亵|骚扰/
const trafficking =
  /骗到[^，。]{0,6}(?:缅|境外|国外|园区|传销|山里)|(?:打工|介绍)[^。]{0,30}(?:不让走|收了|不让出)|缅甸|电诈|园区|(?:被|把(?:我|她|人))[^，。]{0,4}(?:卖|拐(?!杖|弯|角))|卖给|卖到|拐(?:卖|来|走|到)|买来的?(?:媳妇|老婆)|给人当媳妇/
/** Someone nobody knows. */
const unknown =
  /单身汉|光棍|骑(?:车|电动车|摩托)的|有(?:个)?人|没看清|不认识|陌生|路上|蒙面|医生[^，。]{0,10}(?:摸|伸|抱|亲|给我)|客人/
const squanders =
  /(?:老公|丈夫|男人|老婆|妻子|他|她)[^，。]{0,6}(?:欠(?!了我)|转走|输|瞒着|抵押|偷偷)|(?:存款|房子|车)[^，。]{0,6}(?:转|抵押)(?:走|移|给|了|到)/
const betrothed = /彩礼|退亲|退婚|订婚|悔婚|嫁妆|订亲/
/** A child who strays. */
const strays = /早恋|避孕药|书包里|离家出走|(?:跑|出)出?去[^。]{0,6}没回|夜不归宿|逃学|旷课/
/** How to bring up a child. */
const raising =
  /沟通|顶嘴|家庭教育|怎么(?:教|带|管|引导)(?:他|她|孩子|伢|小孩)?|学学怎么|教教(?:她|他)|领养|收养|偷拿|偷(?:同学|别人|钱|东西)|告状|撒谎|说谎|不是骂也不是|跟我们不亲|管教方法|青春期|写作业/
const isNeedy =
  /(?:想|希望|需要|能不能|要)(?:要|申请|办|有|领|帮|请|求|装|学|找)?[^，。]{0,6}(?:护理|床|轮椅|补贴|补助|低保|(?:门诊|残疾|老年|就业|健康|优待)证|救助|工作|岗位|手艺|技术|电商|培训|物资|米|油|被子|药|照顾)|政府|帮扶|没钱(?:治|看|吃)/

const support =
  /每个?月(?:只)?给(?:我|孩子)?[^，。]{0,4}[\d一二三四五六七八九十][^，。]{0,2}[百千块]|每个?月给[一二三四五六七八九]百|判给|奶粉钱|一分(?:钱)?(?:也|都)?不给|抚养费|生活费|不让[^，。]{0,4}(?:见|看)|见不到|探望|探视|抚养权|不送回|藏/
const workplace =
  /老板|公司|厂|单位|低保|补贴|救助|征地|承包|遗产|继承|宅基|拆迁|补助|借|欠|选举|评残|医保|社保|学/
const dispute =
  /不管|不出钱|不养|全给|离婚|吵|骂|拌|催|闹|养人|外面|嫌|诊断书|勾引|出轨|外遇|赶出|家暴|逼/
const atSchool =
  /学校|上学|读书|念书|高考|中考|考试|录取|助学|学籍|培训|入园|幼儿园|班级|校长|开学|放学|报名|毕业|大学|大专|高中|文化课|扫盲/
const upbringing = /沉迷|网瘾|管教|叛逆|厌学|早恋|不听话|玩手机|不想活|自残|自杀|孤立|欺负/
const indecent =
  /丑照|顺口溜|造谣|乱说|作风|到处说|暧昧|下流|黄色(?:图|视频|笑|段|信息|照)|视频|照片|偷拍|偷看|敲[^，。]{0,4}[门窗]|开我的?门|裸|洗澡|流氓|荤/
