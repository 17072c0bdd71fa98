import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { onOrder } from './chain-order.ts'
import { expectSound } from './chain-sight.ts'
import { account, husband, safe, woman } from './chain-people.ts'
import { numberIn, settled, type Filled } from './console.ts'

/** The reason that an act asks for, and what is chosen beside it. */
export function because(text: string, choose?: string): Filled {
  return choose === undefined ? { field: '理由', text } : { choose, field: '理由', text }
}

export async function expectImminent(page: Page): Promise<void> {
  await page.locator('.matter-head').getByText('紧急危险').waitFor()
  expect(numberIn(await page.locator('.grave').innerText())).toBe(1)
}

/** Rule by rule, each with what it rests on. */
export async function expectReasons(page: Page): Promise<void> {
  const why = page.locator('section.why')
  await why.getByText('掐过脖子，又扬言要杀、有凶器、越来越重或联系不上她').waitFor()
  const fired = await why.locator('.rules').first().getByRole('listitem').allInnerTexts()
  expect(fired.length).toBeGreaterThan(3)
  for (const rule of fired) expect(rule).toMatch(/紧急危险|至少级 1/)
  expect(fired.join()).toContain('依据：掐过脖子')
}

/** What is needed to act at once; not her wish, her own phone, him, or which matter it is. */
export async function expectPacket(page: Page, number: string): Promise<void> {
  const packet = await page.locator('.packet').innerText()
  for (const given of [woman.name, account, safe.phone, safe.avoid]) {
    expect(packet).toContain(given)
  }
  const shown = await page.locator('body').innerText()
  for (const kept of [woman.wish, woman.phone, husband.name, husband.address, number]) {
    expect(shown).not.toContain(kept)
  }
}

/** The police sign for a referral, take it on and say what they did. */
export async function signAndAnswer(page: Page, answer: string): Promise<void> {
  for (const name of ['签收', '受理']) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await page.getByRole('button', { name: '反馈', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '反馈' })
  await dialog.getByRole('radio', { name: '办好了' }).check()
  await dialog.getByRole('textbox').fill(answer)
  await dialog.getByRole('button', { name: '反馈', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

export async function verifyAnswer(page: Page): Promise<void> {
  await page.getByRole('button', { name: '核实办结' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '核实办结' }).click()
  await page.getByText('已核实').first().waitFor()
}

/** From the matter's page to an application that is handed in: what the matter says is filled in. */
export async function applyOnBehalf(page: Page): Promise<void> {
  await page.getByRole('link', { name: '申请保护令' }).click()
  await page.getByText('带来的内容已填好').waitFor()
  await expectSound(page)
  expect(await page.getByLabel(/^谁来申请/).inputValue()).toBe('womens-federation')
  expect(await page.getByRole('textbox', { name: /^住址/ }).inputValue()).toBe(husband.address)
  expect(await page.getByLabel(/^她的安全电话/).inputValue()).toBe(safe.phone)
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
  await settled(page)
  await onOrder(page, '记录已递交', {})
}

/** 紧急查看: with the number and a reason it opens at once. */
export async function breakGlass(page: Page, number: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: '紧急查看' }).click()
  const dialog = page.getByRole('dialog', { name: '紧急查看' })
  await dialog.getByRole('textbox', { name: '事项号' }).fill(number)
  await dialog.getByRole('textbox', { name: '为什么必须现在看' }).fill(reason)
  await dialog.getByRole('button', { name: '打开看' }).click()
  await page.locator('.matter-head').getByText(number).waitFor()
}

/** Waits for a notice; what goes up by itself goes up within a minute. */
export async function awaitNotice(page: Page, words: string, number: string): Promise<void> {
  const risen = page.getByRole('row').filter({ hasText: words }).filter({ hasText: number })
  await expect
    .poll(
      async () => {
        await page.reload()
        await settled(page)
        return risen.count()
      },
      { timeout: 100_000, interval: 3_000 },
    )
    .toBeGreaterThan(0)
}

/** The same two people were here before, and it was filed away: the new one is linked to it. */
export async function linkAsRecurrence(page: Page, earlier: string): Promise<void> {
  await page.getByRole('button', { name: '查一下有没有同一件事' }).click()
  const found = page.getByRole('listitem').filter({ hasText: earlier })
  await found.getByText('同一身份证号').waitFor()
  await found.getByRole('button', { name: '作为它的复发登记' }).click()
  await page.getByText(`将作为 ${earlier} 的复发，另立新事项`).waitFor()
}
