import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/access/decision.ts'
import { paragraphsOf } from '#platform/documents/docx.fixtures.ts'
import { Recipient } from '#domain/services/delivery.schema.ts'
import { withhold } from '#platform/text/withhold.ts'
import { anApplication, anOrder } from './order.fixtures.ts'
import { Paper } from './order-read.contract.ts'
import type { Order } from './order.schema.ts'
import { paperOf } from './paper.table.ts'

const now = new Date('2023-05-10T02:00:00Z')

type Planted = { readonly phone: string; readonly address: string }

function spaced(text: string, between: string): string {
  return Array.from(text).join(between)
}

/** A matter in which everybody who wrote something let slip where she is, each in a way of her own. */
function careless(at: number, { phone, address }: Planted): Order {
  const ways = [
    phone,
    `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
    spaced(phone, ' '),
    `+86${phone}`,
    phone.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ]
  const slip = ways[at % ways.length] ?? phone
  const where = at % 2 === 0 ? address : spaced(address, '　')
  const said = `她现在的电话是${slip}，住在${where}，不要告诉他。`
  return anOrder({
    application: anApplication({
      facts: `夜里他又动手。${said}\n第二天她搬走了。${where}`,
      otherMeasure: said,
      measures: ['stop-violence', 'other'],
      evidenceNote: said,
      isUrgent: at % 3 === 0,
      relation: at % 4 === 0 ? 'ex-spouse' : 'spouse',
      onBehalf:
        at % 2 === 0
          ? {
              kind: 'womens-federation',
              name: `富池镇妇联 ${slip}`,
              ground: 'coerced-or-afraid',
              isHerWill: false,
            }
          : null,
    }),
    confidential: { phone, address, time: '周二上午', note: '' },
    caseNumber: `民保令${at}号 ${slip}`,
    deliveries: Recipient.options.map((recipient) => ({
      ...{ recipient, round: 1, orgId: null, servedAt: now.toISOString(), servedBy: slip },
      ...{ way: 'left', isRefused: false, note: said },
    })),
    changes: [
      {
        ...{ number: 1, kind: (['extend', 'vary', 'revoke'] as const)[at % 3] ?? 'vary' },
        ...{
          at: now.toISOString(),
          reason: said,
          measures: ['other'],
          isGranted: null,
          decidedAt: null,
        },
      },
    ],
  })
}

function planted(at: number): Planted {
  return {
    phone: `139${String(72_300_000 + at * 37).padStart(8, '0')}`,
    address: `黄石市下陆区团城山街道白马${at % 9}巷${at + 1}栋${at + 301}室`,
  }
}

/** Everything in the package, tags removed too: a word may be split over several runs. */
function everythingIn(docx: Buffer): string[] {
  const zip = new PizZip(docx)
  return Object.keys(zip.files).flatMap((name) => {
    const xml = zip.file(name)?.asText() ?? ''
    return [xml, xml.replaceAll(/<[^>]+>/g, '')]
  })
}

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\-—－·.，,]/gu, '')
}

describe('the papers of 200 matters', () => {
  test('never say where she can be reached, but for the sheet that is apart', () => {
    for (let at = 0; at < 200; at++) {
      const secret = planted(at)
      const order = careless(at, secret)
      const guarded = [secret.phone, secret.address]
      for (const paper of Paper.options) {
        for (const recipient of paper === 'proof-of-service' ? Recipient.options : [undefined]) {
          const made = paperOf(paper, order, { guarded, place: '富池镇', now, recipient })
          if (isRefusal(made)) throw new Error(`${paper}: ${made.refused}`)
          const found = everythingIn(made.content)
            .map(bare)
            .some(
              (text) => text.includes(secret.phone) || text.includes(`${at + 1}栋${at + 301}室`),
            )
          expect(found, `${paper} of matter ${at}`).toBe(paper === 'confidential-contact')
        }
      }
    }
  }, 60_000)
})

describe('an application', () => {
  const facts = { guarded: [], place: '富池镇', now }

  function read(order: Order): string {
    const made = paperOf('application', order, facts)
    return isRefusal(made) ? made.refused : paragraphsOf(made.content).join('\n')
  }

  test('stands on the law of the relation', () => {
    expect(read(anOrder())).toContain('《中华人民共和国反家庭暴力法》第二十三条')
    const former = anOrder({ application: anApplication({ relation: 'ex-dating' }) })
    expect(read(former)).toContain('《中华人民共和国妇女权益保障法》第二十九条')
  })

  test('by herself and on behalf are told apart', () => {
    expect(read(anOrder())).toContain('（本人申请）')
    const onBehalf = {
      ...({ kind: 'womens-federation', name: '富池镇妇联', ground: 'coerced-or-afraid' } as const),
      isHerWill: false,
    }
    const text = read(anOrder({ application: anApplication({ onBehalf }) }))
    expect(text).toContain('代为申请人：富池镇妇联（妇女联合会）')
    expect(text).toContain('因受到强制、威吓等原因无法申请')
  })
})

describe('what must not be read by others', () => {
  test.each([
    ['a phone as it is', '打13972300001', '打（保密）'],
    ['a phone with spaces', '打139 7230 0001', '打（保密）'],
    ['a phone in wide digits', '打１３９７２３００００１', '打（保密）'],
    ['the tail of an address', '住8栋302，二楼', '住（保密），二楼'],
    ['nothing else', '打110，住黄石', '打110，住黄石'],
  ])('%s', (_, text, expected) => {
    expect(withhold(text, ['13972300001', '下陆区团城山街道8栋302'])).toBe(expected)
  })
})
