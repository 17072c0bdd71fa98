import { isDenied, isSupposed, plainOfDenials } from '#platform/text/told-scope.ts'
import type { ToldPerson } from '#platform/text/told-people.ts'
import type { Span } from './prefill.schema.ts'
import type { Act } from './prefill-violence.transition.ts'

export type ToldMinor = {
  /** the words that make it so; none where no minor is harmed, present, in danger or kept from what is theirs */
  readonly spans: readonly Span[]
  /** the one whom the text is about is under 18 */
  readonly isAnchor: boolean
  /** a young child or grandchild of the family is told of */
  readonly hasYoung: boolean
  /** a child at violence or threats, who is not its only victim */
  readonly present: Span | undefined
}

const child =
  '(?:(?<![女男])孩子|孩童|幼儿(?!园)|幼童|小孩|伢|娃|儿子|女儿|闺女|姑娘|崽|宝宝|丫头|毛毛|女童|儿童|学生|女孩(?!子)|男孩(?!子)|被监护人|该生|孙女|孙子|外孙女?|侄女|侄子|侄儿|弟弟|妹妹|女婴|男婴|婴儿|大的|小的|老大|老二|大宝|二宝|双胞胎|龙凤胎|(?<![\\d二三四五六七八九十年])(?:\\d|1[0-7]|[一二三四五六七八九两]|十[一二三四五六七]?)岁的?(?:孩子|儿子|女儿|小孩|伢|娃)?|\\d{1,2}个月的?(?:孩子|儿子|女儿|宝宝)?)(?:们|俩)?'
const childWord =
  /(?:把|将)(?:我)?(?:儿子|女儿)[^，。]{0,4}(?:带|抢|抱|接|藏|送)|(?:我|带着?|跟|和|抱着?|与)[^，。]{0,3}(?:女儿|儿子|闺女)[^，。]{0,4}(?:锁|躲|关|跑|逃|缩|藏)|(?<![女男])孩子|孩童|幼儿(?!园)|幼童|小孩|伢|娃|闺女|儿童|女童|宝宝|婴|学生|该生|小学|初中|初[一二三]|高[一二三]|[一二三四五六七八九]年级|幼儿园|未成年|(?<!\d)(?:[1-9]|1[0-7])岁|(?<![二三四五六七八九十])(?:[一二三四五六七八九]|十[一二三四五六七]?)岁|女孩|男孩|个月大|月的(?:孩子|宝宝|女儿|儿子|侄女|侄子|孙)|小姑娘|丫头|崽|写作业|做作业|放学|书包|校服|班主任|奶瓶|尿不湿|托班|早教|满月|月子里的|抱着?(?:我)?的?(?:儿子|女儿)|(?:儿子|女儿)[^，。]{0,4}(?:接走|抢走|带走|判给|抱走)|带着?(?:儿子|女儿)[^，。]{0,3}(?:跑|走|躲|搬)|学(?:也|都)?没(?:有)?上|不让(?:我)?(?:见|看|接)|抚养权|抚养费|监护权|变更抚养|探视|探望|奶粉|留守|孙子|孙女|外孙|毛毛|学前班|(?:读|上|在)(?:幼儿园)?[大中小]班|[初高]中生|中学生|小学生|家长会|断奶|吃奶|周岁|开家长/
/** Daughters and sons whose age is not told, as children at it are told of. */
const scene =
  /双胞胎|龙凤胎|(?:女儿|儿子|闺女|丫头|小的|大的)[^。]{0,12}(?:吓|哭|躲|缩|跪|尿|哇|惊醒|抱着我|钻|求|喊|叫|看[到见着]|拦|护着|挡|冲[上过进]|劝|拉着|打的?110|报的?警|搂|烫|砸到|划到|伤到|在旁|在场)|连(?:我)?(?:儿子|女儿)|(?:划|砸|烫|溅|伤)(?:到|着|了)[^，。]{0,4}(?:儿子|女儿)|(?:当着|当到)[^，。]{0,4}(?:儿子|女儿)/
