import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, launchBrowser, overflowFaults, picture } from '../browser.ts'
import { countsOf, expectSound, expectUnseen, type Counts } from './chain-sight.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { enter, settled } from './console.ts'

/** She sits on the village's federation, has an account, and is who the teacher suspects. */
const suspect = { username: 'keguiying', name: '柯桂英' }
const child = '明小满'
const reporter = '石老师'

describe('a school’s report, from the first word to what the reporter hears', () => {
  let server: CityServer
  let browser: Browser
  let before: Counts = {}
  let [code, receipt, path, number] = ['', '', '', '']

  beforeAll(async () => {
    server = await serveCity('--scale', '0.02')
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  async function as(
    username: string,
    where: string,
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const page = await enter(browser, server.url, username)
    await page.goto(server.url + where)
    await settled(page)
    await work(page)
    await expectSound(page)
    await picture(page, `duty-${Date.now()}-${username}`)
    await page.context().close()
  }

  async function act(page: Page, name: string, fields: Record<string, string>): Promise<void> {
    await page.getByRole('button', { name, exact: true }).first().click()
    const dialog = page.getByRole('dialog', { name })
    for (const [label, text] of Object.entries(fields)) {
      const field = dialog.getByRole('textbox', { name: label })
      if (text === '') await dialog.getByRole('radio', { name: label, exact: true }).check()
      else await field.fill(text)
    }
    await dialog.getByRole('button', { name, exact: true }).click()
    await page.getByText(`已记下：${name}`).waitFor()
  }

  async function aPhone(javaScriptEnabled: boolean): Promise<Page> {
    const viewport = { width: 390, height: 800 }
    const context = await browser.newContext({ viewport, javaScriptEnabled, locale: 'zh-CN' })
    return context.newPage()
  }

  test('begins with a code that the township gives the school', async () => {
    const page = await enter(browser, server.url, suspect.username)
    before = await countsOf(page)
    await page.context().close()
    await as('lexiufang', '/duty-codes', async (desk) => {
      await desk.getByRole('combobox', { name: '单位类别' }).selectOption('school')
      await desk.getByRole('textbox', { name: '单位名称' }).fill('富池镇中心小学')
      const places = desk.locator('.division-picker select')
      await places.nth(0).selectOption({ label: '阳新县' })
      await places.nth(1).selectOption({ label: '富池镇' })
      await desk.getByRole('button', { name: '发报告码' }).click()
      code = await desk.locator('.given-code').innerText()
    })
  })

  test('keeps what is written through a page that is loaded again, and is sent without script', async () => {
    const page = await aPhone(true)
    await page.goto(`${server.url}/help/duty`)
    await page.locator('#code').fill(code)
    await page.getByRole('button', { name: '开始写，或接着写' }).click()
    await page.locator('#story').fill('早读时发现孩子双臂有多处新旧淤青，只说不敢回家。')
    await page.getByText('已存下', { exact: true }).waitFor()
    await page.reload()
    expect(await page.locator('#story').inputValue()).toContain('不敢回家')
    await page.context().close()

    const plain = await aPhone(false)
    await plain.goto(`${server.url}/help/duty`)
    await plain.locator('#code').fill(code)
    await plain.getByRole('button', { name: '开始写，或接着写' }).click()
    expect(await plain.locator('#story').inputValue()).toContain('不敢回家')
    await plain.locator('[name="s.violence"]').check()
    await plain.locator('#division').selectOption({ label: '富池镇' })
    await plain.locator('[id="child.alias"]').fill('小禾')
    await plain.locator('[id="child.name"]').fill(child)
    await plain.locator('[id="guardian.name"]').fill(suspect.name)
    await plain.locator('[id="guardian.relation"]').selectOption('mother')
    await plain.locator('[name="guardian.suspect"]').check()
    await plain.locator('[id="me.name"]').fill(reporter)
    await plain.getByRole('button', { name: '报告', exact: true }).click()
    receipt = await plain.locator('#receipt').innerText()
    expect(receipt).toMatch(/^(\d{4} ){3}\d{4}$/)
    await plain.context().close()
  })

  test('is a page that everybody can use', async () => {
    const page = await aPhone(true)
    for (const where of ['', '?lang=en', '/outcome']) {
      await page.goto(`${server.url}/help/duty${where}`)
      expect([where, await accessibilityFaults(page)]).toEqual([where, []])
      expect([where, await overflowFaults(page)]).toEqual([where, []])
    }
    await page.context().close()
  })

  test('is taken on by the county, and who reported is open to its handler', async () => {
    await as('chenyulan', '/mandatory-reports', async (page) => {
      await page.getByRole('link', { name: /^强报/ }).first().click()
      await page.locator('.mandatory-report').waitFor()
      path = new URL(page.url()).pathname
      number = await page.getByRole('heading', { level: 1 }).innerText()
      await act(page, '接办', {})
      await page.getByRole('button', { name: '看报告人' }).click()
      await page.getByText(reporter).waitFor()
      await act(page, '向检察院备案', {})
      await act(page, '向主管部门备案', { 教育: '' })
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        expect([width, await overflowFaults(page)]).toEqual([width, []])
      }
    })
  })

  test('goes to the police of the place, who see the report and neither matter nor reporter', async () => {
    await as('huguohua', path, async (page) => {
      const shown = await page.locator('main').innerText()
      expect(shown).not.toContain(reporter)
      expect(shown).not.toContain('看事项')
      await act(page, '记公安接收', { 公安的受案编号: '富公受字1号' })
    })
  })

  test('is signed for by the procuratorate, which sees neither matter nor reporter', async () => {
    await as('zhengping', path, async (page) => {
      const shown = await page.locator('main').innerText()
      expect(shown).not.toContain(reporter)
      expect(shown).not.toContain('看事项')
      await act(page, '检察院签收', { 说明: '指定女检察官联系公安机关。' })
      expect(await page.locator('main').innerText()).toContain('指定女检察官')
    })
  })

  test('is decided by the police after that, and the department it was filed with reads it', async () => {
    await as('huguohua', path, (page) =>
      act(page, '记公安的决定', { 立案: '', 立案编号: '富公立字1号' }),
    )
    await as('lujing', path, async (page) => {
      expect(await page.locator('main').innerText()).not.toContain(reporter)
    })
  })

  test('comes back to the reporter, who hears no name', async () => {
    await as('chenyulan', path, async (page) => {
      await act(page, '反馈报告人', { 告诉报告人什么: '公安已立案，孩子现在安全。' })
    })
    const page = await aPhone(false)
    await page.goto(`${server.url}/help/duty/outcome`)
    await page.locator('#receipt').fill(receipt)
    await page.getByRole('button', { name: '看进展' }).click()
    const shown = await page.locator('main').innerText()
    expect(shown).toContain('孩子现在安全')
    for (const word of [child, suspect.name, reporter, '富公立字']) {
      expect(shown).not.toContain(word)
    }
    await page.context().close()
  })

  test('is never learned of by the guardian who is the suspect', async () => {
    const page = await enter(browser, server.url, suspect.username)
    await expectUnseen(page, { paths: [path], words: [child, number] }, before)
    await page.context().close()
  })
})
