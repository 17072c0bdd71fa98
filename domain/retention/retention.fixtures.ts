import { aMatter, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { initialClocks } from '#domain/matters/clock.schema.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Hold, Run } from './retention.schema.ts'

/** A matter that was closed in 2005 and archived, with nothing due on it. */
export function anOldMatter(change: Partial<Matter> = {}): Matter {
  return aMatter({
    ...{ status: 'archived', foundOn: '2004-11-02', openedAt: '2004-11-03T01:00:00.000Z' },
    ...{ closedAt: '2005-01-20T02:00:00.000Z', closedOutcome: 'resolved' },
    ...change,
  })
}

export function insertOldMatters(tx: Tx, matters: readonly Matter[]): void {
  insertMatterFiles(
    tx,
    matters.map((matter) => ({ ...matter, steps: [], entries: [], clocks: initialClocks })),
  )
}

export function aHold(change: Partial<Hold> = {}): Hold {
  return {
    ...{ region: '420200', id: newId(), subjectKind: 'matter', subjectId: newId() },
    ...{ matterNumber: '阳新妇 2004-0001', reason: '法院再审调阅', placedBy: newId() },
    ...{ placedByName: '李秀芳', placedAt: '2023-05-01T01:00:00.000Z' },
    ...{ liftedByName: null, liftedAt: null, liftReason: null, version: 1 },
    ...change,
  }
}

export function aRun(change: Partial<Run> = {}): Run {
  return {
    ...{ region: '420200', id: newId(), status: 'proposed', closedBefore: '2008-05-10', years: 15 },
    ...{ settingNumber: 0, listed: 3, blocked: 1, erased: 0, kept: 0, proposedBy: newId() },
    ...{ proposedByName: '李秀芳', proposedAt: '2023-05-10T01:00:00.000Z', approvedBy: null },
    ...{ approvedByName: null, approvedAt: null, endedAt: null, version: 1 },
    ...change,
  }
}
