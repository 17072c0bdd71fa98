import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { demoPassword } from '#city/accounts.ts'
import { aCallRow, aCallsCsv } from '#domain/calls/call.fixtures.ts'
import { signIn } from '../server-process.ts'

type Row = Readonly<Record<string, string>>

/** One household of 富池镇: three calls in 41 days from one telephone, closer together and graver. */
const household: readonly Row[] = [
  aCallRow({ 接警编号: 'JJ20231120001', 报警时间: '2023-11-20 21:10:00' }),
  aCallRow({
    ...{ 接警编号: 'JJ20231216001', 报警时间: '2023-12-16 22:40:00' },
    简要案情: '报警人周红霞称丈夫柯建国掐其脖子，要求出警',
  }),
  aCallRow({
    ...{
      接警编号: 'JJ20231231001',
      报警时间: '2023-12-31 23:05:00',
      案发地址: '富池袁广村3组12号',
    },
    简要案情: '周红霞称丈夫柯建国拿刀威胁要杀了她，孩子吓哭',
  }),
]

/** Somebody passing by tells of it without a number: whether it is the same home, a person says. */
const unsure = aCallRow({
  ...{ 接警编号: 'JJ20231224001', 报警时间: '2023-12-24 23:40:00', 报警人: '路人', 报警人性别: '' },
  ...{ 报警电话: '15871230099', 机主姓名: '', 案发地址: '富池镇袁广村' },
  简要案情: '路人称柯建国在打老婆，有女人呼救，孩子在哭',
})

const surnames = ['石', '明', '柯', '尹', '从', '乐', '费', '向', '华', '邢']
const given = ['秋菊', '春花', '玉兰', '桂香', '金凤', '腊梅', '细妹', '莲英', '美容', '翠娥']
const villages = ['森铺村', '石角村', '春湖村', '下容村', '平原村', '白湖村']

/** Forty families that call once, each of its own name, telephone and village. */
function strangers(): Row[] {
  return Array.from({ length: 40 }, (_, at) => {
    const name = `${surnames[at % 10] ?? ''}${given[Math.floor(at / 4) % 10] ?? ''}`
    const day = String(1 + (at % 28)).padStart(2, '0')
    return aCallRow({
      ...{ 接警编号: `JJ202312${day}9${String(at).padStart(2, '0')}` },
      ...{ 报警时间: `2023-12-${day} ${String(8 + (at % 12)).padStart(2, '0')}:15:00` },
      ...{ 报警人: name, 机主姓名: name, 报警电话: `139072${String(40_011 + at * 137)}` },
      ...{ 行政区划: '420222109', 处警单位: '浮屠派出所' },
      案发地址: `阳新县浮屠镇${villages[at % 6] ?? ''}${at + 1}号`,
      ...{ 警情类别: at % 3 === 0 ? '邻里纠纷' : '家庭纠纷', 简要案情: `${name}称与家人争吵` },
    })
  })
}

/** Rows whose time nobody can read. */
export const brokenRows = 12

/** A month of the county's calls as its police would hand it in. */
export function aMonthOfCalls(): string {
  const broken = Array.from({ length: brokenRows }, (_, at) =>
    aCallRow({ 接警编号: `JJ2023129900${at}X`, 报警时间: '2023-13-40 99:99:99' }),
  )
  return aCallsCsv([...household, unsure, ...strangers(), ...broken])
}

/** The county's police, who bring calls in. */
export const callOwner = 'xuguoping'

/** The month goes in, its unsure link is confirmed, and the household is pushed. */
export async function pushHousehold(url: string): Promise<void> {
  const police = await signIn(url, callOwner, demoPassword)
  const path = '/api/v1/calls'
  const ask = async <Answer>(at: string): Promise<Answer> =>
    (await (await police.send('GET', `${path}${at}`)).json()) as Answer
  const tell = async (at: string, body: unknown): Promise<void> => {
    const answer = await police.send('POST', `${path}${at}`, body, randomUUID())
    if (!answer.ok) throw new Error(`${at}: ${await answer.text()}`)
  }
  const handed = await police.upload(`${path}/imports`, '警情.csv', Buffer.from(aMonthOfCalls()))
  const { importId } = (await handed.json()) as { importId: string }
  for (let tries = 0; ; tries += 1) {
    const { finishedAt } = await ask<{ finishedAt: string | null }>(`/imports/${importId}`)
    if (finishedAt !== null) break
    if (tries > 120) throw new Error('the calls do not come in')
    await setTimeout(500)
  }
  // Each answer puts calls together anew, and settles other pairs with them.
  for (;;) {
    const pairs = await ask<{ items: { id: string; title: string }[] }>('/pairs')
    const own = pairs.items.find(({ title }) => title.startsWith('富池镇'))
    if (own === undefined) break
    await tell(`/pairs/${own.id}/decide`, { verdict: 'confirmed' })
  }
  const households = await ask<{ items: { id: string }[] }>('/households?view=to-push')
  await tell('/pushes', {
    ...{ householdId: households.items[0]?.id, category: 'marriage-family' },
    ...{ note: '多次报警，请上门核实', safeContact: {} },
  })
}