const grownKids =
  /女婿|儿媳|(?:她|姑娘|女儿)的?(?:老公|丈夫|男人|婆婆)|(?:女儿|儿子|姑娘)[^，。]{0,8}(?:二十|三十|四十|[2-4]\d岁)|她今年(?:二十|三十|[2-4]\d)|他儿子/
const elders =
  /(?:儿子|女儿|姑娘|叔叔|大哥)[^，。]{0,24}(?:酒后|喝(?:了)?酒|喝醉|赌|要钱|吸毒|打我|打她|推我|推她|骂我|将其|婚事|啃|不养|关在)|我(?:今年)?(?:虚岁)?都?(?:快)?(?:六|七|八|九)十|我(?:今年)?[6-9]\d(?!\d)|(?:[6-9]\d)岁|老两口|(?:六|七|八)十[一二三四五六七八九]?岁|养老|赡养/
const grown =
  /成年(?!人(?:看|照))|大学|工作了|上班|结婚|成家|打工|退休|赡养|养老|啃老|儿媳|在外地|(?:姑娘|女儿|儿子)(?:们)?[^，。]{0,4}(?:嫁|成了家)/

/** Harmed, kept from a parent, school or support, or in danger, whether there is violence or not. */
const concerned = new RegExp(
  [
    `(?:打(?!工|电|算|牌|游|扫|理)|踢|摔|推|掐|关|锁|饿|虐待|猥亵|性侵|强奸|摸|欺负|欺凌|霸凌|体罚|抢|抢走|带走|抱走|藏|扔|(?<!(?:死|去世|过世|病逝|没)[^。]{0,10})丢下?|遗弃|拐|伤|(?<!有人要)害|杀|烫|绑|孤立|骚扰|诱|哄|接走|抽|揍)(?:了|着|过|走|下)?(?:我|她|他|其|自己|两个|一个|三个)?(?:的|和|跟)?[^，。；！？]{0,3}${child}`,
    `${child}[^，。；！？]{0,14}(?<!没有|没|不是)(?:抽搐|瘀|青紫|被(?!评|选|录)|挨|遭|没人(?:管|带|照)|无人|辍学|失学|没学上|上不了学|饿(?!了)|失踪|走失|不见|出走|见不到|自残|自杀|不想活|割|没(?:有)?(?:奶粉|饭)吃|没饭|烫伤|受伤|骨折|晕|不肯吃饭|不敢(?:上学|去上学|回)|独自|单独在|淹|掉到|抓走|抢走|带走|抱走|接走|藏|扣)`,
    `不(?:给|让|准)(?:她|他|孩子)[^，。]{0,4}(?:吃|上桌|进门|睡|回家)|(?:揪|拖|拽|扯|抓|薅|拎|砸|泼|扇|捅|砍|咬|拧|勒|划|溅)(?:着|住|了|到|中|破|伤)?(?:我)?(?:和|跟|与|的)?[大小二]?${child}|${child}[^，。]{0,4}(?:耳朵|头|脸|手|腿|胳膊|身上|额头)[^，。]{0,6}(?:破|伤|断|肿|青|流血|烂|燎|起(?:了)?(?:个)?包)`,
    `(?:把|将)(?:我)?[^，。；！？]{0,8}${child}[^，。；！？]{0,8}(?:抢|带|抱|藏|扣|接|送走|扔|丢|关|锁|打|举|按|推|弄|要走|放)`,
    `不(?:给|付|出|拿)[^，。；！？]{0,6}(?:抚养费|奶粉|学费|生活费(?=[^。]{0,10}(?:孩子|伢|娃|儿子|女儿)))|抚养费[^。]{0,14}(?:一分|不给|没给|没付|拖|不付|不出|从来没|没有给|没拿)|没(?:有)?(?:给|付)过?[^，。]{0,6}抚养费`,
    `不(?:让|准|许|给|放)[^，。；！？]{0,8}(?:上学|读书|读高中|念书|见(?:孩子|女儿|儿子|伢|娃|妈|爸)|看(?:孩子|女儿|儿子|伢)|回来)|(?:孩子|女儿|儿子|伢|娃|孙子|孙女|外孙)[^。；]{0,14}(?:不让(?:我|她|他)?(?:们)?(?:见|看|接|上学|读书|带走|探)|不送回|不还)|不让(?:她|他)?带走|见不到(?:我的?)?${child}|(?:没|未|冇)(?:再)?(?:有)?见(?:过|到|着)(?:我)?(?:的)?${child}|(?:学校|幼儿园|小学|初中|中学|高中)[^。]{0,24}(?:不(?:肯|予|愿)?(?:收|接收|录取)|不让(?:报名|进|上))|带走(?=[^。]{0,8}(?:孩子|儿子|女儿|伢))|(?:要|想)带[^，。；！？]{0,4}(?:孩子|儿子|女儿|伢)[^，。；！？]{0,6}(?:改嫁|走|离开|到外地|去)`,
    `(?:叫|让|要|逼|骗|哄)[^，。]{0,4}${child}[^，。]{0,6}(?:发|拍|脱|看)[^，。]{0,6}(?:照|视频|裸|衣服)|(?:抱|拉|带|拎|举)(?:着|起)?[^，。]{0,8}${child}[^，。]{0,8}(?:窗|楼顶|阳台|桥|江|河|跳|栏杆|天台)|(?:把|将)我(?:跟|和|与)[^，。]{0,5}${child}|(?:和|跟|与|把)[^，。]{0,8}${child}[^，。]{0,6}(?:赶|关|锁|丢|扔)|${child}(?:也|跟着)(?:被)?(?:打|抽|挨|踢|骂|吓)|接(?:走|去)[^，。]{0,6}(?:不让|不送|半年|几个月)|(?:骂|吼|摔|凶|吓)(?:了)?(?:我|她|他)?(?:的)?(?:${child})`,
    '抚养费[^，。]{0,12}[，。][^。]{0,24}(?:未付|没付|不付|没给|不给)|送人(?!情)|送给[^，。]{0,4}(?:人家|别人|亲戚)[^，。]{0,3}养|学(?:也|都)?没(?:有)?上|监护人?资格|(?:带|弄|接)(?:到|去)[^，。]{0,8}不让回|连(?:孩子|小孩|伢|娃|儿子|女儿|[^，。]{0,3}岁)[^，。]{0,4}(?:也|都)(?!不认)|带(?:着)?[^，。]{0,4}(?:孩子|伢|娃|儿子|女儿)[^，。]{0,4}(?:跳|死|一起死|走绝)|事实无人|孤儿|拿孩子威胁|(?:打|骂)我们(?:娘|母)|一起(?:被)?关|跟我一起关|校车|留守(?:儿童|女孩|男孩)|弃婴|捡到[^，。]{0,4}(?:婴|孩|伢)',
  ].join('|'),
)

