import { recordCues } from '#domain/grading/grading.public.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import { noteOnMatters } from '#domain/matters/entry.public.ts'
import { openService, saveService } from '#domain/services/service.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Warning, WarningAct, WarningsChanged } from './warning.schema.ts'
import { insertWarning, updateWarning } from './warning.store.ts'
import { serviceOf } from './warning.transition.ts'

export async function saveNewWarning(tx: Tx, warning: Warning): Promise<void> {
  openService(tx, serviceOf(warning))
  insertWarning(tx, warning)
  await tell(tx, warning, undefined)
}

/** What a command changed: the record, its service and clocks, the matter's time line, who is told. */
export async function saveWarning(tx: Tx, next: Warning, before: Warning): Promise<void> {
  const isOver = next.status === 'ended' || next.status === 'withdrawn'
  saveService(tx, serviceOf(next), serviceOf(before), isOver ? 'lapsed' : 'done')
  updateWarning(tx, next)
  await tell(tx, next, before)
}

const tellings: Readonly<Partial<Record<WarningAct, readonly Notification['kind'][]>>> = {
  issued: ['warning-issued', 'warning-to-serve'],
  breached: ['warning-breached'],
}

async function tell(tx: Tx, warning: Warning, before: Warning | undefined): Promise<void> {
  const { id, matterId, number, sensitivity, named, barred, orgId, audience } = warning
  const lines = warning.history
    .slice(before?.history.length ?? 0)
    .filter(({ act }) => act !== 'edited')
  await noteOnMatters(
    tx,
    lines.map(({ act, about }) => ({
      matterId,
      kind: 'service',
      detail: {
        ...{ service: 'warning', act, subject: id, number },
        ...(about === undefined ? {} : { about }),
      },
    })),
  )
  const orgs = [orgId, ...audience]
  notify(
    tx,
    lines.flatMap(({ act }) =>
      (tellings[act] ?? []).flatMap((kind) =>
        orgs.map((org) => ({
          kind,
          to: { orgId: org },
          subjectId: id,
          matterId,
          place: { sensitivity, named, barred },
        })),
      ),
    ),
  )
  // Violence in spite of a warning is violence that goes on (domain M10).
  const source = { kind: 'warning', id } as const
  await recordCues(
    tx,
    lines
      .filter(({ act }) => act === 'breached')
      .flatMap(({ text }) =>
        (['prior-violence', 'escalation'] as const).map((cue) => ({
          matterId,
          cue,
          answer: 'yes' as const,
          source,
          evidence: text,
        })),
      ),
  )
  const changed: WarningsChanged = { type: 'warnings.changed', changes: [{ before, warning }] }
  tx.publish(changed)
}
