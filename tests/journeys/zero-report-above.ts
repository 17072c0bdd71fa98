import type { Readable } from 'node:stream'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { demoPassword } from '#city/accounts.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { signIn } from '../server-process.ts'
import {
  follow,
  go,
  hazard,
  otherVillage,
  rowOf,
  send,
  sound,
  untilTold,
} from './zero-report-people.ts'

export const toldOnTheLine = '两户说起隔壁当月争吵，村里到过场，没有记。'
export const answer = '1 条已录入综治网格平台，由网格员走访。'

/** The township's own report, after its limit. */
export async function signLate(page: Page): Promise<void> {
  await follow(page, '核对、签字')
  await page.getByText('超期未签').waitFor()
  await page.getByRole('button', { name: /^有 1 条，我签字上报/ }).click()
  await page.getByText('已签，报上去了。').waitFor()
  await page.getByRole('listitem').filter({ hasText: '迟签' }).waitFor()
}

/** What its villages owe still: chased by itself, and come up to the township. */
export async function seeChased(page: Page): Promise<void> {
  await untilTold(page, '下级零报告超期仍没签，报到本单位')
  await follow(page, '零报告', '审核和查看')
  await page.getByRole('button', { name: '超期未签' }).click()
  await page.getByText('共 16 条').waitFor()
  await sound(page, 'overdue')
  await go(page, page.getByRole('row', { name: /村妇女联合会/ }).first())
  await page.getByText('催签：已超期').waitFor()
  await page.getByText('超期仍未签，报到上一级').waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('Still unsigned: gone one office up').waitFor()
  await sound(page, 'overdue-report-en')
}

/** The county calls the families of a nil return that was drawn, and hears of what was not told. */
export async function findConcealment(page: Page): Promise<void> {
  await untilTold(page, '零报告抽查已抽出，请电话核实')
  await follow(page, '零报告', '抽查')
  const drawn = rowOf(page, new RegExp(`${otherVillage} 2023 年 12 月`))
  await drawn.getByRole('button', { name: '记结果' }).click()
  await sound(page, 'check')
  await send(page, '记结果', { 结果: '瞒报', 打通几户: '3', 情况: toldOnTheLine })
  await page.getByText('已记。').waitFor()
  expect(await drawn.innerText()).toMatch(/石细菊[^]*瞒报[^]*打通 3 户/)
  await sound(page, 'checks')
  await go(page, drawn.getByRole('link', { name: otherVillage }))
  await page.getByText('抽查回访：瞒报').waitFor()
  await page.getByText('石细菊').first().waitFor()
  await sound(page, 'concealed')
  await follow(page, '看这次抽查')
  await page.getByText(toldOnTheLine).waitFor()
}

/** The county's bundle, in English: not before its own report is signed. */
export async function handOver(page: Page): Promise<void> {
  const close = 'Close and hand over'
  await follow(page, 'Bundles of hazards')
  await page.getByRole('button', { name: close }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Which month').selectOption({ label: 'Dec 2023' })
  await dialog.getByRole('button', { name: close }).click()
  await dialog.getByText('Sign your own zero-report of this month first.').waitFor()
  await sound(page, 'closing-en', { isRefused: true })
  await page.keyboard.press('Escape')
  await follow(page, 'My office')
  await page.getByRole('button', { name: /^Hazards 1: I sign and report/ }).click()
  await page.getByText('Signed and reported.').waitFor()
  await follow(page, 'Handed over')
  await page.getByRole('button', { name: close }).click()
  await send(page, close, { 'Which month': 'Dec 2023' })
  await page.getByText(/^Closed and handed to 中共阳新县委政法委员会/).waitFor()
  await sound(page, 'bundles-en')
  await go(page, rowOf(page, /^Dec 2023/))
  await page.getByText(hazard).waitFor()
}

/** The peace-building office signs for it, takes the file away and says what it did. */
export async function receive(page: Page): Promise<void> {
  await page.getByText('有隐患移交包等签收').waitFor()
  expect(await page.getByRole('link', { name: '零报告', exact: true }).count()).toBe(0)
  await follow(page, '隐患移交包')
  await go(page, rowOf(page, /^2023 年 12 月/))
  await page.getByText('应报 423，已签 4，没有隐患 1').waitFor()
  await page.getByRole('button', { name: '签收', exact: true }).click()
  await page.getByText('已签收。').waitFor()
  const [notice, heads, ...events] = await downloaded(page, '下载表格（Excel）')
  expect(notice?.[0]).toContain('2023-12 隐患移交包 1 条（应报 423，已签 4，没有隐患 1）')
  expect(heads).toContain('事件简述')
  expect(events).toHaveLength(1)
  expect(events[0]).toEqual(expect.arrayContaining([hazard, '2023-12-20', '420222101200']))
  await page.getByRole('button', { name: '回执' }).click()
  await send(page, '回执', { 办理情况: answer })
  await page.getByText('已回执。').waitFor()
  await sound(page, 'bundle')
}

/** Whoever works for the county's peace-building office (平安办): its accounts are numbered, not named. */
export async function peaceBuildingLiaison(url: string): Promise<string> {
  const admin = await signIn(url, 'xitong', demoPassword)
  const answered = await admin.send('GET', '/api/v1/accounts?q=political-legal-420222-')
  const { items } = (await answered.json()) as { items: readonly { username: string }[] }
  const [first] = items
  if (first === undefined) throw new Error('nobody works for the peace-building office')
  return first.username
}

/** The rows of the workbook that the page hands out. */
async function downloaded(page: Page, name: string): Promise<string[][]> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('隐患移交包-2023-12.xlsx')
  const rows: string[][] = []
  const stream: Readable = await file.createReadStream()
  for await (const { cells } of readSheet({ stream })) rows.push(cells.map(String))
  return rows
}
