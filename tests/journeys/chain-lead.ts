import type { Locator, Page } from 'playwright-core'
import { cues, husband, safe, village, woman } from './chain-people.ts'

/** Fills the form of a lead (登记线索) with what she told; it is not sent yet. */
export async function writeLead(page: Page, account: string): Promise<void> {
  await page.goto(new URL('/leads/new', page.url()).href)
  await choose(page, /^她（他）是当事妇女的/, 'self')
  await choose(page, /^在哪里 县/, village.slice(0, 6).padEnd(12, '0'))
  await choose(page, /^在哪里 镇/, village.slice(0, 9).padEnd(12, '0'))
  await choose(page, /^在哪里 村/, village)
  await choose(page, /^类别/, 'marriage-family')
  await page.getByRole('textbox', { name: /^经过/ }).fill(account)
  await page.getByRole('textbox', { name: /^她自己想要什么/ }).fill(woman.wish)
  await page.getByRole('checkbox', { name: '家庭暴力' }).check()
  for (const cue of cues) {
    const answers = page.getByRole('radiogroup', { name: cue })
    await answers.getByRole('radio', { name: '有', exact: true }).check()
  }
  const parties = page.locator('fieldset.party')
  await writeParty(parties.nth(0), woman)
  await page.getByRole('button', { name: '加一位当事人' }).click()
  await choose(parties.nth(1), /^是什么人/, 'other-side')
  await choose(parties.nth(1), /^与当事妇女的关系/, 'husband')
  await writeParty(parties.nth(1), husband)
  await parties.nth(1).getByRole('textbox', { name: /^住址/ }).fill(husband.address)
  await parties.nth(1).getByRole('checkbox', { name: '是嫌疑人' }).check()
  for (const [label, text] of [
    ['安全电话', safe.phone],
    ['什么时候打', safe.time],
    ['开头怎么说', safe.opening],
    ['不要怎样', safe.avoid],
  ] as const) {
    await page.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(text)
  }
}

type Known = { readonly name: string; readonly phone: string; readonly identity: string }

async function writeParty(form: Locator, { name, phone, identity }: Known): Promise<void> {
  await form.getByRole('textbox', { name: /^姓名/ }).fill(name)
  await form.getByRole('textbox', { name: /^电话/ }).fill(phone)
  await form.getByRole('textbox', { name: /^身份证号/ }).fill(identity)
}

async function choose(within: Page | Locator, label: RegExp, value: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).selectOption(value)
}

/** Sends the form so that it is a matter at once. @returns the lead's number */
export async function registerAtOnce(page: Page): Promise<string> {
  await page.getByRole('button', { name: '登记并立即转为事项' }).click()
  const saved = await page.getByText(/^已登记 \S+。/).innerText()
  return /已登记 (\S+)。/.exec(saved)?.[1] ?? ''
}

/** From the lead that was just saved to its matter. @returns the matter's number */
export async function openMatter(page: Page): Promise<string> {
  await page.getByRole('link', { name: '看事项' }).click()
  await page.waitForURL(/\/matters\/[0-9a-f-]{36}$/)
  return page.locator('.matter-head .no').innerText()
}
