import { newId } from '#platform/db/id.ts'
import { insertInto } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Notice } from './notice.schema.ts'

/** A new matter has come to 富池镇妇联, unless told otherwise. */
export function aNotice(change: Partial<Notice> = {}): Notice {
  const subjectId = change.subjectId ?? newId()
  return {
    region: '420200',
    id: newId(),
    orgId: '01890000-0000-7000-8000-00000000000a',
    accountId: null,
    barred: [],
    sensitivity: 'normal',
    kind: 'matter-registered',
    subjectKind: 'matter',
    subjectId,
    matterId: subjectId,
    createdAt: '2023-05-10T01:00:00.000Z',
    readAt: null,
    readBy: null,
    version: 1,
    ...change,
  }
}

export function insertNotice(tx: Tx, notice: Notice): void {
  tx.send(insertInto('notices', notice))
}
