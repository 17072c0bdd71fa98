import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { visitColumns } from '#domain/visits/visit-row.schema.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import type { Cell } from '#platform/spreadsheets/sheet.ts'
import { planCity } from './plan.ts'
import { writeVisitsWorkbook } from './workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiexin-city-'))
afterAll(() => rmSync(folder, { recursive: true }))

const options = { seed: 1, scale: 0.02, year: 2023 }

async function written(broken: number): Promise<{ rows: Cell[][]; faults: unknown[] }> {
  const path = join(folder, `visits-${broken}.xlsx`)
  const { faults } = await writeVisitsWorkbook(path, { ...options, broken })
  const rows: Cell[][] = []
  for await (const { cells } of readSheet({ path })) rows.push([...cells])
  return { rows, faults: [...faults] }
}

describe('the workbook of the year’s visits', () => {
  test('has a row for every visit under the headers of the import', async () => {
    const { rows, faults } = await written(0)
    const [header, ...visits] = rows
    expect(header).toEqual(visitColumns.names)
    expect(faults).toEqual([])
    expect(visits.map(([number]) => number)).toEqual(
      planCity(options).visits.map(({ number }) => number),
    )
  })

  test('has exactly as many broken rows as asked for, of every kind, and nothing else changed', async () => {
    const [right, wrong] = await Promise.all([written(0), written(100)])
    const differing = right.rows.flatMap((row, at) =>
      JSON.stringify(row) === JSON.stringify(wrong.rows[at]) ? [] : [at + 1],
    )
    expect(wrong.rows).toHaveLength(right.rows.length)
    expect(wrong.faults).toHaveLength(100)
    expect((wrong.faults as { row: number }[]).map(({ row }) => row)).toEqual(differing)
    expect(
      new Set((wrong.faults as { code: string }[]).map(({ code }) => code)).size,
    ).toBeGreaterThan(18)
  })
})
