import { describe, expect, test } from 'vitest'
import { prefill } from '../prefill.transition.ts'
import { bodyOf, emptyContact, missingIn, type ContactDraft } from './contact-draft.ts'
import { placeIn, proposalsOf } from './proposal.ts'

const narrative =
  '我今年三十二岁，住阳新县兴国镇，我老公打牌输了就打我，去年掐过我的脖子，' +
  '女儿五岁一直在旁边看着，打姨妈的电话13907230457'
const draft: ContactDraft = { ...emptyContact, narrative, phone: '13607231188' }
const told = prefill(narrative)

function keysOf(change: Partial<ContactDraft>): string[] {
  return proposalsOf({ ...draft, ...change }, told).map(({ key }) => key)
}

describe('a proposal', () => {
  test('shows the words it rests on', () => {
    for (const { words, from, to } of proposalsOf(draft, told)) {
      expect(words).toBe(narrative.slice(from, to))
    }
    expect(keysOf({})).toEqual(
      expect.arrayContaining([
        ...['category:marriage-family', 'traits:violence', 'traits:minor', 'urgency:urgent'],
        ...['safePhone:13907230457', 'marital:married', 'others:husband/'],
      ]),
    )
  })

  test('changes only its own field, and is gone once it is taken', () => {
    for (const { key, field, change } of proposalsOf(draft, told)) {
      expect(Object.keys(change)).toEqual([field])
      expect(keysOf(change)).not.toContain(key)
    }
  })

  test('that was dropped does not come back', () => {
    for (const { key } of proposalsOf(draft, told)) {
      expect(keysOf({ dropped: [key] })).not.toContain(key)
    }
  })

  test('is not made for a field that somebody filled', () => {
    const filled = { category: 'property', urgency: 'usual', marital: 'divorced', address: '城北' }
    const fields = keysOf(filled).map((key) => key.split(':')[0])
    for (const name of Object.keys(filled)) expect(fields).not.toContain(name)
  })

  test('of a name is not made for a caller who wants none', () => {
    expect(keysOf({ isAnonymous: true }).filter((key) => /^(?:name|identity):/.test(key))).toEqual(
      [],
    )
  })
})

describe('what is sent', () => {
  test('holds nothing that was only proposed', () => {
    const body = bodyOf({ ...draft, relation: 'self', category: 'other', handling: 'answered' }, 0)
    expect(body).toMatchObject({ traits: [], cues: [], parties: [], safeContact: null })
    expect(body.caller.age).toBeNull()
  })

  test('needs a place unless it was only answered', () => {
    const asked = { ...draft, relation: 'self', category: 'other', urgency: 'usual' }
    expect(missingIn({ ...asked, handling: 'referred' })).toEqual(['division'])
    expect(missingIn({ ...asked, handling: 'answered' })).toEqual([])
    expect(missingIn(emptyContact)[0]).toBe('narrative')
  })

  test('leaves out the name and number of an anonymous caller', () => {
    const { caller } = bodyOf({ ...draft, isAnonymous: true, name: '李小芳', identity: '4202' }, 0)
    expect([caller.name, caller.identity, caller.phone]).toEqual(['', '', '13607231188'])
  })
})

describe('the place that an address names', () => {
  test.each([
    ['阳新县兴国镇', '兴国镇'],
    ['大冶市陈贵镇陈贵社区', '陈贵社区'],
    ['富池镇港下村三组', '港下村'],
    ['城北路12号', undefined],
  ])('of %s', (address, expected) => {
    expect(placeIn(address)).toBe(expected)
  })
})
