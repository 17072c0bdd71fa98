import type { Lead } from '#domain/leads/lead.schema.ts'
import { Situation } from './duty-report.schema.ts'

type Finding = Pick<Lead, 'summary' | 'category' | 'traits' | 'cues'>

const child = /孩子|小孩|儿童|未成年|女孩|男孩|女童|男童|幼儿|婴|小学生|初中生|学生|留守/
const sexual = /性侵|强奸|猥亵|奸淫/
const pregnant = /怀孕|流产|堕胎/

/** Words that tell of a situation whoever is meant; the rest follows from traits and age. */
const told: readonly (readonly [Situation, RegExp])[] = [
  ['private-parts', /(下体|私处|隐私部位|阴部|生殖器).{0,8}(伤|出血|红肿|疼|痛|异常)/],
  [
    'violence',
    /(多处|全身|身上|满身).{0,6}(伤|淤青|瘀青|青紫|疤)|严重营养不良|昏迷|神志不清|毒打|殴打|虐待|欺凌|霸凌|被下药|打(伤|骨折)/,
  ],
  ['self-harm', /自杀|自残|割腕|服毒|喝农药|中毒|跳楼/],
  ['abandoned', /遗弃|弃婴|长期.{0,8}(无人|没人|没有人)(照|管|看)|长期独自/],
  ['missing', /失踪|走失|拐卖|拐骗|收买|来历不明/],
  ['begging', /(组织|强迫|逼).{0,6}(乞讨|要饭|讨钱)/],
]

/**
 * Which of the nine situations a finding tells of, so that it can be known when nobody reports it. A
 * first guess from words, for a person to look at; what is denied (没有被打) does not count.
 * @returns none where it is not about a minor
 */
export function situationsIn({ summary, category, traits = [], cues = [] }: Finding): Situation[] {
  const yes = new Set(cues.filter(({ answer }) => answer === 'yes').map(({ cue }) => cue))
  const age = ageIn(summary)
  const isToldMinor = traits.includes('minor') || yes.has('minor')
  const isMinor = isToldMinor || category === 'children' || child.test(summary)
  // An age in the words may be that of whoever did it.
  const isGrown = !isToldMinor && age !== undefined && age >= 18 && !child.test(summary)
  if (!isMinor || isGrown) return []
  const text = affirmed(summary)
  const found = new Set(told.flatMap(([code, words]) => (words.test(text) ? [code] : [])))
  if (sexual.test(text) || pregnant.test(text) || traits.includes('sexual')) {
    found.add(sexualSituation(text, age))
  }
  if (yes.has('serious-injury')) found.add('violence')
  if (found.size === 0 && traits.includes('crime')) found.add('other')
  return Situation.options.filter((one) => found.has(one))
}

function sexualSituation(text: string, age: number | undefined): Situation {
  if (age !== undefined && age < 14) return 'under-fourteen'
  return pregnant.test(text) ? 'pregnancy' : 'other'
}

function ageIn(text: string): number | undefined {
  const ages = [...text.matchAll(/(\d{1,2})\s*(?:周)?岁/g)].map(([, digits]) => Number(digits))
  return ages.length === 0 ? undefined : Math.min(...ages)
}

/** Without what is said not to be so: up to the next stop after 没有, 未, 不是, 无. */
function affirmed(text: string): string {
  return text.replaceAll(
    /(没有|没|未曾|从未|未发现|不是|无明显)(?!人|有人)[^，。；！？,.;!?\n]{0,12}/g,
    '',
  )
}
