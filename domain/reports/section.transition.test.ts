import { describe, expect, test } from 'vitest'
import { metricCodes, type MetricCode } from '#domain/metrics/metric.schema.ts'
import { isRefusal, refuse } from '#platform/access/decision.ts'
import { sectionKeys, type SectionText } from './report.schema.ts'
import { defaultTexts, editSection, paragraphsOf, partsOf } from './section.transition.ts'

const values = Object.fromEntries(metricCodes.map((code, at) => [code, { value: at }])) as Record<
  MetricCode,
  { value: number }
>
const stored: SectionText = {
  ...{ region: '420200', id: '01890000-0000-7000-8000-00000000000f', kind: 'annual' },
  ...{
    period: '2023',
    section: 'services',
    text: '旧',
    editedBy: null,
    editedAt: null,
    version: 0,
  },
}
const on = { actor: { id: '01890000-0000-7000-8000-000000000001' }, now: new Date(0) }

describe('a section’s text', () => {
  test('is cut at the figures that stand in it', () => {
    expect(partsOf('走访{visits}次、{hazards}条', values)).toEqual([
      ...[{ text: '走访' }, { figure: 'visits', value: 1 }, { text: '次、' }],
      ...[{ figure: 'hazards', value: 3 }, { text: '条' }],
    ])
  })

  test('reads as paragraphs, each figure where it stands', () => {
    const parts = partsOf('走访{visits}次\n\n隐患{hazards}条', values)
    expect(paragraphsOf(parts, (_, value) => `<${value}>`)).toEqual(['走访<1>次', '隐患<3>条'])
  })

  test.each(sectionKeys)(
    'of %s by default holds only known figures, and no typed number',
    (key) => {
      expect(isRefusal(editSection(stored, { text: defaultTexts[key], version: 0 }, on))).toBe(
        false,
      )
      expect(defaultTexts[key]).not.toMatch(/\d/)
    },
  )
})

describe('editing a section', () => {
  test('keeps who, when and one version more', () => {
    const text = '全市走访{visits}次'
    expect(editSection(stored, { text, version: 0 }, on)).toEqual({
      ...stored,
      ...{ text, version: 1, editedBy: on.actor.id, editedAt: '1970-01-01T00:00:00.000Z' },
    })
  })

  test.each([
    ['a figure nobody counts', '走访{vists}次', refuse('figure-unknown', { figure: 'vists' })],
    ['a brace that does not close', '走访{visits次', refuse('brace-without-figure')],
    ['a loop for the template', '{#months}', refuse('brace-without-figure')],
  ])('refuses %s', (_, text, refusal) => {
    expect(editSection(stored, { text, version: 0 }, on)).toEqual(refusal)
  })
})
