import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPng } from '#platform/files/image.fixtures.ts'
import { accessibilityFaults, launchBrowser, overflowFaults, picture } from '../browser.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { enter, settled } from './console.ts'

const words = '他喝了酒就动手，孩子在旁边看着'
const answer = '您什么时候方便说话？'

describe('asking for help while being watched', () => {
  let server: CityServer
  let browser: Browser
  beforeAll(async () => {
    server = await serveCity('--scale', '0.02')
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  function phone(javaScriptEnabled: boolean, width = 390): Promise<BrowserContext> {
    const viewport = { width, height: 800 }
    return browser.newContext({ viewport, javaScriptEnabled, locale: 'zh-CN' })
  }

  const press = (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click()

  /** All questions, the last page is the receipt's. @returns the receipt */
  async function tell(page: Page): Promise<string> {
    await page.goto(`${server.url}/help`)
    await page.getByRole('link', { name: '不留名字，写下来' }).click()
    await press(page, '挨打、被骂、被吓、被跟着')
    await press(page, '说不准')
    await page.getByRole('combobox').selectOption({ label: '富池镇' })
    await press(page, '下一步')
    await press(page, '写下来，等回信')
    await page.getByRole('textbox').fill(words)
    await press(page, '下一步')
    await press(page, '发出去')
    return (await page.locator('#receipt').textContent()) ?? ''
  }

  /** The weather is another house's, which no test asks: it is enough that it was asked for. */
  async function leaves(page: Page, act: () => Promise<void>): Promise<void> {
    const asked = page.waitForEvent('requestfailed', (request) => request.url().includes('baidu'))
    await act()
    await asked
    await page.waitForTimeout(500)
  }

  /** What is to be seen after the button "back"; a browser's own page about it counts as well. */
  async function backOn(page: Page): Promise<string> {
    await page.goBack({ timeout: 5_000 }).catch(() => undefined)
    for (let tries = 0; tries < 20; tries += 1) {
      const content = await page.content().catch(() => undefined)
      if (content !== undefined) return content
      await page.waitForTimeout(250)
    }
    throw new Error('the page behind shows nothing that can be read')
  }

  async function openTalk(page: Page, receipt: string): Promise<void> {
    await page.goto(`${server.url}/help/back`)
    await page.getByRole('textbox').fill(receipt)
    await press(page, '打开')
  }

  test('works from the first page to the answer without JavaScript', async () => {
    const context = await phone(false)
    const page = await context.newPage()
    const receipt = await tell(page)
    expect(receipt).toMatch(/^\d{4}( \d{4}){3}$/)

    const desk = await enter(browser, server.url, 'chenyulan')
    await desk.goto(`${server.url}/help-requests`)
    await settled(desk)
    await picture(desk, 'help-desk-list')
    await desk.getByText('挨打、被吓、被跟着').first().click()
    await desk.getByText(words).waitFor()
    await desk.getByRole('textbox').fill(answer)
    await desk.getByRole('button', { name: '回信' }).click()
    await desk.getByText('已回，她凭回执码来看').waitFor()
    await picture(desk, 'help-desk-request')
    expect(await accessibilityFaults(desk)).toEqual([])
    await desk.setViewportSize({ width: 390, height: 800 })
    await picture(desk, 'help-desk-request-390')
    expect(await overflowFaults(desk)).toEqual([])
    await desk.setViewportSize({ width: 1280, height: 800 })
    await desk.getByRole('button', { name: 'English' }).click()
    await desk.getByText('Conversation').or(desk.getByText('How to reach her')).first().waitFor()
    await picture(desk, 'help-desk-request-en')
    await desk.context().close()

    await openTalk(page, receipt)
    await page.getByText(answer).waitFor()
    await page.getByRole('textbox').fill('明天上午')
    await press(page, '发出去')
    await page.getByText('明天上午').waitFor()
    const buffer = aPng()
    await page.locator('#file').setInputFiles({ name: '伤.png', mimeType: 'image/png', buffer })
    await press(page, '发出去')
    await page.getByText('（附了一个文件）').waitFor()
    await picture(page, 'help-talk-file')
    await filesAtDesk()
    expect(page.url()).not.toMatch(/\d{4}/.exec(receipt)?.[0] ?? 'x')
    expect(await context.cookies()).toEqual([])

    // The way out: what lies behind it is empty, however far she is taken back.
    await leaves(page, () => page.getByRole('link', { name: /马上离开/ }).click())
    const behind: string[] = []
    for (let times = 0; times < 4; times += 1) behind.push(await backOn(page))
    expect(behind.join('\n')).not.toMatch(/12338|动手|明天上午|回执/)
    expect(behind.join('\n')).toContain('这一页已过期')
    await page.goto(`${server.url}/help/duty`)
    expect(await page.content()).not.toMatch(/强制报告|110/)
    await context.close()
  })

  async function filesAtDesk(): Promise<void> {
    const desk = await enter(browser, server.url, 'chenyulan')
    await desk.goto(`${server.url}/help-requests`)
    await settled(desk)
    await desk.getByText('挨打、被吓、被跟着').first().click()
    await desk.getByRole('link', { name: '伤.png' }).waitFor()
    expect(await accessibilityFaults(desk)).toEqual([])
    await picture(desk, 'help-desk-files')
    await desk.context().close()
  }

  test('with JavaScript does the work, and Escape pressed three times leaves', async () => {
    const context = await phone(true)
    const page = await context.newPage()
    await page.goto(`${server.url}/help/back`)
    // The page's own policy forbids the waiting that evaluates in it.
    const proof = (): Promise<string> =>
      page.evaluate<string>('document.forms[0].elements.proof.value')
    await expect.poll(proof, { timeout: 30_000 }).toMatch(/^\d+$/)
    await page.goto(`${server.url}/help`)
    await leaves(page, async () => {
      for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
    })
    const behind = await backOn(page)
    expect(behind).not.toMatch(/12338/)
    expect(behind).toContain('这一页已过期')
    await context.close()
  })

  test('can be read in both languages and sizes, on a phone and on a desk', async () => {
    const found: string[] = []
    for (const width of [390, 1280]) {
      const context = await phone(true, width)
      const page = await context.newPage()
      for (const query of ['', '?lang=en', '?big=1']) {
        for (const path of ['', '/ask', '/back', '/more/1']) {
          await page.goto(`${server.url}/help${path}${query}`)
          const faults = [...(await accessibilityFaults(page)), ...(await overflowFaults(page))]
          found.push(...faults.map((fault) => `${path}${query} at ${width} px: ${fault}`))
          await picture(page, `help${path.replaceAll('/', '-')}${query.replace('?', '-')}-${width}`)
        }
      }
      await context.close()
    }
    expect(found).toEqual([])
  })
})
