import { anyOf } from './told.ts'

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟黄和穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁邓郁洪包左石崔吉龚程邢裴陆翁荀惠甄封储靳段焦巴牧谷车侯宓全班秋仲伊宫宁仇甘厉祖武符刘景詹束龙叶司黎薄白怀蒲从鄂索赖卓池乔闻党翟谭贡姬申冉桑桂牛寿通边燕冀尚农温庄晏柴瞿阎慕连习艾鱼容向古易廖耿满匡国文寇广欧沃蔚隆师巩聂晁敖融冷辛阚那简饶曾关肖涂占操佘袁付闫覃明石柳查邰尧骆费纪'
const compound = '欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|东方|夏侯|司徒'

/** Characters that begin what is said about somebody and hardly ever stand in a given name. */
const notGiven =
  '的是在把被打和与跟对说称因为有没不又也都就还很已经将从到去来要想会能用拿持喝酒后前时多次向让给同及其他她我你们这那个岁男女月日住现至与使骂踢过了着呢吗吧啊便曾之者或由且但却仍只才刚再每两几些什么怎样如果可以应该请叫喊带外出做干找问看见听接报警案电话反映求助述诉脚手拳殴辱威胁地得，。、；：（）()“”！？,.;:!?\\s\\d'
const given = `[^${notGiven}]`
const someone = `(?:[${surnames}](?:某某|某|[×xX*]{1,2})(?:${given}(?=[，。、；：（(\\s]|$))?)`
const title = `(?:[${surnames}](?:女士|先生|老师|校长|经理|总|厂长|主任|书记|支书|教练|老板|医生|所长|阿姨|叔叔|大爷|大妈|大姐|大哥|师傅|奶奶|爷爷|婆婆|嫂|姐|哥|同学|主管|老板娘|主席|院长|队长|组长|科长|村长|会计|爹爹|太婆|老汉|伯|姨|嫂子|氏|警官|法官|律师|嬢嬢|婶))`
const full = `(?:(?:${compound}|[${surnames}])${given}{1,2})`
const small = `(?:[小阿老](?:[${surnames}]|${given})(?![学时孩子区组姐妹伯叔姑舅姨伙公婆师板家人]))`
const doubled = String.raw`(?:([\u4E00-\u9FA5])\1)`

/** Words that look like a name after a kinship word. */
const noName = new RegExp(
  `^(?:${anyOf('经常 常年 常常 和儿 和孩 和婆 和公 和父 和母 明知 明明 明天 全家 全部 连续 连孩 连夜 安排 安慰 安全 强行 强迫 强奸 强制 关于 关心 关门 管教 管孩 管钱 车祸 通知 从小 单独 应当 公司 方面 时常 高中 高血压 金钱 白天 万一 成天 成年 成绩 成家 计划 解释 支付 任何 任意 包括 包办 满意 满口 严重 安装 同意 宁愿 元旦 牛奶 马上 温柔 文化 文盲 农村 农民 广东 广州 武汉 江苏 江西 黄石 阳新 大冶 文静 国庆 尚未 尚小 全职 全身 全程 石灰 冷暴力 冷战 童年 房子 房产 房租 路上 柴米 辛苦 终于 时间 郁闷 祝福 幸好 毛病 狄更 花钱 卓越 项目 程度 简单 封闭 党员 谷雨 燕子 易怒 易燃 古怪 容易 欧洲 沃尔 融资 师傅 聂某 晏然 国家 平常 平安 那边 那天 那里 家里 家暴 家庭 家中 家人 别人 多年 性格 好赌 好吃 好像 梅毒 胡搅 胡闹 胡乱 胡言 莫名 莫非 余生 余下 高兴 高烧 高龄 钟头 班主 班级 班上 司机 明显 明确 乐意 乐于 费劲 屈服 谈恋 储蓄 应酬 祖辈 盛怒 盛气 计较 米饭 成瘾 习惯 毕业 万元 万块 龙港 贺喜 项链 支书 通宵 通常 边上 边哭 满脸 满身 解除 解决 从此 从今 从未 时候 强调 车上 路边 路口 关系 关机 关押 左右 左眼 左腿 左脸 左耳 纪念 史上 容忍 祝您 安心 安静 丁点 连声 连连 古板 封建 冷漠 冷淡 和睦 和解 和好 和平 管理 单身 牧业 国内 甘心 武断 康复 卫生 卫健 金额 广场 师范 闻讯 闻声 容貌 付钱 付款 付抚')})`,
)

const named = new RegExp(`^(?:${someone}|${title}|${full})`)
const called = new RegExp(
  `^(?:${someone}|${title}|${full}|${small}|${doubled}(?=[，。、；：（(\\s]|$))`,
)

/**
 * A name that begins the text given.
 * @param isAnnounced it follows 叫 or 名, so that 小雨 and 妞妞 are names as well
 */
export function nameAt(text: string, isAnnounced = false): string | undefined {
  if (noName.test(text)) return undefined
  const [match] = (isAnnounced ? called : named).exec(text) ?? []
  if (match === undefined) return undefined
  return match.length < 2 ? undefined : shortened(match, text.slice(match.length))
}

/** 王军酒后: a third character that belongs to the next word is given back. */
const goesOn =
  /^(?:常年|长期|家里|家中|经[常济]|平时|今年|昨[晚天日]|今[天晚早]|上[午月周次]|下[午班]|晚上|半夜|凌晨|早上|中午|动手|动不|酗酒|醉酒|出轨|失踪|离[婚家开]|死[亡后]|去世|患[病有]|未[成婚给]|无[故业]|系|均|于|回家|家暴|突然|一直|双方|先|进[行入]|发[生现]|提出|起诉|要求|丈夫|妻子|老公|老婆|母亲|父亲|儿子|女儿|孩子|婆婆|公公|家|处|因)/

function shortened(match: string, rest: string): string {
  if (match.length !== 3 || /[某×*]/.test(match) || new RegExp(`^${title}`).test(match)) {
    return match
  }
  const last = match.charAt(2)
  return goesOn.test(last + rest) ? match.slice(0, 2) : match
}
