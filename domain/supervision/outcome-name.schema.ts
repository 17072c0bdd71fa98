import type { Name } from '#domain/organisations/organisation-name.schema.ts'
import type { OutcomeCode } from './outcome.schema.ts'

/** How long an order or a written warning took: on the board and in the yearly account alike. */
export const timeCodes = [
  'order-applied-to-issued',
  'order-accepted-to-issued',
  'warning-begun-to-issued',
] as const satisfies readonly OutcomeCode[]

export const timeNames: Readonly<Record<(typeof timeCodes)[number], Name>> = {
  'order-applied-to-issued': { zh: '保护令：申请到签发', en: 'Orders: applied for to made' },
  'order-accepted-to-issued': { zh: '保护令：受理到签发', en: 'Orders: accepted to made' },
  'warning-begun-to-issued': { zh: '告诫书：起草到出具', en: 'Warnings: begun to issued' },
}
