import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMatter } from '#domain/matters/matter.fixtures.ts'
import { PacketField } from './packet.schema.ts'
import { narrowed, packetOf } from './packet.transition.ts'

const newAddress = '下陆区团城山街道8栋302室'
const newPhone = '13700001111'
const his = '王建国'
const safeContact = { phone: '13899990000', time: '上午', opening: '', avoid: '晚上' }

const matter = aMatter({
  narrative: `她搬到下陆区 团城山街道 8栋302室，新号 137-0000-1111`,
  wish: '不要告诉他我住哪',
  safeContact,
})
const told = {
  summary: `请到${newAddress}走访`,
  place: '阳新县富池镇港下村',
  parties: [
    { role: 'victim', name: '李小芳', relation: null, isAdverse: false },
    { role: 'other-side', name: his, relation: 'husband', isAdverse: true },
    { role: 'guardian', name: '王大山', relation: 'father', isAdverse: true },
  ],
  secrets: [newAddress, newPhone],
}
const chosen = fc.subarray([...PacketField.options])

describe('a packet', () => {
  test('never holds her hidden address or number, nor anybody of the other side', () => {
    fc.assert(
      fc.property(chosen, (fields) => {
        const text = JSON.stringify(packetOf(matter, fields, told)).replaceAll(/[\s-]/g, '')
        for (const secret of [newAddress, newPhone, his, '王大山']) {
          expect(text).not.toContain(secret)
        }
      }),
    )
  })

  test('holds no more than the fields that were chosen', () => {
    const {
      subject,
      narrative,
      wish,
      safeContact: contact,
      level,
      parties,
    } = packetOf(matter, [], told)
    expect({ subject, narrative, wish, contact, level, parties }).toEqual({
      ...{ subject: '李**', narrative: null, wish: null, contact: null, level: null, parties: [] },
    })
  })

  test('brings the safe contact with its rules or not at all', () => {
    expect(packetOf(matter, ['safe-contact'], told).safeContact).toEqual(safeContact)
  })

  test('passed on holds no more than what was received', () => {
    fc.assert(
      fc.property(chosen, chosen, (first, second) => {
        const received = packetOf(matter, first, told)
        const next = narrowed(received, second)
        expect(next.fields.every((field) => received.fields.includes(field))).toBe(true)
        for (const key of ['level', 'narrative', 'wish', 'safeContact'] as const) {
          expect([null, received[key]]).toContainEqual(next[key])
        }
        expect(next.subject === '李**' || second.includes('identity')).toBe(true)
      }),
    )
  })
})
