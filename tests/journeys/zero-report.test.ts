import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { day, hour } from './chain-story.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { countIn, numberIn } from './console.ts'
import { aFinger } from './phone.ts'
import * as above from './zero-report-above.ts'
import * as story from './zero-report-people.ts'

const { executive, neighbour, township, county } = story.people
const { village, otherVillage } = story
const town = '阳新县富池镇妇女联合会'

describe('a month’s zero-report, from a village’s signature to the peace-building office', () => {
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

  function as(
    username: string,
    work: (page: Page) => Promise<void>,
    look?: story.Look,
  ): Promise<void> {
    return story.as(browser, server.url, username, work, look)
  }

  /** Her report of December, by what stands on her desk or in what she signed before. */
  const openOwn = (page: Page): Promise<void> => story.follow(page, '零报告', '2023 年 12 月')

  /** From the list of what waits: the report of a village. */
  async function openFromDesk(page: Page, name: string): Promise<void> {
    await story.follow(page, '去审')
    await story.go(page, story.rowOf(page, name))
  }

  test('waits on the executive’s desk, counted from her records, and is nil by one press', async () => {
    const look = { width: 390 }
    await as(
      executive,
      async (page) => {
        const desk = page.getByRole('region', { name: '零报告' })
        await desk.getByText('2023 年 12 月零报告').waitFor()
        await story.sound(page, 'desk')
        await story.go(page, desk.getByRole('link', { name: '核对、签字' }))
        expect(await story.smallPrint(page)).toEqual([])
        await story.sound(page, 'mine')
        const visits = numberIn(await story.figureOf(page, '走访次数'))
        expect(visits).toBeGreaterThan(0)
        const own = await page.context().newPage()
        const query = 'division=420222101200&from=2023-12-01&to=2023-12-31'
        await own.goto(server.url)
        expect(await countIn(own, `/visits?${query}`)).toBe(visits)
        await own.close()

        const finger = aFinger()
        await finger.tap(page.getByRole('button', { name: /^没有隐患，我签字/ }))
        await page.getByText('已签，报上去了。').waitFor()
        expect(finger.taps).toBe(1)
        await page.getByText('本单位现在没有要签的零报告').waitFor()
        await story.follow(page, '2023 年 12 月')
        expect(await story.smallPrint(page)).toEqual([])
        await page.getByRole('button', { name: '菜单' }).click()
        await story.follow(page, '我的办公桌')
        await page.getByText('今天要办的都办完了').waitFor()
      },
      look,
    )
  })

  test('is signed in English at a desk as well', async () => {
    await as(
      neighbour,
      async (page) => {
        await story.follow(page, 'Check and sign')
        await story.sound(page, 'mine-en')
        const finger = aFinger()
        await finger.tap(page.getByRole('button', { name: /^No hazard: I sign/ }))
        await page.getByText('Signed and reported.').waitFor()
        expect(finger.taps).toBe(1)
        await story.follow(page, 'Dec 2023')
        await page.getByText('Figures as signed').waitFor()
      },
      { language: 'en' },
    )
  })

  test('is looked at by the township, which sees who signed, passes one and returns one', async () => {
    await as(township, async (page) => {
      await page.getByText('下级的零报告，3 份等我们审').waitFor()
      await story.follow(page, '零报告', '审核和查看')
      await page.getByLabel('状态').selectOption({ label: '待签' })
      await page.getByLabel('哪一级').selectOption({ label: '村（社区）' })
      await page.getByText('共 16 条').waitFor()
      expect(await page.getByRole('row', { name: village }).count()).toBe(0)
      await page.getByRole('button', { name: '要我们审的' }).click()
      await page.getByText('共 3 条').waitFor()
      await story.sound(page, 'review')
      await story.go(page, story.rowOf(page, otherVillage))
      await page.getByRole('button', { name: '审过', exact: true }).click()
      await page.getByText('已审过。').waitFor()
      await story.sound(page, 'passed')
      await page.goto(server.url)
      await openFromDesk(page, village)
      await page.getByRole('button', { name: '退回重签' }).click()
      await story.send(page, '退回重签', { 退回的理由: story.reason })
      await page.getByText('已退回，对方要在期限内重签。').waitFor()
      await page.getByText(story.reason).waitFor()
    })
  })

  test('comes back to the executive with its reason, and is signed again', async () => {
    await as(
      executive,
      async (page) => {
        await page.getByText('退回来了，要重签').waitFor()
        await page.getByText('零报告被退回，请重签').waitFor()
        await story.follow(page, '核对、签字')
        await page.getByText(story.reason).waitFor()
        expect(await story.smallPrint(page)).toEqual([])
        await story.sound(page, 'returned')
        await page.getByRole('button', { name: /^没有隐患，我签字/ }).click()
        await page.getByText('已签，报上去了。').waitFor()
      },
      { width: 390 },
    )
    await as(township, async (page) => {
      await openFromDesk(page, village)
      expect(await page.getByText('签字', { exact: true }).count()).toBe(2)
      await page.getByText(story.reason).waitFor()
      await page.getByRole('button', { name: '审过', exact: true }).click()
      await page.getByText('已审过。').waitFor()
    })
  })

  test('is corrected, for everybody to see, by a hazard that she records afterwards', async () => {
    await as(executive, async (page) => {
      await story.follow(page, '走访', '记一次走访')
      await story.recordHazard(page, '2023-12-20')
      await openOwn(page)
      await page.getByText('签过以后又有了新的记录：签时 0 条隐患，现在 1 条。').waitFor()
      await page.getByText('更正 1 条').waitFor()
      await story.sound(page, 'corrected')
    })
    await as(township, async (page) => {
      await story.follow(page, '零报告', '审核和查看')
      await page.getByRole('button', { name: '更正过的' }).click()
      await page.getByText('共 1 条').waitFor()
      await story.go(page, story.rowOf(page, village))
      await page.getByText('签后又记了隐患：更正').waitFor()
    })
  })

  test('is supplemented by her, and looked at once more', async () => {
    await as(executive, async (page) => {
      await openOwn(page)
      await page.getByRole('button', { name: '按现在的数补报' }).click()
      await page.getByText('已补报，原来签的留在经过里。').waitFor()
      expect(await page.getByText('1 条隐患', { exact: true }).count()).toBeGreaterThan(0)
    })
    await as(township, async (page) => {
      await story.follow(page, '去审')
      const row = story.rowOf(page, village)
      expect(await row.innerText()).toMatch(/1 条隐患[^]*更正 1 条[^]*已补报/)
      await row.getByRole('checkbox').check()
      await page.getByRole('button', { name: '把选中的都审过' }).click()
      await page.getByText('审过 1 份。').waitFor()
    })
  })

  test('is seen by the county in its tree, from the county down to the village and back up', async () => {
    await server.pass(14 * day + 2 * hour)
    await as(county, async (page) => {
      await story.follow(page, '零报告', '报送情况')
      const december = story.rowOf(page, town).getByRole('link', { name: /2023-12/ })
      expect(await december.innerText()).toMatch(/^2\/19/)
      await story.sound(page, 'completeness')
      await story.follow(page, town)
      await page.getByRole('heading', { name: `${town} · 2023 年` }).waitFor()
      const cell = story.rowOf(page, village).getByRole('cell').nth(11)
      expect(await cell.innerText()).toMatch(/^1[^]*更 1/)
      await story.sound(page, 'completeness-township')
      await story.follow(page, '回到 阳新县妇女联合会', town)
      await story.go(page, cell.getByRole('link'))
      await page
        .getByRole('heading', { level: 1, name: `${village} 2023 年 12 月零报告` })
        .waitFor()
      await page.getByText('柯桂英').first().waitFor()
    })
  })

  test('is late for good where it is signed after its limit', async () => {
    await as(township, above.signLate)
  })

  test('goes over as a bundle once the county has signed its own', async () => {
    await as(county, above.handOver, { language: 'en' })
  })

  test('is signed for by the peace-building office, whose file tells the month and its figures', async () => {
    await as(await above.peaceBuildingLiaison(server.url), above.receive)
    await as(county, async (page) => {
      await page.getByText('隐患移交包有回执').waitFor()
      await story.follow(page, '隐患移交包')
      await story.go(page, story.rowOf(page, /^2023 年 12 月/))
      await page.getByText(above.answer).waitFor()
    })
  })

  test('is chased by itself where it is missing, and goes one office up', async () => {
    await as(township, above.seeChased)
  })

  test('is drawn for a call-back, in which concealment is found and leads to its signer', async () => {
    await as(county, above.findConcealment)
    await as(neighbour, async (page) => {
      await page.getByText('抽查发现零报告瞒报').waitFor()
      await openOwn(page)
      await page.getByText('抽查回访：瞒报').waitFor()
      expect(await page.locator('main').innerText()).not.toContain(above.toldOnTheLine)
    })
  })
})
