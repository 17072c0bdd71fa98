import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, launchBrowser, picture } from '../browser.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { consoleFaults, enter, numberIn, settled } from './console.ts'
import { aMonthOfCalls, brokenRows } from './month-of-calls.ts'

/** xuguoping is the county police's liaison; lexiufang the officer of 富池镇, chenyulan of the county. */
describe('a household that calls again, from the file to the feedback', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiexin-calls-'))
  const file = join(folder, '警情2023-12.csv')
  let server: CityServer
  let browser: Browser
  let police: Page
  let township: Page

  beforeAll(async () => {
    writeFileSync(file, aMonthOfCalls())
    server = await serveCity('--scale', '0.05')
    browser = await launchBrowser()
    police = await enter(browser, server.url, 'xuguoping')
    township = await enter(browser, server.url, 'lexiufang')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a month comes in with its broken rows told', async () => {
    await police.goto(`${server.url}/calls/imports`)
    const chosen = police.waitForEvent('filechooser')
    await police.getByRole('button', { name: '选文件' }).click()
    await (await chosen).setFiles(file)
    await police.getByText(/^对完了/).waitFor({ timeout: 90_000 })
    await settled(police)
    const names = await police.locator('.handed-in-counts dt').allInnerTexts()
    const counts = await police.locator('.handed-in-counts dd').allInnerTexts()
    const told = Object.fromEntries(names.map((name, at) => [name, numberIn(counts[at])]))
    expect(told).toMatchObject({ 行数: 44 + brokenRows, 进来了: 44, 有问题: brokenRows })
    expect(await accessibilityFaults(police)).toEqual([])
    await picture(police, 'calls-import')
  })

  test('the household surfaces as three calls in 41 days, and cannot be pushed unsure', async () => {
    await police.goto(`${server.url}/calls`)
    await police.getByText('3 次 · 41 天').waitFor()
    await settled(police)
    expect(await accessibilityFaults(police)).toEqual([])
    await picture(police, 'calls')
    await police
      .getByRole('link', { name: /富池镇 周家/ })
      .first()
      .click()
    await police.getByRole('heading', { level: 1, name: /富池镇 周家/ }).waitFor()
    await settled(police)
    expect(await police.getByText('越来越密').count()).toBeGreaterThan(0)
    await police.getByText('还有没看清的', { exact: false }).waitFor()
    expect(await accessibilityFaults(police)).toEqual([])
    await picture(police, 'calls-household')
  })

  test('the liaison confirms the link by one key and pushes', async () => {
    await police.locator('body').press('y')
    await police.getByText(/4 次已连，0 次待您看/).waitFor()
    await police.getByRole('button', { name: '推送', exact: true }).click()
    const form = police.getByRole('dialog', { name: '推送' })
    await form.getByLabel('哪一类').selectOption('marriage-family')
    await form.getByLabel('没有', { exact: true }).check()
    await form.getByLabel(/一句话说清/).fill('多次报警，越来越密，请上门核实')
    await form.getByLabel(/说的是谁/).fill('周女士')
    await form.getByRole('button', { name: '推送' }).click()
    await police.getByText('已推送。').waitFor()
  })

  test('it reaches the township’s desk with its clock and without a raw call', async () => {
    await township.goto(`${server.url}/`)
    await township
      .getByText(/TS\d{8}-/)
      .first()
      .waitFor()
    await township.goto(`${server.url}/calls/pushes?status=sent`)
    await township.getByRole('link', { name: /^TS/ }).first().click()
    await township.getByRole('heading', { level: 1, name: /富池镇/ }).waitFor()
    await settled(township)
    const told = await township.locator('main').innerText()
    expect(told).toMatch(/剩|小时/)
    for (const secret of ['柯建国', '袁广', '1390723', 'JJ2023', '呼救', '路人']) {
      expect(told).not.toContain(secret)
    }
    expect(await accessibilityFaults(township)).toEqual([])
    await picture(township, 'calls-push')
    await township.goto(`${server.url}/calls`)
    await township.getByRole('heading', { level: 1 }).first().waitFor()
    expect(await township.locator('main').innerText()).not.toContain('周家')
    consoleFaults(township)
  })

  test('feedback comes back, and the rate opens records for the police, pushes for others', async () => {
    await township.goto(`${server.url}/calls/pushes?status=sent`)
    await township.getByRole('link', { name: /^TS/ }).first().click()
    await township.getByRole('button', { name: '反馈给公安' }).click()
    const form = township.getByRole('dialog', { name: '反馈给公安' })
    await form.getByLabel('见到本人').check()
    await form.getByLabel('缓和了').check()
    await form.getByLabel('看到的、做了的').fill('已见到本人，情绪稳定')
    await form.getByRole('button', { name: '反馈给公安' }).click()
    await township.getByText('反馈已送到公安。').waitFor()
    await police.goto(`${server.url}/calls`)
    await police.getByText(/÷/).waitFor()
    await police.locator('.call-rate a').first().click()
    await police
      .getByRole('link', { name: /富池镇 周家/ })
      .first()
      .waitFor()
    await township.goto(`${server.url}/calls/pushes`)
    await township.locator('.call-rate a').first().click()
    await settled(township)
    expect(township.url()).toContain('/calls/pushes')
    expect([...consoleFaults(police), ...consoleFaults(township)]).toEqual([])
  })
})
