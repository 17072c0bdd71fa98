import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identityCheckCharacter, readIdentityNumber } from './identity-number.ts'
import { maskAnything, maskIdentity, maskName, maskPhone } from './mask.ts'
import { nameTerms, normalName } from './person-name.ts'
import { readPhone } from './phone.ts'

describe('an identity number', () => {
  test('tells birth and sex', () => {
    expect(readIdentityNumber('11010519491231002X')).toEqual({
      number: '11010519491231002X',
      birth: '1949-12-31',
      sex: 'female',
    })
  })

  test.each([
    ['11010519491231002x', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['110105 19491231 002X', '11010519491231002X'],
    ['110105491231002', '11010519491231002X'],
  ])('typed as %s is understood', (typed, number) => {
    expect(readIdentityNumber(typed)).toMatchObject({ number })
  })

  test.each([
    ['1101051949123100', 'identity-length'],
    ['四二〇二二二', 'identity-length'],
    ['110105194913310020', 'identity-date'],
    ['110105190002290020', 'identity-date'],
    ['110105194912310021', 'identity-checksum'],
  ])('%s is refused as %s', (typed, fault) => {
    expect(readIdentityNumber(typed)).toBe(fault)
  })

  test('with any one digit changed is refused', () => {
    const place = fc.integer({ min: 0, max: 16 })
    const shift = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), place, shift, (serial, at, by) => {
        const digits = `42022219900101${String(serial).padStart(3, '0')}`
        const right = digits + identityCheckCharacter(digits)
        const wrong = `${right.slice(0, at)}${(Number(right[at]) + by) % 10}${right.slice(at + 1)}`
        expect(readIdentityNumber(right)).toMatchObject({ number: right })
        expect(readIdentityNumber(wrong)).toBeTypeOf('string')
      }),
    )
  })
})

describe('a phone number', () => {
  test.each([
    ['138 0013 8000', '13800138000'],
    ['+86-13800138000', '13800138000'],
    ['（0714）6512338', '07146512338'],
    ['008607146512338', '07146512338'],
    ['12338', undefined],
    ['1380013800', undefined],
  ])('%s is %s', (typed, phone) => {
    expect(readPhone(typed)).toBe(phone)
  })
})

describe('a name', () => {
  test.each([
    [' 王 小 芳 ', '王小芳'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['Ann  Lee', 'Ann Lee'],
  ])('%s is kept as %s', (typed, name) => {
    expect(normalName(typed)).toBe(name)
  })

  test('is searched by its two-character pieces', () => {
    expect(nameTerms('王小芳')).toEqual(['王小', '小芳'])
    expect(nameTerms('王')).toEqual(['王'])
  })
})

describe('a mask', () => {
  test('shows the first and the last part', () => {
    expect(maskIdentity('11010519491231002X')).toBe('110105**********2X')
    expect(maskPhone('13800138000')).toBe('138****8000')
    expect(maskName('王小芳')).toBe('王**')
  })

  test('of a value of unknown kind shows no seven digits in a row', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d一-龥]{0,40}$/), (text) => {
        expect(maskAnything(text)).not.toMatch(/\d{7}/)
      }),
    )
  })
})
