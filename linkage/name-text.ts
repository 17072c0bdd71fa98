import { anyCharacter } from './row.ts'
import { characterTable, wordTable } from './word-table.ts'

/** Surnames that occur in the household registers of China, the more frequent first. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤柯詹占明乐阮殷左纪费骆涂饶游虞桂佘项华刁伍舒聂焦柳邢岳齐沿梅庄辛管祝卞包洪章' +
  '安常康凌霍翟葛樊兰殷施温芦季俞牛毕耿倪裴吉丘祁房苗甘符关解柴单卓申冉时成娄宁池欧盛米卫尚欧皮鲍屈艾滕简查喻苟闵冀娄匡储瞿靳宗车霍景郎党娜靖褚卜宫鞠晏戚支谷隋丛蓝边巴鄢仇晁逯敖谈蔺权楼师阎阚苍咸原隆巫乌应代帅漆蒲鲁邬蒙樊湛古连鹿占欧肖闻户科湖哀成季许徐诚玉'

const compound = wordTable('欧阳 司马 诸葛 上官 司徒 夏侯 皇甫 尉迟 公孙 令狐 长孙 慕容')

const pair = new Uint16Array(2)

export const isSurname = new Uint8Array(65_536)
for (const surname of surnames) isSurname[surname.charCodeAt(0)] = 1

/** Characters of given names; a help where nothing else tells where a name ends. */
const given =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文辉力佳俊婷雪欣宇浩轩梓涵怡雨思琪嘉子豪博天晨曦诗语梦雅可馨慧琳莉燕玲萍珍凤春秋冬香云莲菊荣海波斌鹏飞鑫龙虎林松柏峰山川江河湖洪泽润泉永胜利民兵卫东南西北新生福贵富财宝金银铜铁水木火土' +
  '晓小大双爱琴巧珠翠娥淑贞素芬芝惠美月圆亚尹美妹姣娇娣友银腊桃杏柳枝叶花芯蕊茹莎菲薇蓉倩颖莹晶露丹彤紫妍妮媛嫣瑶瑾璐珊琼瑞祥顺安康宁和谐正义仁礼智信诚忠孝廉家乐庆喜欢悦心怀德才学良善真朝阳光亮辰星航帆远达立业成功旺昌盛隆兴发进步前程锦绣绪宗祖先汉楚荆细毛晚佑启贤哲睿锐铭钧钰铮凯旋世界开元亨通广博伯仲叔季少长幼景晴岚霖霜雷电若如意恒久鸣鸿鹤燕雁凡隆博毅坚果然容谊宜莹帅坤乾钢铎锋'

export const isGiven = new Uint8Array(65_536)
for (const character of given) isGiven[character.charCodeAt(0)] = 1

/** Whether a stretch of three reads like a name: one of its last two characters is common in given names. */
export function readsLikeName(first: number, second: number): boolean {
  return isGiven[first] === 1 || isGiven[second] === 1
}

export function isCompoundSurname(first: number, second: number): boolean {
  pair[0] = first
  pair[1] = second
  return compound.at(pair, 0, 2) !== 0
}

/** A name as it is kept: surname and up to two characters; `anyCharacter` where one is hidden. */
export type NameParts = { surname: number; first: number; second: number }

const c = (character: string): number => character.charCodeAt(0)
const stars = characterTable('*＊某×xX')

export function isHidden(unit: number): boolean {
  return stars[unit] === 1
}

export function isHan(unit: number): boolean {
  return unit >= 0x4e_00 && unit <= 0x9f_a5
}

const [xiao, lao, a] = Array.from('小老阿', c) as [number, number, number]
const titles = wordTable(
  '女士 先生 小姐 师傅 老板 大姐 大哥 大妈 大爷 阿姨 主任 医生 老师 ' +
    '书记 主席 经理 护士 执委 校长 妇联主席 姐 哥 男 女 姨 叔 婶 总 ' +
    '某某 某 嫂 妹 工',
)

/** Length of the title at `at` (王|女士, 胡|哥), 0 for none. */
export function titleLength(text: Uint16Array, at: number, to: number): number {
  return titles.at(text, at, to) === 0 ? 0 : titles.length
}

/**
 * An alias of two characters: 小罗 and 老明 tell a surname, 阿强, 小婷 and 伟伟 the end of a given name.
 * @returns whether it is one; `into` is filled
 */
export function aliasAt(first: number, second: number, into: NameParts): boolean {
  if (!isHan(second)) return false
  if (first === second && isHan(first)) {
    into.surname = anyCharacter
    into.first = anyCharacter
    into.second = first
    return true
  }
  if (first !== xiao && first !== lao && first !== a) return false
  const isFamily =
    isSurname[second] === 1 && (first === lao || isGiven[second] !== 1 || common[second] === 1)
  into.surname = isFamily && first !== a ? second : anyCharacter
  into.first = anyCharacter
  into.second = isFamily && first !== a ? anyCharacter : second
  return true
}

const common = characterTable(surnames.slice(0, 100))
