import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anAttachment } from '#domain/attachments/attachment.fixtures.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { chosenFiles, mayHaveFiles, viewOf, type Choice } from './packet-file.transition.ts'

const matterId = newId()
const photo = anAttachment({ subjectId: matterId, whereabouts: 'absent' })

function choice(change: Partial<Choice> = {}): Choice {
  return {
    ...{ matterId, chosen: [photo.id], found: [photo], fields: ['files'], isAllowed: true },
    ...{ secrets: ['13700001111', '下陆区团城山街道8栋302室'], sent: [], ...change },
  }
}

function refusalOf(change: Partial<Choice>): string {
  const files = chosenFiles(choice(change))
  return isRefusal(files) ? files.refused : 'chosen'
}

describe('files chosen for a packet', () => {
  test('go along where somebody looked and found no whereabouts', () => {
    expect(chosenFiles(choice())).toEqual([photo])
  })

  test.each([
    ['that are not in the packet’s contents', { fields: ['narrative'] }, 'files-not-in-packet'],
    ['that the rules do not give to the receiver', { isAllowed: false }, 'files-not-in-rule'],
    ['that the sender does not see', { found: [] }, 'no-such-file'],
    ['that went already', { sent: [photo.id] }, 'file-already-in-packet'],
    ['of another matter', { found: [{ ...photo, subjectId: newId() }] }, 'no-such-file'],
    ['of a visit', { found: [{ ...photo, subjectKind: 'visit' }] }, 'no-such-file'],
    [
      'that were removed',
      { found: [{ ...photo, removedAt: '2023-05-10T01:00:00.000Z' }] },
      'no-such-file',
    ],
    ['at which nobody looked', { found: [{ ...photo, whereabouts: null }] }, 'file-not-looked-at'],
    [
      'that tell where she is',
      { found: [{ ...photo, whereabouts: 'present' }] },
      'file-tells-where',
    ],
    [
      'whose name tells it, however it is spaced',
      { found: [{ ...photo, filename: '新号137 0000-1111.jpg' }] },
      'file-name-tells-where',
    ],
  ] as const)('%s do not', (_, change, code) => {
    expect(refusalOf(change as Partial<Choice>)).toBe(code)
  })

  test('are all of them harmless, or none of them goes', () => {
    const marks = fc.constantFrom('absent' as const, 'present' as const, null)
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 8 }), (all) => {
        const found = all.map((whereabouts) => anAttachment({ subjectId: matterId, whereabouts }))
        const files = chosenFiles(choice({ found, chosen: found.map(({ id }) => id) }))
        expect(isRefusal(files)).toBe(all.some((mark) => mark !== 'absent'))
      }),
    )
  })
})

test('the rules give files by the kind of the receiver', () => {
  const coActing = [
    { kind: 'public-security', packet: ['identity', 'files'] },
    { kind: 'civil-affairs', packet: ['identity'] },
  ] as const
  const given = coActing.map(({ kind, packet }) => ({ kind, packet: [...packet] }))
  expect(mayHaveFiles(given, { kind: 'public-security' })).toBe(true)
  expect(mayHaveFiles(given, { kind: 'civil-affairs' })).toBe(false)
  expect(mayHaveFiles(given, { kind: 'court' })).toBe(false)
})

describe('a file on the page of a referral', () => {
  const file = {
    ...{ id: newId(), referralId: newId(), attachmentId: photo.id, filename: '伤情照片.jpg' },
    ...{ contentType: 'image/jpeg', size: 2048, at: '2023-05-10T01:00:00.000Z' },
    ...{ byAccount: newId(), byName: '陈玉兰' },
  }

  test.each([
    ['has its name where the reader may have it', photo, true, 'open', '伤情照片.jpg'],
    ['has none where it is closed to her', photo, false, 'closed', null],
    ['has none after it was removed', undefined, true, 'removed', null],
    [
      'has none once it was found out',
      { ...photo, whereabouts: 'present' as const },
      true,
      'withheld',
      null,
    ],
  ] as const)('%s', (_, attachment, isReader, state, filename) => {
    expect(viewOf(file, attachment, isReader)).toMatchObject({ state, filename })
  })
})
