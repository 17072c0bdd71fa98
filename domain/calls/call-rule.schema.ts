import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { Duration } from '#platform/time/duration.ts'

/** `in`: about women, children or a family. `borderline`: a person of the police looks at it. */
export const Selection = z.enum(['in', 'borderline', 'out'])
export type Selection = z.infer<typeof Selection>

/** One rule of selection, in the words of the city; the first that says `in` decides. */
const SelectionRule = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,40}$/),
  zh: z.string().trim().min(2).max(80),
  en: z.string().trim().min(2).max(120),
  verdict: Selection.exclude(['out']),
  /** 警情类别 holds one of these words */
  categories: z.array(z.string().trim().min(1).max(20)).max(60),
  /** 简要案情 holds one of these words */
  words: z.array(z.string().trim().min(1).max(20)).max(60),
  /** only where the caller is a woman, or a minor by the identity number */
  onlyWomenAndMinors: z.boolean(),
})
export type SelectionRule = z.infer<typeof SelectionRule>

const Window = z.strictObject({ days: z.int().min(1).max(730), calls: z.int().min(2).max(20) })

export const CallRules = z.strictObject({
  /** a household is repeat when one window holds so many of its calls */
  windows: z.array(Window).min(1).max(5),
  /** days that the repeat-call rate looks back on */
  rateDays: z.int().min(7).max(730),
  /** until the desk that got a push has to report back */
  feedBack: z.strictObject({ usual: Duration, danger: Duration }),
  rules: z.array(SelectionRule).max(40),
})
export type CallRules = z.infer<typeof CallRules>

function rule(
  [code, zh, en]: readonly [string, string, string],
  verdict: SelectionRule['verdict'],
  parts: Partial<SelectionRule>,
): SelectionRule {
  return { code, zh, en, verdict, categories: [], words: [], onlyWomenAndMinors: false, ...parts }
}

/** 重复警情 ⚙: which calls are looked at, when a household is repeat, how long feedback may take. */
export const callRuleSetting = setting<CallRules>('call-rules', CallRules, {
  windows: [
    { days: 30, calls: 2 },
    { days: 90, calls: 3 },
  ],
  rateDays: 90,
  feedBack: { usual: '3wd', danger: '24h' },
  rules: [
    rule(['category-family', '警情类别是婚姻家庭', 'Filed as a family matter'], 'in', {
      categories: [
        ...['家庭', '家暴', '婚姻', '夫妻', '婆媳', '赡养', '抚养', '感情', '情感', '恋爱'],
        ...['抢夺孩子', '分手', '离婚'],
      ],
    }),
    rule(['category-women', '警情类别是侵害妇女', 'Filed as an offence against a woman'], 'in', {
      categories: ['妇女', '猥亵', '强奸', '性侵', '性骚扰', '强制猥亵', '偷拍'],
    }),
    rule(['category-children', '警情类别是未成年人', 'Filed as a matter of children'], 'in', {
      categories: ['未成年', '儿童', '弃婴', '拐', '校园欺凌', '虐待', '遗弃', '学生'],
    }),
    rule(['told-violence-at-home', '说到家里动手', 'Tells of violence at home'], 'in', {
      words: [
        ...['家暴', '打老婆', '打妻子', '打孩子', '被丈夫', '被老公', '被前夫', '被男友', '被妻子'],
        ...['丈夫打', '老公打', '前夫打', '男友打', '丈夫殴打', '老公殴打', '其夫', '其妻'],
      ],
    }),
    rule(['told-kin', '说到夫妻或前任', 'Names a spouse or a former one'], 'borderline', {
      words: [
        '丈夫',
        '老公',
        '妻子',
        '老婆',
        '前夫',
        '前妻',
        '男友',
        '女友',
        '婆婆',
        '公公',
        '岳父',
        '岳母',
      ],
    }),
    rule(['told-child', '说到孩子', 'Names a child'], 'borderline', {
      words: ['孩子', '小孩', '女儿', '儿子', '未成年', '小学', '中学', '幼儿园', '学生', '婴儿'],
    }),
    rule(
      ['woman-attacked', '女性报警被打、被缠', 'A woman reports an attack or a threat'],
      'borderline',
      {
        categories: [
          '殴打',
          '打架',
          '斗殴',
          '威胁',
          '恐吓',
          '骚扰',
          '跟踪',
          '纠缠',
          '隐私',
          '求助',
          '离家',
          '走失',
        ],
        onlyWomenAndMinors: true,
      },
    ),
  ],
})
