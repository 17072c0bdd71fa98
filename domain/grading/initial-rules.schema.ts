import type { Category } from '#domain/leads/category.schema.ts'
import type { FactCode } from './cue.schema.ts'
import { circumstances, points } from './rule-points.schema.ts'
import type { Effect, Rule, When } from './rule.schema.ts'

type Conditions = {
  readonly all?: FactCode[]
  readonly any?: FactCode[]
  readonly atLeast?: When['atLeast']
  readonly unlessDenied?: FactCode[]
  readonly categories?: Category[]
}

type Line = readonly [code: string, zh: string, en: string, when: Conditions]

function rules(effect: Effect, lines: readonly Line[]): Rule[] {
  return lines.map(([code, zh, en, conditions]) => {
    const { all = [], any = [], atLeast, unlessDenied = [], categories = [] } = conditions
    const when = { all, any, unlessDenied, categories }
    return { code, zh, en, when: atLeast === undefined ? when : { ...when, atLeast }, effect }
  })
}

/** Police at once: a life is at stake now. */
const imminent: readonly Line[] = [
  [
    ...(['threat-with-means', '扬言要杀人，手边有凶器或危险品'] as const),
    'A threat to kill with a weapon or dangerous goods at hand',
    { all: ['threat-to-kill'], any: ['weapon', 'dangerous-goods'] },
  ],
  [
    ...(['threat-coming-closer', '扬言要杀人，而且越来越重、被跟踪或联系不上她'] as const),
    'A threat to kill where violence grows, she is stalked or cannot be reached',
    { all: ['threat-to-kill'], any: ['escalation', 'stalking', 'missed-contact'] },
  ],
  [
    ...(['die-together', '扬言要杀人，又以死相逼'] as const),
    'A threat to kill together with one of suicide',
    { all: ['threat-to-kill', 'suicide-threat'] },
  ],
  [
    ...(['strangled-and-worse', '掐过脖子，又扬言要杀、有凶器、越来越重或联系不上她'] as const),
    'Strangulation with a threat to kill, a weapon, growing violence or no contact',
    { all: ['strangulation'], any: ['threat-to-kill', 'weapon', 'escalation', 'missed-contact'] },
  ],
  [
    ...(['suicide-with-means', '以自杀相逼，手边有凶器或危险品'] as const),
    'A threat of suicide with the means at hand',
    { all: ['suicide-threat'], any: ['weapon', 'dangerous-goods'] },
  ],
  [
    ...(['armed-and-growing', '动过凶器，越来越重，她自己很怕'] as const),
    'A weapon, growing violence and her own fear',
    { all: ['escalation', 'victim-fear'], any: ['weapon', 'dangerous-goods'] },
  ],
  // Whoever is locked in cannot get away, and nobody has said that it is over.
  ['held', '被关、被限制出门', 'Confinement', { all: ['confinement'] }],
  [
    ...(['order-broken-by-beater', '违反保护令，而且打过她、跟踪她、扬言要杀或她很怕'] as const),
    'An order broken by whoever beat, stalks or threatens her, or whom she fears',
    {
      all: ['order-breached'],
      any: [
        ...(['prior-violence', 'stalking', 'threat-to-kill', 'victim-fear', 'weapon'] as const),
        ...(['strangulation', 'serious-injury', 'dangerous-goods'] as const),
      ],
    },
  ],
  // Reported to the police at once: Law on the Protection of Minors, art. 11.
  [
    ...(['minor-sexual-violence', '未成年人遭性侵，法律要求立即报案'] as const),
    'Sexual violence against a minor, which the law has reported at once',
    { all: ['sexual-violence', 'minor'] },
  ],
]

/** Grave by themselves, or together. */
const first: readonly Line[] = [
  ['strangled', '掐过脖子', 'Strangulation', { all: ['strangulation'] }],
  ['badly-hurt', '伤得重', 'Serious injury', { all: ['serious-injury'] }],
  ['sexual-violence', '有性暴力', 'Sexual violence', { all: ['sexual-violence'] }],
  ['order-broken', '违反保护令', 'An order was broken', { all: ['order-breached'] }],
  [
    ...(['threatened', '扬言要杀人，她没有说不怕、没有说从前没打过'] as const),
    'A threat to kill, unless fear and earlier violence are both denied',
    { all: ['threat-to-kill'], unlessDenied: ['victim-fear', 'prior-violence'] },
  ],
  [
    ...(['armed-again', '动过凶器或备了危险品，从前打过、越来越重、她怕或正在分手'] as const),
    'A weapon where there was violence before, it grows, she fears it or is leaving',
    {
      any: ['weapon', 'dangerous-goods'],
      atLeast: {
        count: 1,
        of: ['prior-violence', 'escalation', 'victim-fear', 'separation', 'stalking'],
      },
    },
  ],
  [
    ...(['pregnant-again', '怀着孩子，一再挨打'] as const),
    'Repeated violence during pregnancy',
    { all: ['prior-violence', 'pregnancy'] },
  ],
  [
    ...(['child-beaten-again', '孩子一再挨打，而且害怕或想不开'] as const),
    'A child beaten again and again who is afraid or speaks of suicide',
    { all: ['prior-violence'], any: ['victim-fear', 'suicide-threat'], categories: ['children'] },
  ],
  [
    ...(['suicide-open', '有自杀的话，身边有没有刀、药、汽油还没排除'] as const),
    'A threat of suicide where the means are not ruled out',
    { all: ['suicide-threat'], unlessDenied: ['weapon', 'dangerous-goods'] },
  ],
  [
    ...(['suicide-vulnerable', '有自杀的话，而且有暴力、有精神障碍或是未成年人'] as const),
    'A threat of suicide with violence, mental illness or a minor',
    { all: ['suicide-threat'], any: ['violence', 'mental-illness', 'minor'] },
  ],
  [
    ...(['lost-sight-of', '打过她、她很怕或有保护令，现在联系不上'] as const),
    'Beaten, afraid or under an order, and now out of reach',
    { all: ['missed-contact'], any: ['prior-violence', 'victim-fear', 'order-in-force'] },
  ],
]

