import type { Category } from '#domain/leads/category.schema.ts'
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
}

type Topic = { readonly category: Category; readonly weight: number; readonly tells: RegExp }

/** Every word found adds its weight once. Heavy ones name the matter, light ones only touch it. */
const topics: readonly Topic[] = [
  {
    category: 'political',
    weight: 6,
    tells:
      /选举|选票|候选人|参选|竞选|村民代表|妇女代表|人大代表|换届|投票|入党|村规民约|女干部|提名|选民|当选|两委|参政|选妇女|选[^，。]{0,3}组长|得票|选村|居民代表|村民大会|村务公开/,
  },
  {
    category: 'education-culture',
    weight: 5,
    tells:
      /入学|转学|辍学|失学|学籍|上不了学|不(?:让|准|许|给)[^，。]{0,5}(?:上学|读书|念书|读高中)|学区|助学|奖学金|学费|退学|录取|读高中|读大学|休学|停课|择校|分班|招生|复学|劝退|上学(?:难|问题|的事)|上(?:小学|初中|高中|幼儿园)[^。]{0,10}(?:不收|户口|材料|名额|条件)|(?:学校|幼儿园)[^。]{0,14}不(?:肯)?(?:收|接收|让)|培训费|兴趣班|不接收|放学|晚托|午托|食堂|志愿|中考|高考|报名[^，。]{0,6}(?:学校|小学|初中|幼儿园)|补课费|校服|伙食费|教材|识字班|夜校/,
  },
  {
    category: 'labour-security',
    weight: 5,
    tells:
      /工资(?!卡)|老板[^。]{0,24}(?:钱|不发|不结)|贴息|工钱|薪水|薪资|欠薪|讨薪|产假|哺乳(?:期|假)|孕期[^，。]{0,6}(?:辞|调|降)|三期|辞退|开除(?!学籍)|解雇|炒(?:了|鱿鱼)|不要我(?:了|上班)|劳动(?:合同|仲裁|关系|法)|劳务|社保|五险|公积金|工伤|职业病|医保|新农合|合作医疗|低保|救助金|大病|两癌|两筛|补贴|养老金|养老保险|残疾证|残疾补|补助|失业|裁员|加班|调岗|降薪|怀孕[^。]{0,16}(?:单位|公司|厂|老板|领导)[^。]{0,14}(?:辞|开除|劝退|调|降|走人|不要)|生育(?:津贴|保险|假)|报销|试用期|特困|五保|退休|最低生活|临时救助|医疗救助|招工|招聘|只招男|应聘|面试|用工|经济补偿|宫颈癌|乳腺癌|就业|月嫂|育婴|家政|公益性?岗位|小额贷款|担保贷款|创业|夜班|同工同酬|计件|评残|护理补|丧葬费|抚恤/,
  },
  {
    category: 'labour-security',
    weight: 3,
    tells:
      /找(?:个)?(?:工作|事做|活干)|打工挣|看病(?:的)?钱|治疗费|手术费|医药费|化疗|放疗|困难|贫困|没(?:有)?(?:生活)?来源|生活来源|癌|慰问|生病住院|透析|残疾|技能|没钱(?:看|治|吃)|白血病|尿毒|救助|希望(?:学|就业|找|培训|参加)|学(?:个|门|点)?(?:手艺|技术)|单位|车间|厂里|公司|上班/,
  },
  {
    category: 'property',
    weight: 5,
    tells:
      /(?:欠|借)(?:了|给|我|她)*[^，。]{0,8}(?:钱|万|千|块)(?![^，。]{0,4}(?:抚养|彩礼))|不认账|不肯?过户|房子判给|抚恤金[^，。]{0,6}(?:拿|占|吞)|土地|承包(?:地|田|权)|征地|宅基地|拆迁|遗产|继承|遗嘱|补偿款|补偿费|分红|占(?:了|我|着)[^，。]{0,6}(?:地|房|宅|田)|界碑|地界|菜地|留下(?:来)?的[^，。]{0,5}(?:房|地|钱|存款)|压了[^，。]{0,3}地|赔[^，。]{0,3}(?:千|万|钱)|房屋确权|确权|田地|责任田|口粮田|集体(?:收益|经济|分配|资产)|股份|股权|出嫁女|外嫁女|嫁出去的女|借款|欠(?:我|她)?(?:的)?钱|借条|欠条|债务|赔偿(?:款|金|费)|定金|货款|征收|安置(?:房|费)|地(?:被|让)[^，。]{0,4}(?:占|收|种)|分(?:田|地|山)|山林|房子过户|(?:房子|地|钱)[^。]{0,14}(?:没(?:有)?我(?:的)?份|不分给|没份)|房产证|不动产|流转|赔偿|还(?:我)?钱|份子钱|存折|工程款/,
  },
  {
    category: 'children',
    weight: 5,
    tells:
      /监护|留守|无人(?:照看|照料|抚养|监护)|没人(?:管|带|照看|照顾)孩?|困境儿童|孤儿|事实无人抚养|遗弃|弃婴|女婴|男婴|捡到[^，。]{0,4}(?:伢|孩)|福利院|上户口|落户|上不了户|出生证|养不起|孙(?:子|女)[^，。]{0,6}(?:不管|没人)|网吧|养不起|亲生父母不管|未成年|叛逆|厌学|沉迷|早恋|家庭教育|教育孩子|孩子的教育|管教|体罚|离家出走|校园欺凌|霸凌|欺凌|寄养|收养|亲子|不认(?:这个)?孩子|网瘾|不听话|不(?:想|肯|愿意?)?去?上学|玩手机|管不住|怎么(?:管|教)|亲子关系/,
  },
  {
    category: 'children',
    weight: 3,
    tells:
      /班主任|幼儿园|小学|初中|托管|同学|奶粉钱|孩子(?:生活费|没人)|儿童|该生|成绩|奶奶带|爷爷带|青春期/,
  },
  {
    category: 'marriage-family',
    weight: 5,
    tells:
      /抚养费|抚养权|探望权?|探视|离婚|离了婚|夫妻|婚姻|家暴|家庭暴力|婆媳|出轨|外遇|小三|第三者|赡养|同居|彩礼|净身出户|婚内|家庭矛盾|家庭纠纷|分居|不养老|不管老人|养老(?!金|保险|院补)|重婚|嫁妆|退婚|包办|逼婚|催婚|冷暴力|结婚|分家|不孝|生(?:不出)?儿子|过不下去|再婚|嫌(?:我|弃)|养(?:我们?|老人|爹|妈|父母|老的)|养小的|外面有(?:人|女)|家务事/,
  },
  {
    category: 'marriage-family',
    weight: 3,
    tells:
      /老公|丈夫|妻子|老婆|前夫|前妻|爱人|婆婆|公公|公婆|岳父|丈母娘|岳母|儿媳|堂客|屋里的|男将|女婿|老伴|媳妇|男人|婆家|娘家|嫂子|兄弟|大哥|姐夫|妯娌|儿子不管|养父母/,
  },
  {
    category: 'person-dignity',
    weight: 5,
    tells:
      /性骚扰|猥亵|强奸|性侵|拐卖|跟踪|尾随|偷拍|隐私|名誉|诽谤|造谣|谣言|侮辱|肖像|网暴|人肉|裸照|裸聊|敲诈|诈骗|纠缠|陌生(?:人|男)|骚扰|抑郁|自杀|轻生|不想活|精神(?:病|分裂|障碍)|偷窥|威胁(?:要)?发|被骗|传销|卖淫|私密|拐|走失|走丢|失踪|失联|骗(?:了)?我|网上认识|黄色的?(?:图|视频|笑|段|信息|照)|下流|被卖|卖到|不然就发|喊救命|录下|开我的?门|摄像头|失眠|活着没|心理(?:医生|咨询|疏导|问题)|乱(?:传|说)|说闲话|戳脊梁|动手动脚|摸我|被(?:人|他|一个)?[^，。]{0,4}摸|暧昧|卖给|骗(?:过来|到)|老跟着|跟着(?:女的|我回|我走)|变态|偷看|网恋|杀猪盘/,
  },
  {
    category: 'person-dignity',
    weight: 3,
    tells:
      /邻居|隔壁|楼上|男朋友|女朋友|男友|女友|前男友|前女友|网友|同事|殴打|打伤|分手|追求|处对象|谈恋爱|房东|司机|相亲|视频|照片/,
  },
]

