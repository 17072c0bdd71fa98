import type { Page } from 'playwright-core'

/** What can be pressed on a page: its words, and a number where several say the same. */
type Pressable = { readonly name: string; readonly nth: number }

/** Leaves the page for good, or changes the language that the page is being read in. */
const leftAlone = new Set(['退出', 'Sign out', '锁定', 'Lock', 'English', '中文'])

/** Rows repeat their buttons; two of one name say as much as fifty. */
const ofOneName = 2

/** As long as a press may take until something is to be seen of it. */
const patience = 2_500

const marked = 'data-next-press'

/**
 * In the page: what can be pressed in `scope`. What is closed says why beside it and is not asked of;
 * a form's own button would send it off; what is chosen already has nothing to do.
 */
const listing = `(scope) => {
  const root = document.querySelector(scope)
  if (root === null) return []
  const isOpen = (one) => !one.disabled && one.getAttribute('aria-disabled') !== 'true'
    && one.getAttribute('aria-pressed') !== 'true' && one.getAttribute('aria-selected') !== 'true'
    && one.getAttribute('aria-current') === null
  const isFinal = (one) => one.type === 'submit' && one.closest('form') !== null
  return [...root.querySelectorAll('button, summary, [role=button], [role=tab]')]
    .filter((one) => one.checkVisibility() && isOpen(one) && !isFinal(one))
}`

function found(scope: string): string {
  return `((${listing})(${JSON.stringify(scope)}))`
}

const named = `((one) => (one.getAttribute('aria-label') ?? one.innerText).trim().split('\\n')[0])`

/** What stands in `scope` (a selector) to be pressed. */
export async function pressablesIn(page: Page, scope: string): Promise<Pressable[]> {
  const names = await page.evaluate<string[]>(`${found(scope)}.map(${named})`)
  const seen = new Map<string, number>()
  return names.flatMap((name) => {
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return leftAlone.has(name) || nth >= ofOneName ? [] : [{ name, nth }]
  })
}

/**
 * Presses one, watches what becomes of it, and puts away the dialog that it opened.
 * @returns what is wrong with it; `missing` when it is not on the page any more
 */
export async function press(
  page: Page,
  scope: string,
  { name, nth }: Pressable,
): Promise<readonly string[] | 'missing'> {
  const isThere = await page.evaluate<boolean>(`(() => {
    const one = ${found(scope)}.filter((each) => ${named}(each) === ${JSON.stringify(name)})[${nth}]
    if (one === undefined) return false
    one.setAttribute('${marked}', '')
    window.explored = { changes: 0 }
    new MutationObserver((all) => {
      window.explored.changes += all.filter((each) => each.attributeName !== '${marked}').length
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    window.print = () => { window.explored.changes += 1 }
    return true
  })()`)
  if (!isThere) return 'missing'
  const button = page.locator(`[${marked}]`)
  const before = page.url()
  const heard = { any: false, open: 0 }
  const hear = (): void => {
    heard.any = true
  }
  const ask = (): void => {
    heard.open += 1
    hear()
  }
  const answer = (): void => {
    heard.open -= 1
  }
  page.on('request', ask).on('requestfinished', answer).on('requestfailed', answer)
  page.on('download', hear).on('popup', hear).on('filechooser', hear)
  try {
    await button.click({ timeout: 4 * patience })
    const until = Date.now() + patience
    while (!heard.any && !(await hasChanged(page, before)) && Date.now() < until) {
      await page.waitForTimeout(50)
    }
    if (!heard.any && !(await hasChanged(page, before))) return ['nothing happens']
    // A dialog may ask the server before it opens.
    while (heard.open > 0 && Date.now() < until) await page.waitForTimeout(50)
    if (heard.any) await page.waitForTimeout(100)
  } catch (error) {
    return [String(error).split('\n')[0] ?? 'it cannot be pressed']
  } finally {
    page.off('request', ask).off('requestfinished', answer).off('requestfailed', answer)
    page.off('download', hear).off('popup', hear).off('filechooser', hear)
    await unmark(page)
  }
  return dialogFaults(page)
}

/** The address, the page's own elements, or where the focus stands. */
async function hasChanged(page: Page, before: string): Promise<boolean> {
  if (page.url() !== before) return true
  return page
    .evaluate<boolean>(
      `(() => {
        const at = document.activeElement
        const isElsewhere = at !== null && at !== document.body && !at.hasAttribute('${marked}')
        return (window.explored?.changes ?? 1) > 0 || isElsewhere
      })()`,
    )
    .catch(() => true)
}

async function unmark(page: Page): Promise<void> {
  await page
    .evaluate(
      `document.querySelectorAll('[${marked}]').forEach((one) => one.removeAttribute('${marked}'))`,
    )
    .catch(() => undefined)
}

/** A dialog closes with Escape, and nothing has been sent. */
async function dialogFaults(page: Page): Promise<string[]> {
  const dialog = page.locator('dialog[open]')
  if ((await dialog.count()) === 0) return []
  await page.keyboard.press('Escape')
  const isShut = await dialog
    .first()
    .waitFor({ state: 'hidden', timeout: patience })
    .then(
      () => true,
      () => false,
    )
  return isShut ? [] : ['its dialog does not close with Escape']
}
