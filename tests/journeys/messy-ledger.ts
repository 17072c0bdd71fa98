import exceljs from 'exceljs'
import { anIdentityNumber } from '#domain/people/person.fixtures.ts'

/** The two women of the ledger who come in: one is written down twice. */
export const women = { twice: '闵腊梅', once: '闵秋菊' } as const

/**
 * A township's ledger as it lies in a drawer: its name above the table, a header of two rows with
 * merged cells, one village merged over its people, dates in every form, the same woman twice, a
 * number that Excel has rounded, and a total below.
 */
export async function writeMessyLedger(path: string): Promise<void> {
  const book = new exceljs.Workbook()
  const page = book.addWorksheet('台账')
  const [first, other] = [anIdentityNumber(802), anIdentityNumber(804)]
  page.addRows([
    ['富池镇妇女来访登记台账（2019年）'],
    ['填报单位：富池镇妇联', null, null, null, null, null, '填报日期：2019.12.31'],
    ['序号', '来访人', null, '所在村', '来访', null, '办结情况', '经办人'],
    [null, '妇女姓名', '身份证号码', null, '时间', '反映事项', null, null],
    ['1', women.twice, first, '港下村', '2019.5.6', '想学缝纫', '已办结', '甲'],
    ['2', women.twice, first, null, new Date(Date.UTC(2019, 6, 1)), '丈夫酒后殴打', '未办结', '甲'],
    ['3', women.once, other, null, '2019年8月9日', '邻居占了菜地', '是', '乙'],
    ['4', '闵另一', other, '港下村', '2019-08-10', '同号不同名', '是', '乙'],
    ['5', '闵三妹', 420_222_199_001_010_000, '港下村', '2019-08-11', '号码丢了尾数', '是', '乙'],
    ['6', '闵四妹', null, '港下村', '5/6/2019', '看不出哪天', '是', '乙'],
    ['合计', '6 人'],
  ])
  page.getCell('E6').numFmt = 'yyyy"年"m"月"d"日"'
  for (const merged of ['A1:H1', 'A3:A4', 'B3:C3', 'D3:D4', 'E3:F3', 'G3:G4', 'H3:H4', 'D5:D7']) {
    page.mergeCells(merged)
  }
  await book.xlsx.writeFile(path)
}