/** At violence or threats: she is there, sees or hears it, is held or hides. */
const present = new RegExp(
  `(?:娘|母女|母子|父子)(?:俩|几个|三个|儿俩|们)|(?:与|和|跟)[^，。]{0,4}(?:\\d|[一二三四五六七八九十])+岁的?${child}[^，。]{0,6}(?:反锁|锁|躲|跑|逃|赶)|怀里[^，。]{0,5}${child}|(?:当着|当到)[^，。]{0,6}${child}|在[^，。]{0,8}${child}[^，。]{0,3}(?:面|前)|(?<!一个人带)${child}[^。；]{0,14}(?:烫[到伤]|砸[到伤]|划[到伤破]|伤到|溅到|碰到|跪|惊醒|吵醒|钻|打的?(?:110|电话)|跑去|尿|缩|搂|嚎|尖叫|站在|坐在|蹲在|擦血|听见|听到|在场|在(?:旁|边|一旁|客厅|屋里|家里|房里|跟前|床上|里头|里面|怀里|门背后)|看(?:到|见|着|了)|吓|哭|躲|抱住|目睹|亲眼|拉着|劝|求|跪|喊|叫|抖|护着|冲(?:上|过)|挡|咬|扑|拦|也(?:被|挨|打)|一起|都在|全看|报的警|跟我)|(?:吓|惊)(?:得|坏|哭|到|倒)(?:了)?[^，。]{0,4}${child}|(?:抱|护|拉|拖|搂|背)(?:着|到|起|了|上|住)?[^，。；！？]{0,7}${child}|带(?:着|起|了|上|到)[^，。；！？]{0,7}${child}|(?<!在家|里|帮|帮忙|上次)带[^，。；！？]{0,5}${child}[^，。]{0,6}(?:跑|躲|逃|走|回|出来|离开|搬|住)|(?:冲|对|朝|向)(?:着)?(?:我|她)(?:和|跟|与|、)[^，。]{0,4}${child}|(?:我和|我跟|我带|我们)[^，。；！？]{0,5}${child}[^，。；！？]{0,8}(?:躲|跑|逃|关|锁|赶)|(?:现场|在场|家(?:中|里)?)(?:另|还)?有[^，。]{0,8}${child}|连(?:我)?(?:的)?${child}(?:一起|也|都|一块)|(?:身边|旁边|屋里|家里|现场|车上|床上|怀里|手上)(?:还)?(?:有|抱)(?:个|着)?[^，。]{0,6}${child}|(?:打|骂|抽|踢)(?:了|过)?我(?:和|跟|及|、)[^，。]{0,3}${child}`,
)

