import type { Level } from '#domain/divisions/division.schema.ts'
import type { OrganisationKind } from './organisation.schema.ts'

/** What it is called, in both languages. */
export type Name = { readonly zh: string; readonly en: string }

export const kindNames: Readonly<Record<OrganisationKind, Name>> = {
  'womens-federation': { zh: '妇女联合会', en: "women's federation" },
  'public-security': { zh: '公安', en: 'public security' },
  procuratorate: { zh: '检察院', en: 'procuratorate' },
  court: { zh: '法院', en: 'court' },
  justice: { zh: '司法行政', en: 'justice' },
  'civil-affairs': { zh: '民政', en: 'civil affairs' },
  'human-resources': { zh: '人社', en: 'human resources' },
  education: { zh: '教育', en: 'education' },
  health: { zh: '卫健', en: 'health' },
  'political-legal': { zh: '政法委', en: 'political and legal committee' },
  mediation: { zh: '家调组织', en: 'family mediation' },
  'legal-service': { zh: '法律服务', en: 'legal service' },
  'law-firm': { zh: '律师事务所', en: 'law firm' },
  shelter: { zh: '庇护所', en: 'shelter' },
  hospital: { zh: '医院', en: 'hospital' },
  school: { zh: '学校', en: 'school' },
  'social-organisation': { zh: '社会组织', en: 'social organisation' },
}

export const levelNames: Readonly<Record<Level, Name>> = {
  city: { zh: '市', en: 'city' },
  county: { zh: '县（市、区）', en: 'county' },
  township: { zh: '镇（街道）', en: 'township' },
  village: { zh: '村（社区）', en: 'village' },
}
