import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialPieces, searchedInitials } from './name-initials.ts'

describe('the initials of a name', () => {
  test.each([
    ['王小芳', ['wx', 'wxf', 'xf']],
    ['王芳', ['wf']],
    ['阿依古丽·买买提', ['aygl', 'glmm', 'mmt']],
    ['曾淑', ['zs', 'cs']],
    ['㛃𠮷', ['jj']],
    ['Ann Lee', ['annl', 'nlee']],
  ])('of %s are found by %s', (name, pieces) => {
    expect(initialPieces(name)).toEqual(expect.arrayContaining(pieces))
  })

  test('leave out a character that nobody can read', () => {
    expect(initialPieces('王𪚥芳')).toEqual([])
  })

  test('are few, however long the name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[曾单仇乐王芳]{2,40}$/), (name) => {
        expect(initialPieces(name).length).toBeLessThan(8 * 3 * 40)
      }),
    )
  })
})

describe('a search by initials', () => {
  test.each([
    ['wxf', ['wxf']],
    ['ＷＸ', ['wx']],
    ['ayglmm', ['aygl', 'yglm', 'glmm']],
    ['w', undefined],
    ['王小', undefined],
  ])('%s asks for %s', (typed, pieces) => {
    expect(searchedInitials(typed)).toEqual(pieces)
  })
})
