import type { Browser, Locator, Page } from 'playwright-core'
import { demoPassword } from '#city/accounts.ts'

type Looks = {
  readonly width?: number
  readonly language?: 'zh-CN' | 'en'
}

const faults = new WeakMap<Page, string[]>()

/** Somebody at a computer of her own: a fresh profile, signed in through the login page. */
export async function enter(
  browser: Browser,
  url: string,
  username: string,
  { width = 1280, language = 'zh-CN' }: Looks = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  listen(page)
  await page.goto(url)
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
  await signIn(page, username)
  await page.getByRole('link', { name: /^(通知|Notices)/ }).waitFor()
  return page
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByRole('textbox', { name: /^(账号|Account)$/ }).fill(username)
  await page.getByLabel(/^(密码|Password)$/).fill(demoPassword)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
}

/** Requests that are not answered yet, and when that last changed. */
const traffic = new WeakMap<Page, { open: number; at: number }>()

function listen(page: Page): void {
  const asked = { open: 0, at: Date.now() }
  traffic.set(page, asked)
  const count = (by: number) => () => {
    asked.open += by
    asked.at = Date.now()
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
  const heard: string[] = []
  faults.set(page, heard)
  page.on('pageerror', (error) => heard.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`)
  })
}

/** What the page's own console has complained of since it was asked last. */
export function consoleFaults(page: Page): string[] {
  return faults.get(page)?.splice(0) ?? []
}

/** As long as nothing is asked for: what one answer brings about has been asked for by then. */
const rest = 200

/** Waits until nothing on the page is still being fetched. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const asked = traffic.get(page)
  if (asked === undefined) await page.waitForLoadState('networkidle')
  else while (asked.open > 0 || Date.now() - asked.at < rest) await page.waitForTimeout(20)
  await page.locator('[aria-busy=true]').waitFor({ state: 'hidden' })
}

export type Figures = Readonly<Record<string, number>>

/** The dashboard's figures as they can be read there, each by its name; the chain's with a dash. */
export async function figuresOn(page: Page, period: string): Promise<Figures> {
  await page.goto(new URL(`/dashboard?period=${period}`, page.url()).href)
  await page.locator('.figs').waitFor()
  const names = await page.locator('.figs > div > dt').allInnerTexts()
  const values = await page.locator('.figs > div > .value').allInnerTexts()
  const links = await page.locator('.fun > div > dt').allInnerTexts()
  const counts = await page.locator('.fun .way').allInnerTexts()
  return Object.fromEntries([
    ...names.map((name, at) => [name.replace(/\s*口径$/, ''), numberIn(values[at])] as const),
    ...links.map((name, at) => [`—${name}`, numberIn(counts[at])] as const),
  ])
}

/** What differs between two readings of the dashboard; a figure that was not there was nought. */
export function changeOf(before: Figures, after: Figures): Figures {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const change = (after[name] ?? 0) - (before[name] ?? 0)
      return change === 0 ? [] : [[name, change] as const]
    }),
  )
}

/** `58,833 次` → 58833 */
export function numberIn(text: string | undefined): number {
  return Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? Number.NaN)
}

/** What Ctrl K finds. */
export async function findings(page: Page, text: string): Promise<string[]> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: '找人、电话、事项号、组织' })
  await palette.getByRole('combobox').fill(text)
  const nothing = palette.getByText(`“${text}”没有找到，或者没有对您开放。`)
  await palette.getByRole('option').or(nothing).first().waitFor()
  const found = await palette.getByRole('option').allInnerTexts()
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'hidden' })
  return found
}

/** How many records a list says it has. */
export async function countIn(page: Page, address: string): Promise<number> {
  await page.goto(new URL(address, page.url()).href)
  await settled(page)
  const total: Locator = page.getByText(/^共 [\d,]+ 条$/)
  return (await total.count()) === 0 ? 0 : numberIn(await total.innerText())
}

export type Filled = { readonly choose?: string; readonly field: string; readonly text: string }

/** Presses a matter's action and fills its dialog. */
export async function act(page: Page, name: string, filled: Filled): Promise<void> {
  await begin(page, name)
  await fill(page, name, filled)
}

/** What changes the level stands beside it too. */
function begin(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).first().click()
}

/** An action that asks for nothing but to be confirmed. */
export async function confirm(page: Page, name: string): Promise<void> {
  await begin(page, name)
  await page.getByRole('dialog', { name }).getByRole('button', { name, exact: true }).click()
  await page.getByText(`${name}：已记下。`).waitFor()
}

/** Fills the dialog of an action that is already open. */
export async function fill(page: Page, name: string, filled: Filled): Promise<void> {
  const dialog = page.getByRole('dialog', { name })
  if (filled.choose !== undefined) {
    await dialog.getByRole('radio', { name: filled.choose }).check()
  }
  await dialog.getByRole('textbox', { name: filled.field }).fill(filled.text)
  await dialog.getByRole('button', { name, exact: true }).click()
  await page.getByText(`${name}：已记下。`).waitFor()
}
