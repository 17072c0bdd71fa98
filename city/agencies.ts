import type { Division } from '#domain/divisions/division.schema.ts'
import type { OrganisationKind } from '#domain/organisations/organisation.schema.ts'

export type Agency = { readonly kind: OrganisationKind; readonly name: string }

type Names = {
  /** 阳新县; at township level 富池镇 */
  readonly own: string
  /** the county that administers a township */
  readonly county: string
}

/** Who works with the federation in a division besides its mediation committee. */
export function agencies({ level }: Division, names: Names): Agency[] {
  switch (level) {
    case 'city':
      return cityAgencies
    case 'county':
      return countyAgencies(names.own)
    case 'township':
      return townshipAgencies(names.own, names.county)
    case 'village':
      return []
  }
}

const cityAgencies: Agency[] = [
  { kind: 'political-legal', name: '中共黄石市委政法委员会（平安办）' },
  { kind: 'public-security', name: '黄石市公安局' },
  { kind: 'procuratorate', name: '黄石市人民检察院' },
  { kind: 'court', name: '黄石市中级人民法院' },
  { kind: 'justice', name: '黄石市司法局' },
  { kind: 'civil-affairs', name: '黄石市民政局' },
  { kind: 'human-resources', name: '黄石市人力资源和社会保障局' },
  { kind: 'education', name: '黄石市教育局' },
  { kind: 'health', name: '黄石市卫生健康委员会' },
  { kind: 'legal-service', name: '黄石市妇女儿童法律服务（援助）中心' },
  { kind: 'shelter', name: '黄石市妇女儿童庇护所' },
  { kind: 'hospital', name: '黄石市妇幼保健院' },
  { kind: 'hospital', name: '黄石市中心医院' },
  { kind: 'law-firm', name: '湖北玉兰律师事务所' },
  { kind: 'law-firm', name: '湖北磁湖律师事务所' },
  { kind: 'law-firm', name: '湖北团城律师事务所' },
  { kind: 'school', name: '黄石市特殊教育学校' },
  { kind: 'social-organisation', name: '黄石市家庭教育研究会' },
  { kind: 'social-organisation', name: '黄石市女企业家协会' },
  { kind: 'social-organisation', name: '山茶花志愿者协会' },
]

function countyAgencies(own: string): Agency[] {
  const short = own.replace(/区$/, '')
  // A district's police are a branch of the city's; a county's are a bureau of their own.
  const police = own.endsWith('区') ? `黄石市公安局${short}分局` : `${own}公安局`
  return [
    { kind: 'political-legal', name: `中共${own}委政法委员会（平安办）` },
    { kind: 'public-security', name: police },
    { kind: 'procuratorate', name: `${own}人民检察院` },
    { kind: 'court', name: `${own}人民法院` },
    { kind: 'justice', name: `${own}司法局` },
    { kind: 'civil-affairs', name: `${own}民政局` },
    { kind: 'human-resources', name: `${own}人力资源和社会保障局` },
    { kind: 'education', name: `${own}教育局` },
    { kind: 'health', name: `${own}卫生健康局` },
    { kind: 'legal-service', name: `${own}法律援助中心` },
    { kind: 'shelter', name: `${own}妇女庇护点` },
    { kind: 'hospital', name: `${own}妇幼保健院` },
    { kind: 'school', name: `${own}实验中学` },
    { kind: 'social-organisation', name: `${own}巾帼志愿者协会` },
  ]
}

function townshipAgencies(own: string, county: string): Agency[] {
  const short = own.replace(/(?:镇|乡|街道|管委会|管理委员会|管理区|管理处)$/, '')
  return [
    { kind: 'political-legal', name: `${county}${own}社会治安综合治理中心` },
    { kind: 'public-security', name: `${county}${short}派出所` },
    { kind: 'justice', name: `${county}${own}司法所` },
    { kind: 'civil-affairs', name: `${county}${own}民政办公室` },
    { kind: 'hospital', name: `${county}${short}卫生院` },
    { kind: 'school', name: `${county}${short}中心学校` },
  ]
}