/** Violence that goes on or grows, or meets somebody who cannot get away. */
const second: readonly Line[] = [
  ['threat', '扬言要杀人', 'A threat to kill', { all: ['threat-to-kill'] }],
  ['suicide', '有自杀的话', 'A threat of suicide', { all: ['suicide-threat'] }],
  [
    ...(['armed', '有暴力，动过凶器或备了危险品'] as const),
    'Violence with a weapon or dangerous goods',
    { all: ['violence'], any: ['weapon', 'dangerous-goods'] },
  ],
  [
    ...(['again', '以前也打过，没有说不再加重、没有说不怕'] as const),
    'Violence before, unless growth and fear are both denied',
    { all: ['prior-violence'], unlessDenied: ['escalation', 'victim-fear'] },
  ],
  [
    ...(['growing', '有暴力，而且越来越重'] as const),
    'Violence that grows',
    { all: ['violence', 'escalation'] },
  ],
  [
    ...(['pregnant', '有暴力，她怀着孩子'] as const),
    'Violence during pregnancy',
    { all: ['violence', 'pregnancy'] },
  ],
  [
    ...(['child-there', '有暴力，未成年人受害或在场，没有排除从前也有、伤得重、害怕'] as const),
    'Violence that a minor suffers or sees, unless history, injury and fear are all denied',
    {
      all: ['violence', 'minor'],
      unlessDenied: ['prior-violence', 'serious-injury', 'victim-fear'],
    },
  ],
  [
    ...(['leaving', '有暴力，正在离婚、分居或争孩子，没有排除从前打过、她害怕'] as const),
    'Violence while leaving or fighting over a child, unless history and fear are denied',
    {
      all: ['violence'],
      any: ['separation', 'custody-fight'],
      unlessDenied: ['prior-violence', 'victim-fear'],
    },
  ],
  [
    ...(['followed', '被跟踪纠缠，没有排除打过、威胁过、她害怕'] as const),
    'Stalking, unless violence, threats and fear are all denied',
    { all: ['stalking'], unlessDenied: ['prior-violence', 'threat-to-kill', 'victim-fear'] },
  ],
  [
    ...(['protected', '保护令还在有效期'] as const),
    'A protection order is in force',
    { all: ['order-in-force'] },
  ],
  [
    ...(['called-again', '有暴力，多次报警'] as const),
    'Violence with repeated calls to the police',
    { all: ['violence', 'repeat-calls'] },
  ],
  [
    'fears-violence',
    '有暴力，她自己害怕',
    'Violence, and she is afraid',
    { all: ['violence', 'victim-fear'] },
  ],
  // A child who sees violence is harmed by it too.
  [
    ...(['child-sees', '有暴力，孩子在场'] as const),
    'Violence before a child',
    { all: ['violence', 'child-present'] },
  ],
  [
    ...(['afraid', '她自己害怕，没有排除打过、威胁过'] as const),
    'Her own fear, unless violence before and threats are both denied',
    { all: ['victim-fear'], unlessDenied: ['prior-violence', 'threat-to-kill'] },
  ],
  [
    ...(['out-of-reach', '有暴力，联系不上她'] as const),
    'Violence, and she cannot be reached',
    { all: ['violence', 'missed-contact'] },
  ],
]

/** Something that ordinary help has to look after. */
const third: readonly Line[] = [
  ['violence', '有暴力', 'There is violence', { all: ['violence'] }],
  [
    ...(['a-sign', '有一项危险线索'] as const),
    'Any one sign of danger',
    {
      any: [
        ...(['weapon', 'dangerous-goods', 'victim-fear', 'stalking', 'escalation'] as const),
        ...(['repeat-calls', 'missed-contact', 'custody-fight'] as const),
      ],
    },
  ],
  [
    ...(['parting', '正在离婚、分居，没有排除打过、她害怕'] as const),
    'A separation, unless violence and fear are both denied',
    { all: ['separation'], unlessDenied: ['prior-violence', 'victim-fear'] },
  ],
  [
    ...(['unwell', '酗酒、吸毒或有精神障碍，没有排除打过、她害怕'] as const),
    'Drink, drugs or mental illness, unless violence and fear are both denied',
    { any: ['substance', 'mental-illness'], unlessDenied: ['prior-violence', 'victim-fear'] },
  ],
]

function adding(): Rule[] {
  return points.flatMap(([fact, weight, zh, en]) => {
    const all: FactCode[] = circumstances.has(fact) ? [fact, 'violence'] : [fact]
    return rules({ weight }, [[`adds-${fact}`, zh, en, { all }]])
  })
}

export const initialRules: Rule[] = [
  ...rules({ level: 1, imminent: true }, imminent),
  ...rules({ level: 1 }, first),
  ...rules({ level: 2 }, second),
  ...rules({ level: 3 }, third),
  ...adding(),
]