const ownYears =
  /(?<!时候|那年|当年|那时|时)我(?:今年)?(?:才|刚|只有)?(?:\d|1[0-7]|十[一二三四五六七]?|[四五六七八九])岁(?!的)|我(?:才|刚|现在|今年)?(?:是|在|上|读|念)(?:一名|一个)?[^，。]{0,6}(?:初[一二三]|高[一二三]|[三四五六七八九]年级|初中|高中|小学|学生)|我(?:们)?(?:班主任|班上|同学|同桌)|我们班(?:上|里|那个|的)?[男女]?(?:老师|同学)|我爸(?:爸)?妈?(?:妈)?(?:离婚|打我|骂我|不让我上学)|我(?:还)?未成年|年龄[。:：]?\s*(?:答[:：])?(?:1[0-7]|十[一二三四五六七]?)岁|我(?:还)?没(?:满|到)(?:18|十八)|我(?:一个)?(?:初|高)[一二三](?:年级)?的?(?:女|男|学)生|我(?:今年|刚满|刚刚|才|刚|今年才|今年刚)?(?:满)?(?:1[0-7]|十[一二三四五六七])(?=[，。！…,.\s]|$)|多大[了啊]?[？?][\s]*(?:答|来电人)?[:：]?\s*(?:我)?(?:今年)?(?:\d|1[0-7]|[六七八九十]|十[一二三四五六七])(?:岁)?(?=[，。！…,.\s]|$)/
const youngSubject =
  /该生|学生|女童|幼儿|儿童|小女孩|小男孩|孩子|小孩|女孩(?!子)|男孩(?!子)|女婴|男婴|女伢|留守|年级|初[一二三]|高[一二三]|小学|初中|幼儿园|伢|娃/

export function toldMinor(
  told: string,
  people: readonly ToldPerson[],
  acts: readonly Act[],
): ToldMinor {
  const blank = (match: string): string => '□'.repeat(match.length)
  const born = told.replaceAll(unborn, blank).replaceAll(elsewhere, blank)
  const text = elders.test(born) ? born.replaceAll(/儿子|女儿|姑娘|闺女|儿媳妇?/g, blank) : born
  const [anchor] = people
  const young = people.filter((person) => isYoung(text, person))
  if (anchor !== undefined && isYoungAnchor(text, anchor)) {
    return {
      spans: [placeOf(anchor, text)],
      isAnchor: true,
      hasYoung: true,
      present: spanOf(otherVictim, text),
    }
  }
  const isAtIt = scene.test(text) && !grownKids.test(text)
  const isGrown = people.some(isChildOfAnchor) && young.length === 0 && !isAtIt
  const isTold = young.length > 0 || isAtIt || childWord.test(text)
  if (!isTold || (isGrown && !/(?<![女男])孩子|小孩|伢|娃|女童|学生|孙/.test(text))) return none
  const at = acts.length > 0 && !away.test(text) ? spanOf(present, text) : undefined
  const span =
    factOf(concerned, text) ??
    at ??
    (acts.length > 0 && /躲|快来|救|正在|别打回/.test(text) ? spanOf(asleep, text) : undefined) ??
    ((asked.test(text) && !grave.test(text)) || away.test(text)
      ? undefined
      : spanOf(troubled, text)) ??
    (acts.length > 0 ? spanOf(ownYears, text) : undefined) ??
    (acts.length > 0 || (atStake.test(text) && !asked.test(text)) ? ofTold(young, text) : undefined)
  return {
    spans: span === undefined ? [] : [span],
    isAnchor: false,
    hasYoung: young.length > 0,
    present: at,
  }
}

