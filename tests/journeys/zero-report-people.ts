import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { overflowFaults, picture } from '../browser.ts'
import { expectSound } from './chain-sight.ts'
import { consoleFaults, enter, settled } from './console.ts'

/** 港下村 and 丰山村 of 富池镇, their township, the county; each signs or reviews for her own office. */
export const people = {
  ...{ executive: 'keguiying', neighbour: 'shixiju' },
  ...{ township: 'lexiufang', county: 'chenyulan' },
} as const

export const hazard = '兄弟俩为老屋分家争吵，已两次到村部评理。'
export const reason = '走访户数与台账对不上，请核对后重签。'

export const village = '富池镇港下村妇女联合会'
export const otherVillage = '富池镇丰山村妇女联合会'

export type Look = { readonly width?: number; readonly language?: 'zh-CN' | 'en' }

/** Somebody signs in, does her work and goes; the page she leaves is sound. */
export async function as(
  browser: Browser,
  url: string,
  username: string,
  work: (page: Page) => Promise<void>,
  look: Look = {},
): Promise<void> {
  const page = await enter(browser, url, username, look)
  await work(page)
  await expectSound(page)
  expect([username, await overflowFaults(page)]).toEqual([username, []])
  await page.context().close()
}

/** Axe, the page's own console, and nothing wider than the window, on a desk and on a phone. */
export async function sound(
  page: Page,
  name: string,
  { isRefused = false }: { readonly isRefused?: boolean } = {},
): Promise<void> {
  // What is refused is told in the page's console as well.
  if (isRefused) consoleFaults(page)
  const before = page.viewportSize()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await expectSound(page)
    expect([name, width, await overflowFaults(page)]).toEqual([name, width, []])
    await picture(page, `zero-report/${name}-${width}`)
  }
  if (before !== null) await page.setViewportSize(before)
}

/** On the page's own part: words below 16 px, and what is pressed lower than 44 px. */
export function smallPrint(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const main = document.querySelector('main')
    const isSeen = (one) => one.checkVisibility() && one.closest('.vh') === null
    const found = []
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const words = text.data.trim()
      if (words === '' || !isSeen(text.parentElement)) continue
      const size = Number.parseFloat(getComputedStyle(text.parentElement).fontSize)
      if (size < 16) found.push(words + ': ' + size + ' px')
    }
    for (const one of [...main.querySelectorAll('a, button, input, select, textarea')].filter(isSeen)) {
      const { height } = one.getBoundingClientRect()
      if (height < 44) found.push(one.innerText + ': ' + Math.round(height) + ' px high')
    }
    return found
  })()`)
}

/** Goes from link to link, each by its name, and waits for the page that it leads to. */
export async function follow(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) await go(page, page.getByRole('link', { name, exact: true }).first())
}

/** A page of its own comes with a heading of its own; under other conditions the heading stays. */
export async function go(page: Page, to: Locator): Promise<void> {
  const heading = await page.locator('main h1').first().elementHandle()
  const before = new URL(page.url()).pathname
  await to.click()
  await page.waitForLoadState()
  if (new URL(page.url()).pathname !== before) await heading?.waitForElementState('hidden')
  await settled(page)
}

/** The figure beside its name on a report. */
export async function figureOf(page: Page, name: string): Promise<string> {
  const value = page.getByRole('term').filter({ hasText: name }).first().locator('+ dd')
  return (await value.innerText()).split(/\s/)[0] ?? ''
}

export function rowOf(page: Page, name: string | RegExp): Locator {
  return page.getByRole('row', { name }).first()
}

/** Records a visit that found a hazard, on a day of the month that was signed already. */
export async function recordHazard(page: Page, day: string): Promise<void> {
  await page.getByLabel('走访日期').fill(day)
  await page.getByRole('textbox', { name: /^走访对象姓名/ }).fill('袁细妹')
  await page.getByRole('radio', { name: '发现了' }).check()
  await page.getByRole('textbox', { name: /^是什么隐患/ }).fill(hazard)
  await page.getByRole('button', { name: '保存走访' }).click()
  await page.getByText(/^已保存，走访编号/).waitFor()
}

/** Fills the dialog that is open and sends it. */
export async function send(
  page: Page,
  button: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields)) {
    const choice = dialog.getByRole('combobox', { name: label })
    if ((await choice.count()) > 0) await choice.selectOption({ label: text })
    else await dialog.getByLabel(label).fill(text)
  }
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** A job that comes round each minute tells it; the desk is looked at until it has. */
export async function untilTold(page: Page, words: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(new URL('/', page.url()).href)
        await settled(page)
        return page.getByText(words).count()
      },
      { timeout: 120_000, interval: 3_000 },
    )
    .toBeGreaterThan(0)
}
