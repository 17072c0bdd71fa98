/** What decides a category beside the words of a matter. */
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
  /** violence is told of them and of nobody else */
  readonly isByKin: boolean
}

export const estate =
  /地[^，。]{0,4}(?:要收|收回|收走|收了|被收)|那份地|责任田|(?:老?房(?:子|屋|产)?|老屋|宅子)[^。]{0,16}(?:卖|两个名字|过户|写[^，。]{0,4}名字)|继承|遗产|遗嘱|祖产|祖坟|宅基|地界|茶园|林地|鱼塘|菜地|田|山林|征地|拆迁|补偿|赔(?:了|偿|款)|抚恤金|名下|门面|(?:拆|争|占|要|分|卖|留)[^，。]{0,4}(?:老屋|老宅|老房子)|老屋(?:拆|补|卖|归)|房子(?:给|归)|(?:那|这)块地|路[^，。]{0,4}(?:挖断|堵)|(?:争|占)[^，。]{0,8}(?:地|房|产)|放弃书/

export const atWork =
  /(?:厂|公司|单位|老板|站长|平台|车间|店里|酒店|超市|学校|幼儿园|医院|雇主|人事|经理|主管|领导)[^。]{0,30}(?:不(?:续签|要我|给|发|结|退|签|交|批|让我上班)|辞|开除|劝退|裁|扣|封|压|欠|降|调|走人)|(?:上班|入职|工龄|干了|做了)[^。]{0,20}(?:补偿|押金|工资|社保)|派单|骑手|送外卖|跑单|工号/
export const widowed =
  /(?:老公|丈夫|男人|男将|堂客|妻子|老婆|公公|爱人|老伴|老头子|爸|父亲|妈|母亲|夫|他|弟|哥|儿子?|姐|妹|女儿)[^。，]{0,12}(?:去世|过世|死了|病死|摔死|淹死|砸死|撞死|走了|不在了|病逝|病故|遇难|身亡|牺牲|没了(?!工作|钱)|早亡|已故|下葬|骨灰)|去世(?:后|以后|的时候)/
/** What a hurt costs is no quarrel over things. */
const damages = /(?:要求|要|让|不肯|不|没)?赔(?:了|偿|款)?[^，。]{0,4}(?:医药费|损失|钱)?|补偿/g
const atOdds =
  /(?:村里|组里|村委|队里|村上)[^。]{0,40}(?:收|不算|没份|少分|取消|不分)|(?:姑娘|女儿|姐妹|姊妹|兄弟|儿子)[^。]{0,20}争|(?:小叔|大伯|堂哥|堂弟|兄弟|弟弟|哥哥|妯娌|邻居|村里|组里|隔壁)[^。]{0,20}(?:占|争|不认|要分|抢|不给)/

/** Land, houses and legacies, the spouse being dead or no party to it. */
export function isOfThings(text: string, at: Circumstances): boolean {
  if (atWork.test(text) && !widowed.test(text) && !/征地|拆迁|宅基|土地/.test(text)) return false
  const told = at.hasViolence ? text.replaceAll(damages, '') : text
  return (
    estate.test(told) &&
    (widowed.test(text) || /留给|留下/.test(text) || !at.hasCouple || atOdds.test(text))
  )
}