/** The child was not there: no minor at this violence. */
const away =
  /(?<!带着?|抱着?|和|跟|把)(?:孩子|小孩|伢|娃|女儿|儿子)[^，。躲跑逃]{0,8}(?:睡着|睡了|在学校|在老家|住校|在(?:外婆|奶奶|爷爷|娘家|姥姥)|不在家|没看(?:见|到)|不知道|上学去)|没看见|住校|只要[^，。]{0,3}孩子/
/** In the house where it happens: in danger, though it saw nothing. */
const asleep = /(?:孩子|小孩|伢|娃|女儿|儿子|宝宝|毛毛)[^，。]{0,4}(?:睡着|睡了|在睡|刚睡)/
/** Not left to a question of upbringing. */
const grave =
  /不想活|自残|自杀|轻生|割腕|离家|出走|不(?:去|肯去|来|愿去)上学|辍学|怀孕|跳楼|一夜没回/
/** What is a child's own: where it lives, whom it sees, what it lives on, where it learns. */
const atStake = /探视|探望|抚养(?!长大|成人)|监护|判给|法院判|前夫|前妻|学费|转学|学校/
/** A question of upbringing, not of a child in need. */
const asked =
  /(?:怎么|么样|怎样|如何|咋)(?:样)?(?:教|带|管|哄|引导|教育|沟通)|教我(?:怎么)?带|办法教育|怎么(?:带|教|管|沟通|引导|跟)|家庭教育|讲课|讲座|课程|顶嘴|沉迷|玩手机|按时|继承|办理|无辍学/
const years =
  '(?<![\\d二三四五六七八九十])(?:\\d|1[0-7]|[一二两三四五六七八九]|十[一二三四五六七]{0,2})岁(?!的人|那年)'
