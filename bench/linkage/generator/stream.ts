import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { join } from 'node:path'
import { writtenCall, type Wish } from './call.ts'
import { familyOf, type Family, type World } from './family.ts'
import { townsOf } from './placing.ts'

/** What to make: `calls` rows over `days` days from 1 January of `year`; severity 1 is an ordinary office. */
export type Order = {
  readonly calls: number
  readonly seed: number
  readonly severity: number
  readonly hasRepeats: boolean
  readonly year: number
  readonly days: number
}

export const callHeader =
  '接警编号,报警时间,报警人,报警人性别,报警人身份证号,报警电话,机主姓名,行政区划,案发地址,警情类别,简要案情,处警单位,处警结果'
export const truthHeader = '接警编号,户编号,报警人角色,差错标签'

type Rows = { readonly call: string; readonly truth: string }

export function worldOf({ seed, days, hasRepeats }: Order): World {
  const towns = townsOf(seed)
  return { seed, days, hasRepeats, towns, villages: towns.flatMap(({ villages }) => villages) }
}

/**
 * The rows in order of time. Two passes: the first notes family, place in it and minute of every
 * call (12 bytes each), the second makes each family again from the seed. So ten million rows need
 * no more memory than their order.
 */
export function* rowsOf(order: Order): Generator<Rows> {
  const world = worldOf(order)
  const wish: Wish = { world, severity: order.severity, firstDay: Date.UTC(order.year, 0, 1) }
  const { families, places, sorted } = agendaOf(world, order.calls)
  let [day, serial] = [-1, 0]
  for (const at of sorted) {
    const family = familyOf(world, families[at] ?? 0)
    const [household, nth] = callAt(family, places[at] ?? 0)
    const written = writtenCall(wish, family, household, nth)
    const today = Math.floor((household.calls[nth]?.minute ?? 0) / 1440)
    serial = today === day ? serial + 1 : 1
    day = today
    const date = new Date(wish.firstDay + day * 86_400_000).toISOString().slice(0, 10)
    const number = `420200${date.replaceAll('-', '')}${String(serial).padStart(5, '0')}`
    yield {
      call: [number, ...written.cells].map(quoted).join(','),
      truth: `${number},${written.household},${written.role},${written.tags.join(';')}`,
    }
  }
}

function callAt(family: Family, place: number): [Family['households'][number], number] {
  let left = place
  for (const household of family.households) {
    if (left < household.calls.length) return [household, left]
    left -= household.calls.length
  }
  throw new Error('the family made fewer calls')
}

function agendaOf(
  world: World,
  calls: number,
): { families: Uint32Array; places: Uint8Array; sorted: Uint32Array } {
  const families = new Uint32Array(calls)
  const places = new Uint8Array(calls)
  const minutes = new Uint32Array(calls)
  let at = 0
  for (let n = 0; at < calls; n++) {
    let place = 0
    for (const household of familyOf(world, n).households) {
      for (const { minute } of household.calls) {
        if (at === calls) break
        families[at] = n
        places[at] = place++
        minutes[at++] = minute
      }
    }
  }
  const starts = new Uint32Array(world.days * 1440 + 1)
  for (const minute of minutes) starts[minute + 1] = (starts[minute + 1] ?? 0) + 1
  for (let minute = 1; minute < starts.length; minute++) {
    starts[minute] = (starts[minute] ?? 0) + (starts[minute - 1] ?? 0)
  }
  const sorted = new Uint32Array(calls)
  for (let call = 0; call < calls; call++) {
    const minute = minutes[call] ?? 0
    const next = starts[minute] ?? 0
    sorted[next] = call
    starts[minute] = next + 1
  }
  return { families, places, sorted }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Writes calls.csv and truth.csv into the folder, making it. */
export async function writeFiles(
  folder: string,
  order: Order,
  progress: (rows: number) => void,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const [calls, truth] = [opened(folder, 'calls.csv'), opened(folder, 'truth.csv')]
  let [callText, truthText, count] = [`${callHeader}\n`, `${truthHeader}\n`, 0]
  for (const row of rowsOf(order)) {
    callText += `${row.call}\n`
    truthText += `${row.truth}\n`
    if (++count % 4096 > 0) continue
    await Promise.all([written(calls, callText), written(truth, truthText)])
    callText = ''
    truthText = ''
    progress(count)
  }
  calls.end(callText)
  truth.end(truthText)
  await Promise.all([finished(calls), finished(truth)])
  progress(count)
}

function opened(folder: string, name: string): WriteStream {
  return createWriteStream(join(folder, name))
}

async function written(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain')
}
