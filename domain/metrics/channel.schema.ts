import type { LeadChannel } from '#domain/leads/lead.schema.ts'
import type { Said } from './metric.schema.ts'

/** What the channels of leads are called beside their figures. */
export const channelNames: Readonly<Record<LeadChannel, Said>> = {
  visit: { zh: '走访', en: 'Visits' },
  hotline: { zh: '12338 热线', en: '12338 hotline' },
  'walk-in': { zh: '来访', en: 'In person' },
  letter: { zh: '来信', en: 'Letters' },
  online: { zh: '网上', en: 'Online' },
  police: { zh: '公安', en: 'Police' },
  court: { zh: '法院', en: 'Courts' },
  procuratorate: { zh: '检察院', en: 'Procuratorate' },
  school: { zh: '学校', en: 'Schools' },
  hospital: { zh: '医院', en: 'Hospitals' },
  'mandatory-report': { zh: '强制报告', en: 'Mandatory reports' },
  other: { zh: '其他', en: 'Other' },
}