const someChild = `(?:${years}|(?:\\d+|[一二三四五六七八九十]+)(?:个月|天)(?:大|的(?:孩子|伢|娃|女儿|儿子)|(?<=才[^，。]{1,5}))|满月|(?<![女男])孩子|小孩|伢|娃|幼儿(?!园)|女孩(?!子)|男孩(?!子)|小姑娘|男童|女童|婴|双胞胎|初[一二三](?!个)|高[一二三]|[一二三四五六]年级|小学|初中|幼儿园|学前班|[初高]中生|中学生|没断奶|(?:闺女|女儿|儿子|丫头|姑娘|孙女|孙子|侄女|侄子|妹妹|弟弟)(?:今年|才|刚)?(?:1[0-7]|十[一二三四五六七]?)(?=[，。]))`
const trouble =
  '不吃饭|不吃不喝|绝食|不配(?:看|见|当)|地址(?:都|也)?不(?:告诉|说|给)|没(?:给|付|出|寄|拿)过?一(?:分|毛)|肚子[^，。]{0,4}个月|从[^，。]{1,4}楼[^，。]{0,4}跳|不让(?:他|她|孩子)来|带回家|跑到[^，。]{0,8}[天夜]|网上认识的?男|见网友|回老家考|不能[^，。]{0,6}(?:中考|高考|上学|读书|报名)|能不能[^，。]{0,8}(?:中考|上学|入学|报名)|不要(?:他|她|孩子|伢|娃)|没人要|(?:审核|审批)[^，。]{0,3}(?:不|没)(?:通)?过|居住证|(?:同学|学生|高年级|学长|校)[^。]{0,20}要钱|后妈|罚站|光着脚|冻|特教|不是片区|监护权|福利院|坐牢|要回来|肚子(?:都)?大了|不(?:要|让|准|许)[^，。]{0,4}考试|非(?:让|要)[^，。]{0,4}(?:读|退学|打工|嫁)|通知书[^，。]{0,6}撕|撕[^，。]{0,6}通知书|当着|吓得|怀上|怀了|不(?:去|肯去|来|愿去)上学|离家(?!近|不远|很?远)|出走|没回(?:来|家)|找不到|失踪|怀孕|流产|走失|网友|抢走|接走|带走|送人|卖(?:掉|了|给)|抱(?:去|给)|见不到|没见(?:到|过)|半年没|不让(?:见|看|接)|想妈妈|想爸爸|变更抚养|没送回|不送回|抚养费[^，。]{0,8}(?:不|没|未|拖|欠|一分)|(?:不|没|未|拖欠|欠)[^，。]{0,6}抚养费|奶粉|(?:洗澡|睡觉|换衣服)[^，。]{0,8}(?:弄|摸|碰|看|拍|录|视频)|没见(?:着|到|过)|见不着|一分(?:钱)?(?:都|也)?(?:不|没)(?:给|出|付|拿|寄|掏|有(?!我))|拿不出|没钱交|催[^，。]{0,4}学费|不(?:给|出|付|拿)(?:钱|抚养|生活|学费)|未付|没付|抚恤金|不(?:给|让|准|许|予)[^，。]{0,3}(?:报名|报到|入学|上|读|进|办|转|去)|报不(?:了|上)名|没(?:学|书)(?:上|读)|上不(?:了|成|起)|没(?:来|去)上学|当服务员|辍学|不(?:肯)?收|不肯(?:去|上|吃)|死活不|不敢(?:去|上|回)|退学|劝退|休学|停课|签字|入学|转学|学籍|补习班|校服|交不起|没人管|没人带|遗弃|同归于尽|叔侄|带来|带进|陪酒|宾馆|旅馆|赌气|欺负|孤立|勒索'
const ache =
  '自残|自杀|抑郁|不想活|轻生|割|跳(?!绳|舞)|喝药|打工|一个人(?!带|盘|住|抚养|养|拉扯|过)|独自(?!抚养|带|一人带)|捡|丢|扔|饿|病|骨折|烫|伤|哭|吓|进不了|蹲|烧|撞|跪|瘦|咳|疼|吐|发烧|摔|堵|拉(?!扯大)|抱(?!怨|歉|着手机)|拖'
/** A young child is told of, and trouble that reaches it. */
const troubled = new RegExp(
  `${someChild}[^。]{0,44}?(?:${trouble})|(?:${trouble})[^。]{0,24}?${someChild}|${someChild}(?:[^，。]{0,6}，)?[^，。]{0,10}(?:${ache})|(?<!(?:带|养|照顾|拉扯)[^，。]{0,4}|对不起|为了?|舍不得|生[^，。]{0,4})${someChild}[^。]{0,44}?(?:自残|自杀|抑郁|不想活|轻生|割|划手|划胳膊|跳(?:楼|河|江|下))`,
)

const none: ToldMinor = { spans: [], isAnchor: false, hasYoung: false, present: undefined }

/** The child tells, or is told of, and another is beaten before it. */
const otherVictim =
  /(?:打|掐|踢|砍|砸|揍|扇|推|家暴|殴打|抽)(?:了|过|着)?(?:我|她|他)?(?:的)?(?:妈|母亲|奶奶|弟|妹|姐|和弟|和妹|和妈)/

function spanOf(pattern: RegExp, text: string): Span | undefined {
  const match = pattern.exec(text)
  return match === null ? undefined : { from: match.index, to: match.index + match[0].length }
}

/** The first place that is neither denied nor only feared. */
function factOf(pattern: RegExp, text: string): Span | undefined {
  const plain = plainOfDenials(text)
  return [...text.matchAll(new RegExp(pattern, 'g'))]
    .map(({ 0: match, index }) => ({ from: index, to: index + match.length }))
    .find(({ from, to }) => !isDenied(plain, from, from) && !isSupposed(text, from, to))
}

