import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFile } from '#domain/imports/import.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { addDays, dayOf, yearsBefore } from '#platform/time/day.ts'
import { citizenNumbers } from './citizen-number.ts'
import findings from './data/findings.json' with { type: 'json' }
import type { Morning } from './morning.ts'
import { nameOf, surnameOf, type Sex } from './names.ts'
import { randomOf } from './random.ts'

const header = ['来源', '报送单位', '编号', '发现日期', '姓名', '身份证号', '居住地']
const hour = 3_600_000

/**
 * What school and hospital of a township found at the year's end, handed in yesterday as one list (学校、
 * 医院名单): leads that wait, and about children watched for the report that nobody has made.
 */
export async function handInFindings(morning: Morning): Promise<void> {
  const { house, desks, plan, nine } = morning
  const { seed } = plan.options
  const village = plan.divisions.find(
    ({ code, level }) => level === 'village' && code.startsWith('420222101'),
  )
  if (village === undefined) return
  const numberOf = citizenNumbers(seed + 1)
  const rows = findings.map((finding, nth) => {
    const random = randomOf(seed, 'finding', nth)
    const { source, unit, number, text, done } = finding
    const sex = finding.sex as Sex
    const foundOn = addDays(dayOf(nine), -finding.days)
    const birth = addDays(yearsBefore(foundOn, finding.age), -random.whole(10, 300))
    const name = nameOf(random, sex, Number(birth.slice(0, 4)), surnameOf(random))
    return [source, unit, number, foundOn, name, numberOf(birth, sex), village.code, text, done]
  })
  const folder = await mkdtemp(join(tmpdir(), 'tiexin-list-'))
  try {
    const path = join(folder, '富池镇学校卫生院名单.csv')
    const lines = [[...header, '情况', '已采取措施'], ...rows].map((cells) => cells.join(','))
    await writeFile(path, lines.join('\r\n'))
    house.clock.moveTo(new Date(nine.getTime() - 22 * hour))
    const taken = await importFile(house, await desks.named('chenyulan'), 'findings', path, {
      dryRun: false,
    })
    if (isRefusal(taken) || taken.rejected > 0) {
      throw new Error(`the city’s own list was not taken: ${JSON.stringify(taken)}`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}
