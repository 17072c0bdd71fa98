import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '#city/accounts.ts'
import { accessibilityFaults, launchBrowser, picture } from '../browser.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { consoleFaults, enter, settled } from './console.ts'

const words = '想在家门口找份事做，孩子放学才有人接。'

describe('no word is lost', () => {
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

  /** The executive's form for a visit, with something written in it and saved as a draft. */
  async function written(page: Page): Promise<void> {
    await page.goto(`${server.url}/visits/new`)
    await need(page).fill(words)
    await page.getByText(/\d\d:\d\d 已存/).waitFor()
  }

  function need(page: Page): ReturnType<Page['getByRole']> {
    return page.getByRole('textbox', { name: /^需求/ })
  }

  test('the idle lock hides the page and gives back what was being written', async () => {
    const page = await enter(browser, server.url, 'keguiying')
    await page.clock.install()
    await written(page)
    await need(page).fill(`${words}最好是缝纫。`)
    await page.clock.fastForward('31:00')

    const lock = page.getByRole('dialog', { name: '已替您锁上' })
    await lock.waitFor()
    expect(await need(page).isVisible()).toBe(false)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'locked')
    await page.keyboard.press('Escape')
    expect(await lock.isVisible()).toBe(true)

    await unlock(page, 'wrong-Password-1')
    await lock.getByText(/还可以试 \d 次/).waitFor()
    await unlock(page, demoPassword)
    await lock.waitFor({ state: 'hidden' })
    expect(await need(page).inputValue()).toBe(`${words}最好是缝纫。`)
    await page.context().close()
  })

  test('a lock met on loading the page is opened to the same draft', async () => {
    const page = await enter(browser, server.url, 'shixiju')
    await written(page)
    const locked = await page.request.post(`${server.url}/api/v1/session/lock`, {
      headers: { 'x-tiexin': '1' },
      data: {},
    })
    expect(locked.ok()).toBe(true)
    await page.reload()
    await page.getByRole('dialog', { name: '已替您锁上' }).waitFor()
    await unlock(page, demoPassword)
    await expect.poll(() => need(page).inputValue()).toBe(words)
    await page.context().close()
  })

  async function unlock(page: Page, password: string): Promise<void> {
    const lock = page.getByRole('dialog', { name: '已替您锁上' })
    await lock.getByLabel('密码').fill(password)
    await lock.getByRole('button', { name: '接着办' }).click()
  }

  test('a draft survives a reload, is found on the desk, and lies sealed in the browser', async () => {
    const page = await enter(browser, server.url, 'lexiufang')
    await written(page)
    await page.reload()
    await page.getByText('接着上次写的。').waitFor()
    expect(await need(page).inputValue()).toBe(words)
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(
      words.slice(0, 4),
    )
    await page.goto(server.url)
    await page.getByRole('complementary').getByRole('link', { name: '走访', exact: true }).click()
    await expect.poll(() => need(page).inputValue()).toBe(words)
    expect(consoleFaults(page)).toEqual([])
    await page.context().close()
  })

  test('a draft survives signing out, and nobody else finds it', async () => {
    const page = await enter(browser, server.url, 'lexiufang')
    await written(page)
    await signOut(page)
    await page.getByText('这台电脑上有 1 份没写完的草稿').waitFor()
    await signIn(page, 'keguiying')
    await page.goto(`${server.url}/visits/new`)
    await settled(page)
    expect(await need(page).inputValue()).toBe('')
    await signOut(page)
    await signIn(page, 'lexiufang')
    await page.goto(`${server.url}/visits/new`)
    await expect.poll(() => need(page).inputValue()).toBe(words)
    await page.context().close()
  })

  async function signIn(page: Page, username: string): Promise<void> {
    await page.getByRole('textbox', { name: '账号' }).fill(username)
    await page.getByLabel('密码').fill(demoPassword)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('link', { name: /^通知/ }).waitFor()
  }

  async function signOut(page: Page): Promise<void> {
    await page.getByLabel(/^个人菜单/).click()
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('textbox', { name: '账号' }).waitFor()
  }

  test('two people correct one visit: both versions stand side by side and can be joined', async () => {
    const slower = await enter(browser, server.url, 'lexiufang')
    const faster = await enter(browser, server.url, 'chenyulan')
    await slower.goto(`${server.url}/visits?division=420222101`)
    await slower.getByRole('row').nth(1).click()
    await slower.waitForURL(/\/visits\/[0-9a-f-]{36}$/)
    await faster.goto(slower.url())

    await correct(slower, '镇里写：已联系缝纫厂。')
    await correct(faster, '县里写：已报名家政班。')
    await save(faster)
    await faster.getByText('已改正。').waitFor()
    await save(slower)

    const clash = slower.getByRole('alert').filter({ hasText: '您改的时候，有人也改了' })
    await clash.waitFor()
    expect(await clash.getByText('您写的').locator('..').innerText()).toContain('已联系缝纫厂')
    expect(await clash.getByText('现在存着的').locator('..').innerText()).toContain('已报名家政班')
    expect(await accessibilityFaults(slower)).toEqual([])
    await picture(slower, 'conflict')

    await clash.getByRole('button', { name: '合起来写' }).click()
    const joined = await solved(slower).inputValue()
    expect(joined).toContain('已联系缝纫厂')
    expect(joined).toContain('已报名家政班')
    await save(slower)
    await slower.getByText('已改正。').waitFor()
    await faster.reload()
    await faster.getByText('已联系缝纫厂').waitFor()
    for (const page of [slower, faster]) await page.context().close()
  })

  async function correct(page: Page, text: string): Promise<void> {
    await page.getByRole('button', { name: '改正' }).click()
    await solved(page).fill(text)
  }

  async function save(page: Page): Promise<void> {
    await page.getByRole('dialog').getByRole('button', { name: '保存改正' }).click()
  }

  function solved(page: Page): ReturnType<Page['getByRole']> {
    return page.getByRole('dialog').getByRole('textbox', { name: /^已解决的问题/ })
  }
})