/** Not born, or lost before: no child yet; and trouble that is denied. */
const unborn =
  /(?:无|没有?|未见|不存在)(?:辍学|失学|异常|遗弃|伤|病)[^，。]{0,4}|生(?:个|下|了|完|过)?(?:孩子|伢|二胎)|孩子(?:都)?(?:大了|长大)|(?:怀(?!里|抱)[^，。；]{0,5}|打掉|流掉|肚子里的?|生不出|想要|要个?|想生|没有?|没生)(?:孩子|伢|娃|小孩|二胎)|(?:孩子|伢)(?:都|也)?(?:没了|没保住|保不住|没有保住|掉了|流掉)|留守儿童之家|孩子他?[爸妈]/g

/** Children who are grown, gone or taught for a living, and one's own childhood: no child of today. */
const elsewhere =
  /(?:孩子|小孩|伢|娃|儿女|儿子|女儿|姑娘|崽)(?:们|些)?[^，。]{0,6}(?:大了|长大|成家|成年|结了?婚|工作了|上班了|出嫁|都?嫁(?:人|了|出去)|毕业了|参加工作|自立|在外[头面地边]?(?:打工|工作|上班|读书|念))|(?:孩子|小孩|伢|娃|儿子|女儿|姑娘|崽)[^。]{0,16}(?:上|读|念|考上?|在读)(?:了|取)?(?:大学|大专|本科|研)|(?:小时候|小的时候|年轻时|做姑娘时|那个年代)[^。]{0,24}|(?:没了|失去|掉了|夭折)[^，。]{0,3}(?:孩子|伢|娃|儿子|女儿)|(?:我|我们|她|其)?[在是][^，。]{0,8}(?:幼儿园|小学|初中|中学|高中|学校|托管班)[^，。]{0,6}(?:当|做|教|上班|工作|任|食堂|代课|保育|保洁|保安|老师|教师|职工|厨师|门卫|员工|的?司机)/g

/** What shows that a daughter or son who is told of is grown. */
const grownUp =
  /她(?:男的|男人|男将|屋里)|月的肚子|身孕|大肚|传销|诈骗|网贷|辞职|开公司|弟媳|弟妇|嫂子|姐夫|妹夫|两口子|夫妻俩|女婿|(?:她|他|姑娘|女儿)的?(?:老公|丈夫|男人|婆婆|公公|男朋友|老婆|媳妇)|嫁(?:给|到|过|在)|婆家|儿媳|结(?:了)?婚|订婚|彩礼|相亲|谈恋爱|谈(?:了)?(?:个)?(?:男|女)?朋友|大[一二三四](?!个|的|哥|姐|伯)|读研|研究生|大学|上班|工作|打工|怀(?:孕|着|了)|(?:1[89]|[2-6]\d)岁|二十|三十|四十/
const youngWord =
  /女儿|儿子|孩子|小孩|伢|娃|闺女|丫头|崽|宝宝|学生|该生|女生|男生|童|婴|幼|姑娘|女孩|男孩|孙|侄|外甥|妹|弟/
const surelyYoung =
  /(?<![女男])孩子|小姑娘|小丫头|小孩|伢|娃|患儿|宝宝|学生|该生|女生|男生|童|婴|幼|女孩(?!子)|男孩(?!子)/

const college = /大学|大专|高校|研究生|大[一二三四](?!个|的|哥|姐|伯)|本科/

function isYoungAnchor(text: string, { relation, age, from, to }: ToldPerson): boolean {
  if (relation === 'self' && (age ?? 18) < 18 && family.test(text)) return nowYoung.test(text)
  if (age !== null) return age < 18
  if (relation === 'self') return isYoungSelf(text)
  const word = text.slice(from, to)
  if (/^(?:女的|男的|女人|男人|妇女|妻子|老婆)$/.test(word)) return false
  const near = text.slice(Math.max(0, from - 8), to + 30)
  if (surelyYoung.test(word)) return !college.test(near)
  if (word === '' && relation === 'victim' && atSchool.test(text)) return true
  if (/同桌|同学|同班/.test(word)) return !college.test(text)
  if (/女儿|儿子|闺女|姑娘|丫头|崽|侄|外甥|孙/.test(word)) return !grownUp.test(text)
  if (youngWord.test(word)) return childWord.test(text) && !grownUp.test(text)
  if (
    relation === 'victim' &&
    /(?:被|遭|与)[^，。]{0,3}同学|班主任|学籍/.test(text) &&
    !/大学|老公|丈夫/.test(text)
  ) {
    return true
  }
  if (
    relation === 'victim' &&
    aChild.test(text.slice(0, 80)) &&
    !/丈夫|老公|妻子|儿媳/.test(text)
  ) {
    return true
  }
  return (
    !college.test(near) &&
    youngSubject.test(near) &&
    !/离异|抚养|丧偶|务工|19[4-9]\d年|老人|丈夫|老公|老婆|妻子|婆婆|儿媳|夫妻|离婚|前夫/.test(near)
  )
}

