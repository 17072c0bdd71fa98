import { z } from 'zod'

/**
 * First level of the categories: the chapters of the Law on the Protection of Women's Rights and
 * Interests (妇女权益保障法, 2022), with children's rights and what falls outside beside them.
 */
export const Category = z.enum([
  'political',
  'person-dignity',
  'education-culture',
  'labour-security',
  'property',
  'marriage-family',
  'children',
  'other',
])
export type Category = z.infer<typeof Category>

/** Tried from the top: who is hurt comes before what is owed. */
const words: readonly (readonly [Category, RegExp])[] = [
  ['children', /留守|儿童|孩子.{0,6}(受伤|被打|没人管|无人照看)|抚养|监护|未成年|探望|幼童|托管/],
  [
    'marriage-family',
    /夫妻|丈夫|妻子|老公|老婆|离婚|婚姻|婚内|婆媳|婆婆|家暴|家庭暴力|家庭矛盾|家庭纠纷|彩礼|前夫|前妻|赡养|同居/,
  ],
  ['person-dignity', /性骚扰|猥亵|强奸|拐卖|跟踪|偷拍|隐私|名誉|侮辱|自杀|轻生|邻里|殴打/],
  ['education-culture', /上学|入学|转学|辍学|失学|学费|学校|教育|培训/],
  [
    'labour-security',
    /就业|找工作|务工|工资|欠薪|产假|辞退|社保|医保|低保|救助|看病|大病|两癌|残疾|养老|困难|补贴/,
  ],
  ['property', /土地|承包|征地|宅基地|拆迁|遗产|继承|财产|债务|借款|赔偿|房产/],
  ['political', /选举|村民代表|参政|入党|村规民约|女干部/],
]

/** A first guess from the words of whoever found it; a person confirms or corrects it. */
export function guessCategory(text: string): Category {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
}
