import { callReader, modelOf, type Model } from './model.ts'
import { rowOf, type CallText } from './call-text.ts'
import { gazetteerOf } from './gazetteer.ts'
import { recordsOf, type Rowed } from './incremental.ts'

/** Divisions of a small invented city. */
export const aGazetteer = gazetteerOf([
  { code: '420200000000', name: '黄石市' },
  { code: '420281000000', name: '大冶市' },
  { code: '420222000000', name: '阳新县' },
  { code: '420281003000', name: '金湖街道' },
  { code: '420281107000', name: '刘仁八镇' },
  { code: '420222102000', name: '黄颡口镇' },
])

const reader = callReader(aGazetteer)

/** A wife's call from her own home; what a test needs otherwise replaces it. */
export function aCall(number: string, changed: CallText = {}): CallText {
  return {
    接警编号: number,
    报警时间: '2023-05-06 13:14:15',
    报警人: '潘月桂',
    报警人性别: '女',
    报警电话: '13907230001',
    行政区划: '420281003',
    案发地址: '大冶市金湖街道青松社区松涛花园3栋2单元501室',
    警情类别: '家庭暴力',
    简要案情: '报警人称其丈夫鲁松涛殴打自己。',
    处警单位: '金湖派出所',
    ...changed,
  }
}

/** Calls with their rows, each under its 接警编号. */
export function rowed(calls: readonly CallText[]): readonly Rowed[] {
  return calls.map((call) => ({ id: call.接警编号 ?? '', row: rowOf(reader, call) }))
}

/** A model in which so many calls of strangers make names and places ordinary. */
export function aModel(calls: readonly CallText[]): Model {
  return modelOf(recordsOf(rowed([...calls, ...strangers])))
}

const families = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗')
const given = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平')

/** Two thousand unrelated calls, each from its own telephone, home and couple. */
export const strangers: readonly CallText[] = Array.from({ length: 2000 }, (_, at) => {
  const of = (list: readonly string[], step: number): string =>
    list[(at * step) % list.length] ?? ''
  const wife = of(families, 7) + of(given, 3) + (given[Math.floor(at / 20) % 20] ?? '')
  const husband = of(families, 11) + of(given, 13) + (given[Math.floor(at / 100) % 20] ?? '')
  return aCall(`S${String(at).padStart(5, '0')}`, {
    报警时间: `2022-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')} 0${at % 10}:11:00`,
    报警人: wife,
    报警电话: `138${String(20_000_000 + at * 3607).slice(0, 8)}`,
    案发地址: `大冶市刘仁八镇${of(given, 17)}${of(given, 9)}村${1 + (at % 9)}组${1 + (at % 180)}号`,
    简要案情: `报警人称其丈夫${husband}殴打自己。`,
    处警单位: '刘仁八派出所',
  })
})
