import type { Page } from 'playwright-core'

/**
 * The people of the story, all invented: 420299 is the code of no county, 154 no operator's prefix.
 * 港下村's executive keguiying is a cousin of 柯大勇; shixiju is the executive of the next village.
 */
export const woman = {
  ...{ name: '甘小满', phone: '15400000071', identity: '420299199003219983' },
  wish: '想先带孩子躲一躲，不想马上离婚',
} as const

export const husband = {
  ...{ name: '柯大勇', phone: '15400000072', identity: '420299198604129970' },
  address: '富池镇港下村三组 12 号',
} as const

export const safe = {
  ...{ phone: '15400000079', time: '上午九点到十点' },
  ...{ opening: '说是卫生院通知体检', avoid: '不要打家里的座机' },
} as const

export const village = '420222101200'

/** Signs of danger that the caller told of, as the form words them. */
export const cues = [
  '以前也打过',
  '越来越重、越来越频',
  '掐过脖子、捂过口鼻',
  '扬言要杀人',
  '她自己害怕',
] as const

export const account =
  '昨晚他喝了酒，掐住我的脖子按在灶台上，说再敢报警就杀了我。孩子站在门口看着。' +
  '以前也打，这半年越来越重，我怕。'

export const accountAgain = '他又喝酒了，昨天追到我娘家，把门踢坏，说要我的命。孩子吓得不敢出门。'

/** 亲属申报: she says whose relative she is; the answer does not tell whether he has a file. */
export async function declareCousin(page: Page): Promise<void> {
  await page.getByRole('button', { name: '申报一位亲属' }).click()
  const dialog = page.getByRole('dialog', { name: '申报一位亲属' })
  await dialog.getByRole('textbox', { name: /^姓名|^名字/ }).fill(husband.name)
  await dialog.getByRole('combobox').selectOption('other-kin')
  await dialog.getByRole('textbox', { name: /身份证号/ }).fill(husband.identity)
  await dialog.getByRole('button', { name: '申报', exact: true }).click()
  await page.getByRole('listitem').filter({ hasText: husband.name }).waitFor()
}
