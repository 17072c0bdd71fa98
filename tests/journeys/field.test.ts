import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '#city/accounts.ts'
import { accessibilityFaults, launchBrowser, overflowFaults, picture } from '../browser.ts'
import { signIn, type Client } from '../server-process.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { aFinger, badLine, enrol, keptBytes, reportHazard, unlock, visitHome } from './phone.ts'

const visits = 200
const secret = '暗号八三二一'

describe('a phone in a valley', () => {
  let server: CityServer
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let before: { visits: number; leads: number }

  beforeAll(async () => {
    server = await serveCity('--scale', '0.02')
    browser = await launchBrowser()
    context = await browser.newContext({
      ...{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
      ...{ isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' },
    })
    context.setDefaultTimeout(30_000)
    page = await context.newPage()
    before = await counts()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  async function counts(): Promise<{ visits: number; leads: number }> {
    const officer = await signIn(server.url, 'lexiufang', demoPassword)
    return { visits: await total(officer, 'visits'), leads: await total(officer, 'leads') }
  }

  /** Of the village alone, so that counting never reaches its cap. */
  async function total(officer: Client, list: string): Promise<number> {
    const answer = await officer.send('GET', `/api/v1/${list}?division=420222101200&size=1`)
    const found = (await answer.json()) as { total: number; totalIsCapped: boolean }
    if (!answer.ok || found.totalIsCapped) throw new Error(`${list} cannot be counted`)
    return found.total
  }

  test('is registered once and carries its day', async () => {
    await enrol(page, server.url, 'keguiying')
    await expect.poll(() => page.getByRole('button', { name: /^走访 / }).count()).toBeGreaterThan(2)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await overflowFaults(page)).toEqual([])
    await picture(page, 'field/today')
  })

  test('signs a nil return with one tap, once its page is open', async () => {
    await page.getByRole('button', { name: '零报告' }).click()
    const sign = page.getByRole('button', { name: '没有隐患，我签字' })
    await sign.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'field/report')
    const finger = aFinger()
    await finger.tap(sign)
    await page.getByText('签好了，锁上了').waitFor()
    expect(finger.taps).toBe(1)
    await page.getByText('都传上去了').waitFor()
  })

  test('opens without signal by its PIN and takes two hundred visits with three hazards', async () => {
    await context.setOffline(true)
    await page.reload()
    await unlock(page)
    await page.getByRole('heading', { name: '今天' }).waitFor()
    await page.getByText('没有信号。').waitFor()
    const finger = aFinger()
    await visitHome(page, 0, finger)
    expect(finger.taps).toBeLessThanOrEqual(6)
    for (let at = 1; at < 100; at += 1) await visitHome(page, at)
    await reportHazard(page, '袁细妹', `${secret}一`)

    await page.reload()
    await unlock(page)
    await page.getByText('101 条写好了，等着传').waitFor()
    await reportHazard(page, '袁大妹', `${secret}二`)
    for (let at = 100; at < visits - 3; at += 1) await visitHome(page, at)

    await page.close({ runBeforeUnload: false })
    page = await context.newPage()
    await page.goto(`${server.url}/field/`)
    await unlock(page)
    await reportHazard(page, '袁小妹', `${secret}三`)
    await page.getByText(`${visits} 条写好了，等着传`).waitFor()
  }, 240_000)

  test('keeps nothing that can be read with what lies on it', async () => {
    const kept = await keptBytes(page)
    expect(kept.length).toBeGreaterThan(50_000)
    const told = [secret, '袁细妹', '420222101200', '酒后', '动手']
    const asBytes = told.map((words) => Buffer.from(words).toString('latin1'))
    expect([...told, ...asBytes].filter((words) => kept.includes(words))).toEqual([])
  })

  test('hands in exactly what was written, on a bad line, through two power cuts', async () => {
    const line = await badLine(context)
    const began = Date.now()
    let down = 0
    async function powerCut(): Promise<void> {
      const at = Date.now()
      await server.kill()
      await server.pass(0)
      down += Date.now() - at
    }
    await context.setOffline(false)
    await waitingBelow(180)
    await powerCut()
    await waitingBelow(100)
    await powerCut()
    await page.getByText('都传上去了').waitFor({ timeout: 120_000 })
    const online = Date.now() - began - down
    expect(online).toBeLessThanOrEqual(60_000)
    expect(line.dropped()).toBeGreaterThan(2)
    const after = await counts()
    expect(after).toEqual({ visits: before.visits + visits, leads: before.leads + 3 })
  }, 240_000)

  async function waitingBelow(count: number): Promise<void> {
    const line = page.locator('.outbox')
    await expect
      .poll(async () => Number.parseInt(await line.innerText(), 10) || 0, { timeout: 60_000 })
      .toBeLessThan(count)
  }

  test('forgets what it may read after five wrong tries, and loses nothing it wrote', async () => {
    await context.unroute('**/api/v1/field/**')
    await context.setOffline(true)
    await visitHome(page, 0)
    await page.reload()
    for (let tries = 0; tries < 5; tries += 1) {
      await unlock(page, '271828')
      await page
        .getByRole('button', { name: '打开', disabled: false })
        .or(page.getByText('错了 5 次'))
        .first()
        .waitFor()
    }
    await page.getByText('写好的 1 条还在').waitFor()
    await context.setOffline(false)
    await enrol(page, server.url, 'keguiying')
    await page.getByText('都传上去了').waitFor()
    expect((await counts()).visits).toBe(before.visits + visits + 1)
  })

  test('is shut to whoever lost her rights, and what she wrote waits for the township', async () => {
    await context.setOffline(true)
    await reportHazard(page, '袁三妹', `${secret}四`)
    const recorded = await counts()
    const officer = await signIn(server.url, 'lexiufang', demoPassword)
    const devices = (await (await officer.send('GET', '/api/v1/devices')).json()) as {
      items: { id: string }[]
    }
    const revoked = await officer.send('POST', `/api/v1/devices/${devices.items[0]?.id}/revoke`, {})
    expect(revoked.status).toBe(200)
    await context.setOffline(false)
    await page.getByText('这部手机不能再用了').waitFor()
    const kept = await keptBytes(page)
    expect(kept).not.toContain('wrongPins')
    const waiting = await officer.send('GET', '/api/v1/device-items/quarantined')
    const { items } = (await waiting.json()) as {
      items: { id: string; code: string; kind: string }[]
    }
    const latest = items.at(-1)
    expect(latest).toMatchObject({ code: 'device-ended', kind: 'visit' })
    const read = await officer.send('GET', `/api/v1/device-items/${latest?.id}`)
    expect(await read.text()).toContain(`${secret}四`)
    expect(await counts()).toEqual(recorded)
  })
})
