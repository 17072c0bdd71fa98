import { describe, expect, test } from 'vitest'
import type { PartyView } from '../party.contract.ts'
import { differing, inputOfParty, valuesOfParty } from './party-form.ts'

const known: PartyView = {
  ...{ id: 'a', role: 'guardian', name: '王**', sex: 'male', birth: '1988-03-02' },
  ...{ relation: 'father', phone: '139****0001', address: '阳新县**', personId: null },
  ...{ isHidden: false, isSuspect: true, isGuardian: true, ofMerged: null, isExcluded: true },
  legalGround: 'minors-11',
}
const full = { id: 'a', name: '王大勇', phone: '13907230001', address: '阳新县富池镇' }

describe('a party that is changed', () => {
  test('is sent whole, as it stood, when nothing was changed', () => {
    expect(inputOfParty(valuesOfParty(known, full), known)).toEqual({
      ...{ role: 'guardian', name: '王大勇', sex: 'male', birth: '1988-03-02' },
      ...{ relation: 'father', phone: '13907230001', address: '阳新县富池镇', identity: '' },
      ...{ isHidden: false, isSuspect: true, isGuardian: true, legalGround: 'minors-11' },
    })
  })

  test('needs no ground any more once it is no suspect', () => {
    const values = { ...valuesOfParty(known, full), ticks: ['guardian'] }
    expect(inputOfParty(values, known)).toMatchObject({ isSuspect: false, legalGround: null })
  })

  test('is compared with what stands there now, field by field', () => {
    const mine = valuesOfParty(known, full)
    expect(differing(mine, mine)).toEqual([])
    const theirs = { ...mine, phone: '13907230009', ticks: ['guardian'] }
    expect(differing(mine, theirs)).toEqual(['phone', 'ticks'])
  })
})
