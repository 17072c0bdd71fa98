import type { BrowserContext, Locator, Page } from 'playwright-core'
import { demoPassword } from '#city/accounts.ts'

export const pin = '314159'

/** A finger: counts how often it came down. */
export type Finger = { taps: number; tap(on: Locator): Promise<void> }

export function aFinger(): Finger {
  const finger: Finger = {
    taps: 0,
    async tap(on) {
      finger.taps += 1
      await on.click()
    },
  }
  return finger
}

/** Registers the phone; afterwards the program is there without signal. */
export async function enrol(page: Page, url: string, username: string): Promise<void> {
  await page.goto(`${url}/field/`)
  await page.getByLabel('账号').fill(username)
  await page.getByLabel('密码').fill(demoPassword)
  await page.getByLabel('六位数字', { exact: true }).fill(pin)
  await page.getByLabel('再输一遍六位数字').fill(pin)
  await page.getByRole('button', { name: '登记' }).click()
  await page.getByRole('heading', { name: '今天' }).waitFor()
  await page.evaluate('navigator.serviceWorker.ready')
}

export async function unlock(page: Page, digits: string = pin): Promise<void> {
  await page.getByLabel('六位数字').fill(digits)
  await page.getByRole('button', { name: '打开' }).click()
}

/** One common visit from the day's list: nothing found, everything as it is filled in. */
export async function visitHome(page: Page, at: number, finger: Finger = aFinger()): Promise<void> {
  const homes = page.getByRole('button', { name: /^走访 / })
  await finger.tap(homes.nth(at % (await homes.count())))
  await finger.tap(page.getByRole('button', { name: '记好了' }))
  await page.getByRole('heading', { name: '今天' }).waitFor()
}

/** A visit that found a hazard, with words that nobody else writes. */
export async function reportHazard(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('button', { name: '记走访' }).click()
  await page.getByLabel('姓名或哪家').fill(name)
  await page.getByRole('button', { name: '有，报上去' }).click()
  for (const [question, answer] of [
    ['现在有人正挨打', '没有'],
    ['动过手', '有'],
    ['家里有孩子', '没有'],
  ] as const) {
    const group = page.getByRole('group', { name: new RegExp(question) })
    await group.getByRole('button', { name: answer, exact: true }).click()
  }
  await page.getByLabel(/^说一句/).fill(words)
  await page.getByRole('button', { name: '记好了' }).click()
  await page.getByRole('heading', { name: '今天' }).waitFor()
}

/** Every byte that the browser keeps for the page, as text in both readings. */
export function keptBytes(page: Page): Promise<string> {
  return page.evaluate<string>(`(async () => {
    const open = (name) => new Promise((done, fail) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => done(asked.result)
      asked.onerror = () => fail(asked.error)
    })
    const all = (store) => new Promise((done) => {
      const asked = store.getAll()
      asked.onsuccess = () => done(asked.result)
    })
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const { name } of await indexedDB.databases()) {
      const db = await open(name)
      for (const table of db.objectStoreNames) {
        for (const row of await all(db.transaction(table).objectStore(table))) {
          for (const value of Object.values(row)) {
            texts.push(value instanceof Uint8Array
              ? new TextDecoder().decode(value) + String.fromCharCode(...value)
              : JSON.stringify(value))
          }
        }
      }
      db.close()
    }
    return texts.join('\\n')
  })()`)
}

/** A line in a valley: every third request of the phone comes to nothing. */
export async function badLine(context: BrowserContext): Promise<{ dropped(): number }> {
  let [asked, dropped] = [0, 0]
  await context.route('**/api/v1/field/**', (route) => {
    asked += 1
    if (asked % 3 !== 0) return route.continue()
    dropped += 1
    return route.abort('connectionfailed')
  })
  return { dropped: () => dropped }
}
