import { describe, expect, test } from 'vitest'
import { guessCategory } from './category.schema.ts'

describe('the first guess of a category', () => {
  test.each([
    ['marriage-family', '夫妻争吵，丈夫动手打人'],
    ['marriage-family', '婆媳因琐事多次吵架'],
    ['children', '父母都在外地，留守儿童没人管'],
    ['labour-security', '想找工作，家里还有老人要照顾'],
    ['property', '出嫁后土地承包地被收回'],
    ['education-culture', '孩子转学手续没办下来'],
    ['person-dignity', '下班路上被人跟踪'],
    ['political', '村民代表里没有妇女'],
    ['other', '路灯坏了'],
  ])('is %s for “%s”', (category, text) => {
    expect(guessCategory(text)).toBe(category)
  })
})
