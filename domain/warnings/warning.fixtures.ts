import { aMatter } from '#domain/matters/matter.fixtures.ts'
import { openService } from '#domain/services/service.public.ts'
import { placeOfService } from '#domain/services/service.schema.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import {
  warningClockSetting,
  WarningContent,
  type Warning,
  type WarningFile,
} from './warning.schema.ts'
import { insertWarning } from './warning.store.ts'
import { serviceOf } from './warning.transition.ts'

let counted = 0

/** A warning that waits for the police to issue it, unless told otherwise. */
export function aWarning(change: Partial<WarningFile> = {}): WarningFile {
  counted += 1
  const matter = aMatter({ sensitivity: 'sensitive' })
  return {
    ...placeOfService(matter, 'warning', { orgId: matter.orgId, audience: [] }),
    id: newId(),
    matterId: matter.id,
    number: `告诫 2023-${String(counted).padStart(4, '0')}`,
    status: 'drafting',
    content: WarningContent.parse({
      victim: '李小芳',
      warned: { name: '王大力', sex: 'male', address: '阳新县富池镇港下村三组' },
      facts: '五月八日夜里酒后推搡、辱骂妻子，邻居报警。',
      forbidden: '不得再实施家庭暴力',
      policeOffice: { name: '富池派出所' },
    }),
    ...{ deliveries: [], visits: [], breaches: [], history: [] },
    issuing: {
      dueAt: '2023-05-13T01:00:00.000Z',
      warnsAt: '2023-05-12T07:00:00.000Z',
      clockNumber: 0,
    },
    rules: { number: 0, body: warningClockSetting.initial },
    createdAt: '2023-05-10T01:00:00.000Z',
    createdBy: '01890000-0000-7000-8000-000000000001',
    version: 1,
    ...change,
  }
}

/** The record with its service and clocks, as it stands; nobody is told. */
export function insertWarnings(tx: Tx, warnings: readonly Warning[]): void {
  for (const warning of warnings) {
    openService(tx, serviceOf(warning))
    insertWarning(tx, warning)
  }
}
