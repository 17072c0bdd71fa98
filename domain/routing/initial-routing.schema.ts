import type { CoActing, Routing } from './routing.schema.ts'

const township = { kind: 'womens-federation', level: 'township' } as const
const county = { kind: 'womens-federation', level: 'county' } as const

const police = {
  kind: 'public-security',
  level: 'township',
  packet: ['identity', 'level', 'narrative', 'safe-contact', 'files'],
  feedBack: '3d',
} as const

// 法律援助法 31, 32: victims of domestic violence have it without a means test, if they apply.
const legalAid: CoActing = {
  ...{
    kind: 'legal-service',
    level: 'county',
    packet: ['identity', 'wish', 'files'],
    ground: 'consent',
  },
}

/**
 * What the platform comes with; the city writes its own. The township's federation answers for what
 * is found in its villages, other agencies act along by referral, on the ground that the law gives.
 * Mediation is offered where nothing tells of violence (violence screen first).
 */
export const initialRouting: Routing = {
  rules: [
    {
      code: 'minor-victim',
      zh: '未成年人受侵害',
      en: 'A minor harmed',
      when: { minor: true, violence: true },
      responsible: township,
      coActing: [
        { ...police, packet: [...police.packet], ground: 'minors-11' },
        {
          kind: 'procuratorate',
          level: 'county',
          packet: ['level', 'narrative', 'files'],
          ground: 'minors-11',
        },
        {
          kind: 'civil-affairs',
          level: 'county',
          packet: ['identity', 'level', 'wish', 'safe-contact'],
          ground: 'minors-11',
        },
      ],
      informed: [county],
    },
    {
      code: 'imminent-danger',
      zh: '紧急危险',
      en: 'Imminent danger',
      when: { imminent: true },
      responsible: township,
      coActing: [
        { ...police, packet: [...police.packet], ground: 'life-in-danger', feedBack: '24h' },
      ],
      informed: [county],
    },
    {
      code: 'grave-violence',
      zh: '家庭暴力，一、二级',
      en: 'Violence at level 1 or 2',
      when: { violence: true, levels: [1, 2] },
      responsible: township,
      coActing: [
        { ...police, packet: [...police.packet], ground: 'domestic-violence-15' },
        legalAid,
      ],
      informed: [county],
    },
    {
      code: 'violence',
      zh: '家庭暴力，三、四级',
      en: 'Violence at level 3 or 4',
      when: { violence: true },
      responsible: township,
      coActing: [legalAid],
      informed: [],
    },
    {
      code: 'family-dispute',
      zh: '婚姻家庭纠纷，没有暴力',
      en: 'Family dispute without violence',
      when: { categories: ['marriage-family'], violence: false },
      responsible: township,
      coActing: [{ kind: 'mediation', level: 'township', packet: ['identity'], ground: 'consent' }],
      informed: [],
    },
    {
      code: 'labour',
      zh: '劳动和社会保障',
      en: 'Labour and social security',
      when: { categories: ['labour-security'] },
      responsible: township,
      coActing: [{ kind: 'human-resources', level: 'county', packet: ['wish'], ground: 'consent' }],
      informed: [],
    },
    {
      code: 'property',
      zh: '财产权益',
      en: 'Property',
      when: { categories: ['property'] },
      responsible: township,
      coActing: [{ kind: 'legal-service', level: 'county', packet: ['wish'], ground: 'consent' }],
      informed: [],
    },
    {
      code: 'ordinary',
      zh: '其他事项',
      en: 'Everything else',
      when: {},
      responsible: township,
      coActing: [],
      informed: [],
    },
  ],
  fallback: { kind: 'womens-federation', level: 'city' },
}
