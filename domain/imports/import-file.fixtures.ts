import { saveDivisions } from '#domain/divisions/division.public.ts'
import { levelOf, parentCodeOf } from '#domain/divisions/division.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { newId } from '#platform/db/id.ts'
import type { Task } from '#platform/jobs/long-work.ts'
import { columnsOf } from './import-kind.schema.ts'
import { proposeLayout, type SheetHead } from './header.transition.ts'
import type { StartAct, StoredImport } from './import.schema.ts'

/** A file as it was handed in by an officer of 阳新县 and not yet run. */
export function anImport(change: Partial<StoredImport> = {}): StoredImport {
  return {
    ...{ region: '420200', id: newId(), accountId: '01890000-0000-7000-8000-000000000001' },
    ...{ orgId: '01890000-0000-7000-8000-00000000000a', kind: 'people', filename: '妇女台账.csv' },
    ...{ bytes: 100, state: 'received', taskId: null, isRemembered: false, pass: 0, lastRow: 0 },
    ...{ rows: 0, accepted: 0, repeated: 0, rejected: 0, undone: 0, kept: 0 },
    ...{ refusal: null, layout: proposeLayout(aHead(), columnsOf('people')) },
    ...{ createdAt: '2023-05-10T02:00:00.000Z', finishedAt: null, version: 1 },
    ...change,
  }
}

/** The beginning of a file with one woman of 港下村. */
export function aHead(rows: readonly (readonly string[])[] = aList()): SheetHead {
  return { rows: rows.map((cells, at) => ({ number: at + 1, cells })), merges: [] }
}

function aList(): string[][] {
  return [
    ['姓名', '身份证号码', '手机号', '所在村'],
    ['王小芳', '', '13800138000', '港下村'],
  ]
}

/** Rows as a .csv. */
export function asCsv(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell}"` : cell)).join(','))
    .join('\r\n')
}

/** 富池镇 with two villages, and 浮屠镇 with one of the same name. */
export function insertPlaces(tx: Tx): void {
  const names: Readonly<Record<string, string>> = {
    '420200000000': '黄石市',
    '420222000000': '阳新县',
    '420222101000': '富池镇',
    '420222101200': '港下村',
    '420222101201': '丰山村',
    '420222109000': '浮屠镇',
    '420222109200': '下汪村',
    '420222109201': '丰山村',
    '420281000000': '大冶市',
    '420281104000': '陈贵镇',
    '420281104200': '上罗村',
  }
  saveDivisions(
    tx,
    Object.entries(names).map(([code, name]) => {
      return { code, name, level: levelOf(code), parentCode: parentCodeOf(code) }
    }),
  )
}

const boundary = 'tiexin-boundary'

/** A file as a browser sends it. */
export function aForm(content: string): { body: Buffer; headers: Record<string, string> } {
  const body = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="台账.csv"\r\n` +
      `content-type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  )
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

/** The task by which the worker begins. */
export function anImportTask(importId: string, act: StartAct, accountId: string): Task {
  return {
    ...{ id: importId, region: '420200', accountId, kind: 'imports.work', state: 'running' },
    ...{ done: 0, total: null, input: { importId, act }, result: null },
    createdAt: '2023-05-10T02:14:00.000Z',
  }
}
