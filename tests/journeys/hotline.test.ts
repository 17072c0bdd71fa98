import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, launchBrowser, picture } from '../browser.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { consoleFaults, enter, settled } from './console.ts'

const phone = '13607231188'
const told =
  '我今年三十二岁，住阳新县兴国镇，我老公打牌输了就打我，去年掐过我的脖子，昨晚说再提离婚就弄死我，' +
  '女儿五岁一直在旁边看着，我现在在姨妈家，打姨妈的电话13907230457'

/** What has the focus, as its label or its words say; keys only from here on. */
async function focused(page: Page): Promise<string> {
  const at = page.locator(':focus')
  if ((await at.count()) === 0) return ''
  return (await at.getAttribute('aria-label')) ?? (await at.innerText()).trim()
}

async function proposalAt(page: Page): Promise<string> {
  const at = page.locator('[data-proposal]:focus')
  return (await at.count()) === 0 ? '' : ((await at.getAttribute('data-proposal')) ?? '')
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Goes on with Tab until the field has the focus; a form that cannot be walked through fails. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    if (name.test(await focused(page))) return
    await press(page, 'Tab')
  }
  throw new Error(`no field ${String(name)} by Tab`)
}

describe('a call to the line, with the keyboard alone', () => {
  let server: CityServer
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    server = await serveCity('--scale', '0.02')
    browser = await launchBrowser()
    page = await enter(browser, server.url, 'chenyulan')
    await page.goto(`${server.url}/hotline`)
    await settled(page)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test('is looked up by its number', async () => {
    await tabTo(page, /^来电号码$/)
    await page.keyboard.type(phone)
    await page.getByRole('heading', { name: '这个号码第一次打来' }).waitFor()
  })

  test('proposes what her words tell, and takes nothing by itself', async () => {
    await press(page, 'F2')
    expect(await focused(page)).toBe('她说的')
    await page.keyboard.insertText(told)
    await page.locator('.proposal').first().waitFor()
    await page.getByRole('region', { name: '危险话术' }).waitFor()
    const category = page.locator('select[aria-label="类别"]')
    expect(await category.inputValue()).toBe('')
    expect(await page.getByRole('checkbox', { name: '家庭暴力' }).isChecked()).toBe(false)
    await picture(page, 'hotline-proposed')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('takes proposals by Enter, each with its words, and drops one by X', async () => {
    await press(page, 'F4')
    const kept: string[] = []
    for (
      let step = 0;
      step < 40 && (await page.locator('[data-proposal]').count()) > 0;
      step += 1
    ) {
      const at = await proposalAt(page)
      if (at === '') {
        await press(page, 'F4')
        continue
      }
      kept.push(at)
      // Whether they are married is not asked now.
      await press(page, at.startsWith('marital:') ? 'x' : 'Enter')
      await page.waitForTimeout(30)
      // The focus has gone on: pressing Enter twice confirms two things, not one and its opposite.
      expect(await proposalAt(page)).not.toBe(at)
    }
    expect(kept).toEqual(
      expect.arrayContaining(['category:marriage-family', 'traits:violence', 'cue:strangulation']),
    )
    expect(await page.locator('select[aria-label="类别"]').inputValue()).toBe('marriage-family')
    expect(await page.locator('select[aria-label="婚姻"]').inputValue()).toBe('')
    expect(await page.getByRole('textbox', { name: '安全电话' }).inputValue()).toBe('13907230457')
    expect(await page.getByRole('button', { name: /^掐脖\s*是/ }).count()).toBe(1)
  })

  test('survives a reload in the middle of it', async () => {
    await page.waitForTimeout(600)
    await page.reload()
    await settled(page)
    expect(await page.getByRole('textbox', { name: '她说的' }).inputValue()).toBe(told)
    expect(await page.locator('select[aria-label="类别"]').inputValue()).toBe('marriage-family')
  })

  test('says what is missing, and is saved by Ctrl+Enter as a graded matter', async () => {
    await press(page, 'Control+Enter')
    await page.getByText('还缺几项才能登记').waitFor()
    await tabTo(page, /^怎样处理$/)
    await choose(page, '怎样处理', 'referred')
    await fillIfOpen(page, '与受害人', 'self')
    await fillIfOpen(page, '紧急程度', 'imminent')
    await choosePlace(page)
    await press(page, 'F9')
    await press(page, 'Control+Enter')
    await page.getByRole('heading', { name: /^已登记 RX/ }).waitFor()
    const matter = page.getByRole('link', { name: /^看事项/ })
    await matter.waitFor()
    expect(await page.locator('.saved .lv').innerText()).toMatch(/^1/)
    await picture(page, 'hotline-saved')
    expect(await page.getByRole('textbox', { name: '她说的' }).inputValue()).toBe('')
  })

  test('is followed: it stands on the call-back list and, called again, is known', async () => {
    await tabTo(page, /^来电号码$/)
    await page.keyboard.type(phone)
    await page.getByRole('heading', { name: '这个号码来过 1 次' }).waitFor()
    await page.getByRole('heading', { name: '有关的事项' }).waitFor()
    await press(page, 'F8')
    await page.getByRole('dialog').waitFor()
    await press(page, '1')
    await page.getByText('不算案件').waitFor()
    await page.goto(`${server.url}/contacts?view=call-back`)
    await settled(page)
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
    expect(consoleFaults(page)).toEqual([])
  })
})

/** An option of the list that has the focus, by the arrow keys. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const list = page.getByRole('combobox', { name, exact: true })
  await tabTo(page, new RegExp(`^${name}$`))
  for (let step = 0; step < 40 && (await list.inputValue()) !== value; step += 1) {
    await press(page, 'ArrowDown')
  }
  expect(await list.inputValue()).toBe(value)
}

async function fillIfOpen(page: Page, name: string, value: string): Promise<void> {
  const list = page.getByRole('combobox', { name, exact: true })
  if ((await list.inputValue()) === '') await choose(page, name, value)
}

/** Where she lives: the county, its first town, that town’s first village. */
async function choosePlace(page: Page): Promise<void> {
  const picked = page.getByRole('combobox', { name: /^住在 镇|^住在 乡/ })
  if ((await picked.count()) > 0 && (await picked.inputValue()) !== '') return
  await choose(page, '住在 县（市、区）', '420222000000')
  await picked.waitFor()
  const label = await picked.getAttribute('aria-label')
  await choose(page, label ?? '', '420222101000')
}
