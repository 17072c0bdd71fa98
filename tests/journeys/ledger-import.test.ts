import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, launchBrowser, picture } from '../browser.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { consoleFaults, enter, numberIn, settled } from './console.ts'
import { women, writeMessyLedger } from './messy-ledger.ts'

describe('a stranger’s ledger, from the drawer to the files and back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiexin-ledger-'))
  const file = join(folder, '富池镇2019年台账.xlsx')
  let server: CityServer
  let browser: Browser
  let county: Page

  beforeAll(async () => {
    await writeMessyLedger(file)
    server = await serveCity('--scale', '0.02')
    browser = await launchBrowser()
    county = await enter(browser, server.url, 'chenyulan')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function handIn(): Promise<void> {
    await county.goto(`${server.url}/imports`)
    await county.getByRole('radio', { name: '纸质台账' }).check()
    const chosen = county.waitForEvent('filechooser')
    await county.getByRole('button', { name: '选文件' }).click()
    await (await chosen).setFiles(file)
    await county.getByRole('heading', { level: 2, name: '哪一列是什么' }).waitFor()
    await settled(county)
  }

  async function meanings(): Promise<Record<string, string>> {
    const rows = county.locator('.import-map tbody tr')
    const headers = await rows.locator('td:first-child').allInnerTexts()
    const chosen = await rows.locator('option:checked').allTextContents()
    return Object.fromEntries(headers.map((header, at) => [header, chosen[at] ?? '']))
  }

  async function counts(): Promise<Record<string, number>> {
    const names = await county.locator('.handed-in-counts dt').allInnerTexts()
    const values = await county.locator('.handed-in-counts dd').allInnerTexts()
    return Object.fromEntries(names.map((name, at) => [name, numberIn(values[at])]))
  }

  async function isKnown(name: string): Promise<boolean> {
    await county.goto(`${server.url}/people?q=${encodeURIComponent(name)}`)
    await settled(county)
    return (await county.getByRole('cell', { name }).count()) > 0
  }

  test('is read below its title, by a header of two rows', async () => {
    await handIn()
    expect(await meanings()).toEqual({
      序号: '不导入',
      来访人妇女姓名: '姓名*',
      来访人身份证号码: '身份证号',
      所在村: '村(社区)*',
      来访时间: '登记日期*',
      来访反映事项: '不导入',
      办结情况: '是否办结',
      经办人: '不导入',
    })
    await expect.poll(() => county.getByText('还缺必须有的列：情况').count()).toBe(1)
  })

  test('is previewed once somebody has said what the unknown column is', async () => {
    await county.getByLabel('“来访反映事项”是什么').selectOption({ label: '情况*' })
    const preview = county.locator('.import-preview tbody tr')
    await preview.first().waitFor()
    const outcomes = await preview.locator('td:nth-child(2)').allInnerTexts()
    expect(outcomes).toEqual(['新的', '新的', '新的', ...Array<string>(4).fill('有问题')])
    const shown = await county.locator('.import-preview').innerText()
    expect(shown).toMatch(/2019-07-01/)
    expect(shown).not.toMatch(/\d{15}/)
    await picture(county, 'import-mapping')
    expect(await accessibilityFaults(county)).toEqual([])
  })

  test('is tried without a trace', async () => {
    const address = county.url()
    await county.getByRole('button', { name: '试导一遍' }).click()
    await county.getByText(/试导过了/).waitFor({ timeout: 60_000 })
    expect(await counts()).toEqual({ 行数: 7, 会进来: 3, 早就有: 0, 有问题: 4 })
    expect(await isKnown(women.twice)).toBe(false)
    await county.goto(address)
  })

  test('comes in but for its faults, which are told by row and reason', async () => {
    await county.getByRole('button', { name: '导入', exact: true }).click()
    await county.getByText(/导完了/).waitFor({ timeout: 60_000 })
    expect(await counts()).toEqual({ 行数: 7, 进来了: 3, 早就有: 0, 有问题: 4 })
    await county.getByRole('cell', { name: /合计、签名/ }).waitFor()
    const faults = await county.getByRole('row').allInnerTexts()
    const told = (row: number, words: RegExp): boolean =>
      faults.some((text) => text.startsWith(String(row)) && words.test(text))
    expect([
      ...[told(8, /另一个姓名/), told(9, /末几位已丢失/)],
      ...[told(10, /哪个是月/), told(11, /合计、签名/)],
    ]).toEqual([true, true, true, true])
    await picture(county, 'import-done')
    expect(await accessibilityFaults(county)).toEqual([])
  })

  test('stands beside one file of each woman, as closely as what was told', async () => {
    const address = county.url()
    expect(await isKnown(women.twice)).toBe(true)
    await county.goto(`${server.url}/past-entries`)
    await settled(county)
    const rows = await county.locator('tbody tr').allInnerTexts()
    expect(rows).toHaveLength(3)
    expect(rows.filter((row) => row.includes(women.once))).toHaveLength(1)
    // what tells of blows shows no name in a list
    expect(rows.filter((row) => row.includes('闵**'))).toHaveLength(1)
    await county.getByRole('button', { name: '看内容' }).first().click()
    await county.getByText('邻居占了菜地').waitFor()
    await county.goto(address)
  })

  test('is taken back whole, and nothing of it is left', async () => {
    await county.getByRole('button', { name: '撤销这次导入' }).click()
    await county.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click()
    await county.getByText('收回了 5 条，这次导入什么也没有留下。').waitFor({ timeout: 60_000 })
    expect(await isKnown(women.twice)).toBe(false)
    expect(await isKnown(women.once)).toBe(false)
  })

  test('is read the same way when it comes again', async () => {
    await handIn()
    await county.getByText('这是贵单位上次对这种表格的办法。').waitFor()
    expect(await meanings()).toMatchObject({ 来访反映事项: '情况*' })
    expect(consoleFaults(county)).toEqual([])
  })
})