/** Who has a family of her own says herself that she is a child, and says it of today. */
const family = /老公|丈夫|前夫|老婆|前妻|婆婆|我(?:的)?(?:女儿|儿子|孩子)|离婚|领(?:的|了)?证/
const nowYoung =
  /(?<!那年|当年|那时)我(?:今年|现在)?(?:才|刚|只有|刚满|还不到|不满)?(?:1[0-7](?![\d年个万千块斤])|十[一二三四五六七](?![年个万千块斤])|(?:[6-9六七八九]|十)岁)/

/** A record opens with whom it is about. */
const aChild =
  /(?<![\d二三四五六七八九])(?:\d|1[0-7]|[一二三四五六七八九两]|十[一二三四五六七]?)岁(?:大?的?)?(?:男|女)(?:童|孩|生|婴)|患儿|一名(?:男|女)童|[男女][，,、](?:约|今年)?(?:\d|1[0-7]|[一二两三四五六七八九]|十[一二三四五六七]?)岁|[一-龥]某+[（(][^）)]{0,6}(?:\d|1[0-7])岁/

/** 小丽才上六年级, of one who is only named. */
const atSchool =
  /(?:她|他|[一-龥]{2})(?:今年|才|刚|还)(?:在)?(?:上|读|念)[^，。]{0,3}(?:年级|初|高[一二三]|小学|幼儿园)/

function isYoungSelf(text: string): boolean {
  if (college.test(text)) return false
  if (ownYears.test(text)) return true
  return (
    /我(?:的)?(?:爸|妈|爷爷|奶奶|后妈|继父|继母|后爸|同学|老师|班主任|同桌)/.test(text) &&
    /放学|作业|上课|班上|班里|年级|考试|住校|寝室|宿舍|上学|同桌|校园|初[一二三]|高[一二三]/.test(
      text,
    ) &&
    !/老公|老婆|丈夫|妻子|我(?:的)?(?:孩子|儿子|女儿)|大学|结婚/.test(text)
  )
}

/** The child that is told of, if it is not said that it was elsewhere. */
function ofTold(young: readonly ToldPerson[], text: string): Span | undefined {
  const told = away.test(text) ? undefined : young[0]
  return told === undefined ? undefined : placeOf(told, text)
}

function isChildOfAnchor({ relation }: ToldPerson): boolean {
  return relation === 'son' || relation === 'daughter' || relation === 'child'
}

function isYoung(text: string, { relation, age, from, to }: ToldPerson): boolean {
  if (age !== null) return age < 18
  if (/婴|童|幼|宝宝|毛毛/.test(text.slice(from, to))) return true
  // whoever speaks of an old mother is no child
  if (/^我|^$/.test(text.slice(from, to)) || elders.test(text)) return false
  if (/^(?:孙|外孙|侄|外甥)/.test(text.slice(from, to))) return !grownUp.test(text)
  if (relation === 'child') return !/啃老|成年|赡养|不养/.test(text)
  if (relation !== 'son' && relation !== 'daughter') return false
  if (!childWord.test(text)) return false
  return !grown.test(text) || /小学|初[一二三]|高[一二三]|年级|幼儿园/.test(text)
}

function placeOf({ from, to }: ToldPerson, text: string): Span {
  return to > from ? { from, to } : { from: 0, to: Math.min(1, text.length) }
}
