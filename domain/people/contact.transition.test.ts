import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { maySendTo } from '#platform/access/safe-contact.ts'
import { AddContact } from './contact.contract.ts'
import { addContact, changeContact, safeRuleOf } from './contact.transition.ts'
import { aContact, aPerson } from './person.fixtures.ts'

/** Wednesday, 10 May 2023, at an hour in Huangshi. */
function at(hour: string): Date {
  return new Date(`2023-05-10T${hour}:00+08:00`)
}

const evening = { safeFrom: '19:00', safeTo: '21:30' }
const night = { safeFrom: '22:00', safeTo: '06:00' }

describe('a message to a contact', () => {
  test.each([
    ['goes to a safe one', {}, '10:14', 'permitted'],
    ['not to one that nobody asked about', { isSafe: null }, '10:14', 'safe-contact-unknown'],
    ['not to one that he answers', { isSafe: false }, '10:14', 'safe-contact-unknown'],
    ['not before it holds', { validFrom: '2023-05-11' }, '10:14', 'safe-contact-unknown'],
    ['not after it held', { validTo: '2023-05-09' }, '10:14', 'safe-contact-expired'],
    ['still on its last day', { validTo: '2023-05-10' }, '23:59', 'permitted'],
    ['in the safe hours', evening, '19:00', 'permitted'],
    ['not a minute later', evening, '21:30', 'outside-safe-time'],
    ['not before', evening, '18:59', 'outside-safe-time'],
    ['over midnight', night, '05:59', 'permitted'],
    ['on a safe weekday', { safeDays: [3] }, '10:14', 'permitted'],
    ['from its first minute', { safeDays: [3] }, '00:00', 'permitted'],
    ['to its last', { safeDays: [3] }, '23:59', 'permitted'],
    ['not on another', { safeDays: [1, 2, 4] }, '10:14', 'outside-safe-time'],
    ['in a night that began on a safe day', { ...night, safeDays: [2] }, '05:00', 'permitted'],
    ['not in one that did not', { ...night, safeDays: [3] }, '05:00', 'outside-safe-time'],
  ])('%s', (_, change, hour, expected) => {
    const rule = safeRuleOf(aContact(change), at(hour))
    const decision = maySendTo(rule, 'text', at(hour))
    expect('refused' in decision ? decision.refused : 'permitted').toBe(expected)
  })
})

describe('a contact', () => {
  const actor = anActor()
  const on = { actor, now: at('10:14'), id: aPerson().id }
  const given = AddContact.parse({ kind: 'phone', value: '139 0013 9000', source: 'herself' })

  test('stands where the file stands, as closely or more so', () => {
    const file = aPerson({ sensitivity: 'sensitive', barred: [aPerson().id] })
    expect(addContact(file, given, on)).toMatchObject({
      ...{ value: '13900139000', sensitivity: 'sensitive', barred: file.barred },
    })
  })

  test('that is sealed is for whoever wrote it and those she names, never for the barred', () => {
    const [friend, brother] = [aPerson().id, aPerson().id]
    const file = aPerson({ named: [aPerson().id], barred: [brother] })
    const sealed = { ...given, sensitivity: 'sealed' as const, named: [friend, brother] }
    expect(addContact(file, sealed, on)).toMatchObject({ named: [actor.id, friend] })
  })

  test.each([
    [{ value: '12' }, 'phone-invalid'],
    [{ validFrom: '2023-05-11' }, 'date-in-future'],
    [{ safeFrom: '19:00' }, 'safe-time-incomplete'],
    [{ safeFrom: '19:00', safeTo: '19:00' }, 'safe-time-incomplete'],
  ])('with %j is refused', (change, refused) => {
    expect(addContact(aPerson(), { ...given, ...change }, on)).toEqual({ refused })
  })

  test('does not end before it began', () => {
    const { named: _none, ...contact } = aContact({ validFrom: '2023-05-01' })
    const change = { ...contact, validTo: '2023-04-30', safeDays: [] }
    expect(changeContact(aContact(contact), change, actor)).toEqual({
      refused: 'ends-before-it-began',
    })
  })

  test('that is sealed is opened to colleagues, never to whom the file shuts out', () => {
    const [friend, brother] = [aPerson().id, aPerson().id]
    const contact = aContact({ sensitivity: 'sealed', named: [actor.id], barred: [brother] })
    const change = { ...contact, safeDays: [], named: [friend, brother], version: 1 }
    expect(changeContact(contact, change, actor)).toMatchObject({ named: [actor.id, friend] })
    const open = { ...contact, sensitivity: 'normal' as const }
    expect(changeContact(open, change, actor)).toEqual({ refused: 'contact-not-sealed' })
  })
})