/** Nobody asks for anything that the platform is for. */
const mistaken =
  /烧烤摊|公交卡|余额|驾照|空调坏|几点上班|没事了|感谢(?:妇联|你们)|谢谢你们上次|乱停|乱按|狗[^，。]{0,4}叫|物业|退款|12315|试(?:试|一下)这个|打不打得通|打成|当志愿者|志愿者[^，。]{0,6}(?:怎么|报名|想)|订单|打错|拨错|按错|误(?:拨|触|打|报)|打错了|搞错了?号|不是(?:移动|电信|银行)|喂{2,}|听不(?:到|见|清)|无(?:人)?应答|没(?:有)?人说话|没声音|无声|(?:查|问)(?:一下)?(?:话费|天气|火车|航班|公交|快递|流量)|外卖|快递|宽带|话费|停电|停水|自来水|水管|路灯|垃圾(?!话|短信)|噪音|噪声|违停|停车|占道|出租车投诉|身份证(?:怎么)?(?:办|补办)|驾驶证|营业执照|测试(?:电话|一下|线路)|推销|广告|骚扰电话(?:，|。|$)|小孩(?:玩|乱)|孩子(?:玩|乱)(?:手机|打|拨|按)|按着玩|挂断|挂机|无事|几点(?:上班|下班|开门)|(?:电话|地址|号码)是多少|在哪(?:里|儿)办|证明(?:怎么|如何)|交通事故|丢(?:了)?(?:手机|钱包)|手机丢|消费纠纷|退货|流浪狗|狗(?:叫|咬)|油烟|充值|套餐/
