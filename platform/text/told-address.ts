import { evenText, once, type Told } from './told.ts'

/** Characters that stand in no place's name but between a name and what is said about it. */
const notInName =
  '我他她你您的是住把被有和到从去来了就很不没也都又还要说在这那哪某,，。.;；:：!！?？、()（）"“”‘’《》\\s'
const name = `[^${notInName}]`
const digit = '[\\d零〇一二三四五六七八九十百A-Za-z]'

const county = `(?:${name}{2,8}?(?:省|自治区))?(?:${name}{2,6}?市)?(?:${name}{1,7}?(?:开发区|新区|区|县|(?<=[大阳]\\S)市))?`
const town = `(?:${name}{1,7}?(?:街道办事处|办事处|街道|街办|镇|乡))`
const village = `(?:${name}{1,8}?(?:社区居委会|村委会|居委会|社区|村(?!民|干|里|书|妇|委|支|医|规|长|两|组织)|塆|垸|湾(?!区)|庄(?!稼)))`
const group = `(?:${digit}{1,4}(?:村民小)?(?:组|队))`
const road = `(?:${name}{1,7}?(?:大道|路|街|巷|弄|胡同)(?:${digit}{1,6}号(?:附${digit}{1,3}号)?)?)`
const estate = `(?:${name}{1,9}?(?:小区|花园|公寓|家园|新村|宿舍|公租房|廉租房|安置房|还建楼|还建房|还建小区|苑|华庭|豪庭|庭院|山庄|新城|名城|花城|广场|大厦|一期|二期|三期))`
const house = `(?:(?:${digit}{1,5}(?:号楼|栋|幢|座|单元|楼|层|室|号|门(?!口)))(?:-?${digit}{1,5}(?:号楼|栋|幢|座|单元|楼|层|室|号|门(?!口)))*(?:\\d{2,4}(?!\\d|年|月|元|块|岁|次))?)`

const chain = new RegExp(
  `${county}(?:(?:${town}${village}?|${village})(?:${village}|${road}|${estate})?${group}?${road}?${estate}?${house}?|${road}${estate}?${house}?|${estate}${house}|${estate})`,
  'g',
)

/** What follows makes an organisation or an occasion of it. */
const ofOrganisation =
  /^(?:派出所|妇联|法院|法庭|卫生院|卫生室|医院|小学|中学|中心校|学校|幼儿园|村委会|村委|居委会|政府|公司|厂|司法所|敬老院|福利院|信用社|党群|民警|综治|便民|干部|书记|妇女主任|主任|网格员|支行|银行|超市|人民|初中|高中|的?执委)/
const lead =
  /^(?:今天|昨天|目前|现|我?现?在|家住|租住|暂住|居住|户籍地?|户口|地址|住址|位于|走访|入户|搬到|回到|前往|发生|嫁到|家在|本人|报警人|来电|称|于|至|去|跟|对|为|给|等|与|同|向|往|由|让|请|当|因|但|后|前|上|嫁|娶|家|住|人)+/
/** Common words that end like a place. */
const noPlace =
  /^(?:走路|出路|马路|公路|道路|后路|一路|半路|大街|逛街|上街|社区|村|本村|同村|全村|邻村|外村|小区|宿舍|公寓|农村|新村|街道|乡|镇|本镇|老乡|城乡|家乡|故乡|下乡|山庄|同小区|宾馆|广场|市场|路|街|门路|思路|网路|线路|高速公路|铁路|活路|死路|生路|[一二三四五六七八九十\d]+(?:楼|层|号|门|室|座|组|队))$/
const needsMore = /(?:区|县|市|省)$/

/**
 * Places that a text tells finer than a county, as they are written. Names of offices and schools are none.
 */
export function toldAddresses(text: string): Told[] {
  const even = evenText(text)
  return once(
    [...even.matchAll(chain)].flatMap(({ 0: match, index }): Told[] => {
      const skipped = lead.exec(match)?.[0].length ?? 0
      const value = match.slice(skipped)
      const [from, to] = [index + skipped, index + match.length]
      if (value.length < 3 || noPlace.test(value) || needsMore.test(value)) return []
      if (ofOrganisation.test(even.slice(to, to + 6)) || /(?:居委会|村委会|办事处)$/.test(value)) {
        return []
      }
      return [{ value: text.slice(from, to), from, to }]
    }),
  )
}
