import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applyOnBehalf,
  awaitNotice,
  breakGlass,
  because,
  expectImminent,
  expectPacket,
  expectReasons,
  linkAsRecurrence,
  signAndAnswer,
  verifyAnswer,
} from './chain-acts.ts'
import { openMatter, registerAtOnce, writeLead } from './chain-lead.ts'
import { onOrder, serveOn } from './chain-order.ts'
import { account, accountAgain, declareCousin, husband, woman } from './chain-people.ts'
import { expectSound, notices } from './chain-sight.ts'
import { beginStory, day, hour, minute, pathOf, type Story } from './chain-story.ts'
import { act, confirm, numberIn, settled } from './console.ts'

const executives = ['keguiying', 'shixiju']
/** the police station, and an officer of another county */
const others = ['huguohua', 'yinxiaoyan']

describe('the chain, from a call about violence to its recurrence', () => {
  let story: Story
  /** what has come to be, as whoever is outside must not find it */
  const paths: string[] = []
  const words: string[] = [woman.name, husband.name]
  let [matter, number, referral, order] = ['', '', '', '']

  beforeAll(async () => {
    story = await beginStory(words)
  })
  afterAll(() => story?.end())

  /** The lead that is in the form becomes a matter at once, and must stay hidden from now on. */
  async function register(page: Page): Promise<void> {
    words.push(await registerAtOnce(page))
    number = await openMatter(page)
    matter = pathOf(page)
    words.push(number)
    paths.push(matter)
  }

  test('an executive of the village has declared that he is her cousin', async () => {
    await story.as('keguiying', '/my/kin', declareCousin)
    for (const username of [...executives, ...others]) {
      await story.lookBefore(username)
    }
  })

  test('the county writes down what she told, as a matter at once', async () => {
    await story.as('chenyulan', '/leads/new', async (page) => {
      await writeLead(page, account)
      await expectSound(page)
      await register(page)
    })
  })

  test('it is level 1 and imminent danger, and the page says by which rules', async () => {
    await story.as('chenyulan', matter, async (page) => {
      await expectImminent(page)
      await expectReasons(page)
    })
  })

  test('it lies with the federation of the township, which is called', async () => {
    await story.as('lexiufang', notices, (page) => awaitNotice(page, '紧急危险', number))
    await story.as('lexiufang', matter, async (page) => {
      const responsible = page.getByRole('row').filter({ hasText: '阳新县富池镇妇女联合会' })
      await responsible.filter({ hasText: '主办' }).waitFor()
      await page.getByText('紧急响应').first().waitFor()
    })
  })

  test('the police station sees what it was given, and nothing else', async () => {
    await story.as('huguohua', '/referrals?side=to-us&open=true', async (page) => {
      await page.getByRole('row').filter({ hasText: '立即' }).filter({ hasText: '港下村' }).click()
      await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/)
      await settled(page)
      referral = pathOf(page)
      await expectPacket(page, number)
    })
    await story.expectHidden('huguohua', paths)
  })

  test('neither his cousin nor the next village comes across it', async () => {
    for (const username of executives) await story.expectHidden(username, [...paths, referral])
  })

  test('unheard for a quarter of an hour, it goes up to the county', async () => {
    await story.pass(16 * minute)
    await story.as('chenyulan', notices, (page) => awaitNotice(page, '已报到上一级', number))
  })

  test('the township answers, takes it on and reaches her', async () => {
    await story.as('lexiufang', matter, async (page) => {
      await page.getByText('已升到上一级').first().waitFor()
      await confirm(page, '我来接办')
      await act(page, '联系本人并记录', {
        choose: '有情况',
        field: '谈了什么，她现在怎样',
        text: '按她说的时间打通了，她带孩子在娘家，脖子有掐痕，愿意申请保护令。',
      })
    })
  })

  test('the police sign for it, act, and the township looks at what they did', async () => {
    await story.as('huguohua', referral, (page) =>
      signAndAnswer(page, '出警制止，带离施暴人，已作笔录。'),
    )
    await story.as('lexiufang', referral, verifyAnswer)
  })

  test('the township applies for a protection order on her behalf', async () => {
    await story.as('lexiufang', matter, async (page) => {
      await applyOnBehalf(page)
      order = pathOf(page)
    })
    await story.expectHidden('huguohua', [...paths, order])
    paths.push(order, referral)
  })

  test('the court accepts it, and makes the order within a day', async () => {
    await story.as('kongxiangyun', order, (page) =>
      onOrder(page, '记录受理', { texts: { 案号: '（2024）鄂0222民保令1号' } }),
    )
    await story.pass(20 * hour)
    await story.as('kongxiangyun', order, async (page) => {
      expect(await page.locator('ul.due').innerText()).toMatch(/剩 [34] 小时/)
      await onOrder(page, '记录裁定作出', { texts: { 有效期至: '2024-07-02' } })
    })
  })

  test('it is served on her, on him, on the police and on the committee', async () => {
    await story.as('huguohua', order, (page) => serveOn(page, '公安派出所', '电子送达'))
    await story.as('kongxiangyun', order, async (page) => {
      await serveOn(page, '申请人', '直接送达')
      await serveOn(page, '被申请人', '直接送达')
      await serveOn(page, '村（居）委会', '告知')
      expect(await page.getByText('还没有送达').count()).toBe(0)
    })
  })

  test('it grows calmer: the danger is called off, and two people agree on level 2', async () => {
    await story.as('lexiufang', matter, async (page) => {
      await act(page, '解除紧急危险', because('他搬到工地住，保护令已经送达。'))
      await act(page, '提议降级', because('两周没有再来，她也安心些。', '2'))
    })
    await story.as('chenyulan', matter, async (page) => {
      await act(page, '答复降级', because('同意，继续跟进。', '同意降级'))
      expect(numberIn(await page.locator('.grave').innerText())).toBe(2)
    })
  })

  test('he breaks the order: danger again, and level 1 by the rules', async () => {
    await story.pass(14 * day)
    await story.as('huguohua', order, (page) =>
      onOrder(page, '记录违反', {
        texts: { 发生了什么: '他到她娘家砸门，扬言要她的命，群众报警。' },
        choose: ['是'],
      }),
    )
    await story.as('lexiufang', matter, async (page) => {
      await expectImminent(page)
      await page.getByText('违反保护令，而且打过她、跟踪她、扬言要杀或她很怕').waitFor()
      await confirm(page, '已收到，马上处理')
    })
  })

  test('neither the cousin nor the next village has come across the order or its breach', async () => {
    for (const username of executives) await story.expectHidden(username, paths)
  })

  test('an officer of another county breaks the glass: it is logged, and the owner is told', async () => {
    await story.expectHidden('yinxiaoyan', paths)
    await story.as('yinxiaoyan', '/matters', async (page) => {
      await breakGlass(page, number, '她逃到大冶娘家亲戚处，今晚要安排住处。')
      expect(pathOf(page)).toBe(matter)
    })
    await story.as('lexiufang', notices, (page) => awaitNotice(page, '有人紧急查看', number))
    await story.as('shenji', '/audit-log?name=matter', async (page) => {
      const lines = page.getByRole('row').filter({ hasText: '紧急查看' })
      await lines.filter({ hasText: '尹晓燕' }).first().waitFor()
    })
  })

  test('three visits in three weeks find nothing amiss, and the glass has long been closed', async () => {
    await story.as('lexiufang', matter, async (page) => {
      await act(page, '解除紧急危险', because('他被行政拘留十日。'))
    })
    for (const text of ['她回了自己家，没有再来。', '上班了，孩子上学。', '一家人平静。']) {
      await story.pass(7 * day)
      await story.as('lexiufang', matter, (page) =>
        act(page, '记跟进', { choose: '无异常', field: '现在怎样', text }),
      )
    }
    await story.expectHidden('yinxiaoyan', paths)
  })

  test('the township cannot close a matter of level 1; the county does', async () => {
    await story.as('lexiufang', matter, async (page) => {
      await page.getByText('已连续无异常 3 次').waitFor()
      await page.getByText('这一级由上一级妇联结案。').waitFor()
    })
    await story.as('chenyulan', matter, (page) =>
      act(page, '结案', because('连续三次跟进平静，她同意结案。', '已解决')),
    )
  })

  test('the county revisits her and files it away', async () => {
    await story.pass(10 * day)
    await story.as('chenyulan', matter, async (page) => {
      await act(page, '记回访', {
        choose: '已平息',
        field: '回访看到什么',
        text: '单独见到她，她说现在不怕。',
      })
      await confirm(page, '归档')
      await page.locator('.matter-head').getByText('已归档').waitFor()
    })
  })

  test('it happens again: a new matter, linked to the one that was filed away', async () => {
    await story.pass(30 * day)
    const earlier = number
    await story.as('lexiufang', '/leads/new', async (page) => {
      await writeLead(page, accountAgain)
      await linkAsRecurrence(page, earlier)
      await register(page)
      expect(number).not.toBe(earlier)
      await page.getByRole('link', { name: earlier }).waitFor()
    })
  })

  test('the city sees both, each with its own number', async () => {
    for (const path of paths.filter((each) => each.startsWith('/matters/'))) {
      await story.as('chengmin', path, async (page) => {
        expect(words).toContain(await page.locator('.matter-head .no').innerText())
      })
    }
  })

  test('to the last neither his cousin nor the next village has come across it', async () => {
    for (const username of executives) await story.expectHidden(username, paths)
  })
})
