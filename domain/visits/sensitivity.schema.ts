import type { Sensitivity } from '#platform/access/place.ts'
import type { KeyGroup } from '#domain/people/key-group.schema.ts'

type Reason = 'violence' | 'threat' | 'child-harmed' | 'sexual' | 'self-harm'

/**
 * Words that tell of violence or of a child harmed. A village sees such a record by name only
 * (domain rule 9), so the list errs to sensitive: a wrong hit hides a row from a colleague, a miss
 * shows a beaten woman's file to her husband's cousin in the village office.
 */
const words: readonly (readonly [Reason, RegExp])[] = [
  [
    'violence',
    /家暴|家庭暴力|施暴|暴力|动手|殴|踢|掐|捅|砍|扇.{0,3}耳光|伤痕|淤青|瘀青|打骂|打伤|打人|刀|捆|锁在|关在|拘禁|不让.{0,4}出门/,
  ],
  // 打工, 打麻将, 打算, 打电话, 打扫 … are not blows.
  ['violence', /打(?![工算电扫牌麻针理听印卡拼车饭水药球官交草气包折通基开量扮断下捞猎铁鱼])/],
  ['threat', /威胁|恐吓|扬言|跟踪|纠缠|堵门|泼|汽油|同归于尽|要杀|杀了|弄死/],
  ['child-harmed', /虐待|遗弃|体罚|拐|辍学|无人(照看|看管|监护|抚养)|没人管/],
  [
    'child-harmed',
    /(孩子|小孩|儿童|女童|男童|幼童|未成年|学生|女儿|儿子).{0,12}(伤|受害|失踪|欺|骂|饿|怕|怀孕|危险)/,
  ],
  ['sexual', /强奸|猥亵|性侵|性骚扰|偷拍|强迫/],
  ['self-harm', /自杀|轻生|自残|喝农药|跳楼|不想活/],
]

/** Shorter than this, a hazard's text says nothing of its kind; unknown is not "no". */
const tellingLength = 6

/**
 * How closely a visit is kept.
 * @param told everything the executive wrote in her own words, the hazard apart
 */
export function sensitivityOf(visit: {
  readonly hazard: string | null
  readonly hazardLevel: number | null
  readonly told: readonly (string | null)[]
  readonly tags: readonly KeyGroup[]
}): Sensitivity {
  const texts = [visit.hazard, ...visit.told].filter((text) => text !== null)
  if (texts.some((text) => words.some(([, pattern]) => pattern.test(text)))) return 'sensitive'
  if (visit.tags.includes('exposed-to-violence')) return 'sensitive'
  if (visit.hazard === null) return 'normal'
  const isUnclear = visit.hazard.length < tellingLength || visit.hazardLevel === 1
  return isUnclear ? 'sensitive' : 'normal'
}
