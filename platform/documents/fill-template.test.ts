import { describe, expect, test } from 'vitest'
import { composeTemplate } from './compose-template.ts'
import { paragraphsOf } from './docx.fixtures.ts'
import { fillTemplate, TemplateError } from './fill-template.ts'

describe('a filled template', () => {
  test('holds values in their places, escaped and never read as tags', () => {
    const template = composeTemplate([{ kind: 'body', text: '{name} < 50 & {count}' }], '{name}')
    const filled = fillTemplate(template, { name: '<w:b/> {count} "贴心" & 㸃', count: 58_933 })
    expect(paragraphsOf(filled)).toEqual(['<w:b/> {count} "贴心" & 㸃 < 50 & 58933'])
  })

  test('repeats paragraphs and table rows, and leaves out empty loops', () => {
    const template = composeTemplate(
      [
        {
          kind: 'loop',
          over: 'parts',
          blocks: [
            { kind: 'heading', text: '{title}' },
            { kind: 'loop', over: 'lines', blocks: [{ kind: 'body', text: '{.}' }] },
          ],
        },
        {
          kind: 'table',
          over: 'rows',
          columns: [
            { header: '月份', cell: '{month}', share: 1 },
            { header: '走访', cell: '{visits}', share: 1 },
          ],
        },
      ],
      'Tiexin',
    )
    const filled = fillTemplate(template, {
      parts: [
        { title: '一', lines: ['甲', '乙'] },
        { title: '二', lines: [] },
      ],
      rows: [
        { month: '2023-01', visits: 3 },
        { month: '2023-02', visits: 0 },
      ],
    })
    expect(paragraphsOf(filled)).toEqual([
      ...['一', '甲', '乙', '二'],
      ...['月份', '走访', '2023-01', '3', '2023-02', '0', ''],
    ])
  })

  test('names every tag that has no value', () => {
    const template = composeTemplate([{ kind: 'body', text: '{visits} {hazards} {known}' }], '')
    expect(() => fillTemplate(template, { known: 'a' })).toThrow(
      new TemplateError('the template has tags without a value', ['visits', 'hazards']),
    )
  })

  test('names the loop that does not close', () => {
    const template = composeTemplate([{ kind: 'body', text: '{#months} {month}' }], '')
    expect(() => fillTemplate(template, { months: [] })).toThrow(/cannot be read: months/)
  })
})