/** Nothing else can be meant. */
const surely =
  /打错|拨错|误拨|按着玩|乱按|投诉你们|接线员|打到你们这|停水|停电|漏水|公交卡|驾照|驾驶证|快递丢|公积金贷|补办|登记处|婚姻登记[^，。]{0,4}(?:电话|地址|上班|在哪)|棋牌室|烧烤|广场舞|噪音|扰民|宽带|话费|违停|乱停|发廊/
const nil =
  /无异常|未发现(?:异常|问题|矛盾|隐患|纠纷)|没有发现|一切(?:正常|都好|安好)|家庭和睦|关系和睦|和睦|无(?:困难|诉求|需求|隐患|矛盾|纠纷|问题)|没(?:有)?(?:什么)?(?:困难|矛盾|需求|问题|事情?)(?:，|。|$|需要)|生活(?:正常|平稳|幸福)|感情(?:很|较|比较)?好|身体(?:都)?(?:健康|好|硬朗)|情况良好|和和气气|其乐融融|平安/

const schooling =
  /入学|转学|辍学|失学|学籍|没钱(?:交|上)[^，。]{0,3}学|交不起学费|没(?:地方|学校)上学|不给报名|退学|停课|放学|休学|学区|(?:学校|幼儿园|小学|中学)[^。]{0,14}(?:不(?:肯)?收|不让(?:报名|进|上))|不(?:让|准|许|给)[^，。]{0,6}(?:上学|读书|读高中|念书|上高中|去读)|(?:想|要)(?:读书|上学|读高中)/
const conflict =
  /不让|嫌|不准|不养|离|吵|骂|打|出轨|外遇|小三|不管|不给|赶|闹|矛盾|纠纷|冷战|逼|欺|婆媳|赌|骗|不理|分居|过不下去|威胁|彩礼|财产/

/**
 * First-level category by weighing words and people.
 * @returns `other` without words where nothing in the text is a matter
 */
export function toldCategory(text: string, at: Circumstances): Span & { readonly value: Category } {
  const nothing = { value: 'other', from: 0, to: 0 } as const
  const scores = new Map<Category, number>()
  const places = new Map<Category, Span>()
  for (const { category, weight, tells } of topics) {
    const found = new Set(
      [...text.matchAll(new RegExp(tells, 'g'))].map(({ 0: word, index }) => {
        if (!places.has(category)) places.set(category, { from: index, to: index + word.length })
        return word
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
    return schooling.test(text) && !at.hasViolence && !upbringing.test(text)
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
  if (at.hasYoung && !at.hasCouple) return 'children'
  if (at.hasFamily) return 'marriage-family'
  if (at.hasDanger || at.hasViolence || at.hasOutsider) return 'person-dignity'
  return /老公|儿子|女儿|爸|妈|他|她/.test(text) && conflict.test(text)
    ? 'marriage-family'
    : undefined
}

function isNothing(text: string, at: Circumstances, score: number): boolean {
  if (at.hasViolence || at.isPersecuted || at.isMinorAnchor) return false
  if (surely.test(text)) return true
  if (mistaken.test(text)) return score < 8 && !(at.hasFamily && conflict.test(text))
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
      const isQuarrel = at.hasCouple && conflict.test(text) && !workplace.test(text)
      if ((scores.get(category) ?? 0) >= 5 && !isQuarrel) add(category, 7)
    }
    if (schooling.test(text)) add('education-culture', 6)
  } else add('children', -5)
  if (!at.hasMinor && !at.hasYoung) add('children', -4)
  if (at.hasYoung && !at.hasCouple && !at.hasViolence) add('children', 5)
  if ((at.hasCouple || at.isFormer) && support.test(text)) add('marriage-family', 8)
  if (at.hasCouple && conflict.test(text) && !at.hasViolence && /不(?:让|准)我/.test(text)) {
    add('labour-security', -7)
  }
  if (at.hasFamily && at.hasViolence && !at.isDating) add('marriage-family', 9)
  if (at.hasCouple && !at.isDating && conflict.test(text)) add('marriage-family', 4)
  if (at.isDating) {
    add('person-dignity', 8)
    add('marriage-family', -4)
  }
  if (at.isIll && !at.hasViolence && !dispute.test(text)) add('person-dignity', 10)
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

const support = /抚养费|生活费|不让[^，。]{0,4}(?:见|看)|见不到|探望|探视|抚养权|不送回|藏/
const workplace =
  /老板|公司|厂|单位|低保|补贴|救助|征地|承包|遗产|继承|宅基|拆迁|补助|借|欠|选举|评残|医保|社保|学/
const dispute = /离婚|吵|骂|打|出轨|外遇|赶出|家暴|逼/
const atSchool =
  /学校|上学|读书|念书|高考|中考|考试|录取|助学|学籍|培训|入园|幼儿园|班级|校长|开学|放学|报名|毕业|大学|大专|高中|文化课|扫盲/
const upbringing = /沉迷|网瘾|管教|叛逆|厌学|早恋|不听话|玩手机|不想活|自残|自杀|孤立|欺负/
const indecent =
  /暧昧|下流|黄色(?:图|视频|笑|段|信息|照)|视频|照片|偷拍|偷看|敲[^，。]{0,4}[门窗]|开我的?门|裸|洗澡|流氓|荤/
