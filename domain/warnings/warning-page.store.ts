import { divisionNames } from '#domain/divisions/division.public.ts'
import { matterNumbers } from '#domain/matters/matter.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { shutFor } from '#domain/services/guarded.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { maskIdentity, maskName } from '#platform/text/mask.ts'
import type { WarningPage, WarningRow } from './warning.contract.ts'
import { actionsOf } from './warning.policy.ts'
import type { Warning } from './warning.schema.ts'
import { contentOf, type StoredWarning } from './warning.store.ts'
import { stepsOf } from './warning.transition.ts'

/** The page as the person who asks may see it, also after a save went on as the system. */
export async function presentWarning(warning: Warning, tx: Tx): Promise<WarningPage> {
  const steps = stepsOf(warning)
  const { id, number, status, division, content, visits, breaches, history, version } = warning
  const [divisions, organisations, numbers] = await Promise.all([
    divisionNames(tx, [division]),
    organisationNames(tx, [warning.orgId, ...steps.map(({ dutyOrgId }) => dutyOrgId)]),
    // Under the system everybody's matter would be found; the page asks again when it is read.
    tx.actor.kind === 'system' ? new Map<string, string>() : matterNumbers(tx, [warning.matterId]),
  ])
  const matterNumber = numbers.get(warning.matterId)
  const { identity } = content.warned
  const page: WarningPage = {
    ...{ id, number, status, version, visits: [...visits], breaches: [...breaches] },
    ...{ history: [...history], deliveries: [...warning.deliveries] },
    matter: matterNumber === undefined ? null : { id: warning.matterId, number: matterNumber },
    divisionName: divisions.get(division) ?? '',
    organisation: organisations.get(warning.orgId) ?? '',
    content: {
      ...content,
      warned: { ...content.warned, identity: identity === '' ? '' : maskIdentity(identity) },
    },
    documentNumber: warning.documentNumber ?? null,
    issuedAt: warning.issuedAt ?? null,
    visitDueAt: warning.visitDueAt ?? null,
    endedAt: warning.endedAt ?? null,
    steps: steps.map(({ key, kind, dueAt, warnsAt = null, dutyOrgId }) => ({
      key,
      dueAt,
      warnsAt,
      kind: kind === 'serve' || kind === 'visit' ? kind : 'submit',
      startedAt: visits.at(-1)?.at ?? warning.issuedAt ?? warning.createdAt,
      organisation: organisations.get(dutyOrgId) ?? '',
    })),
    actions: actionsOf(tx.initiator, warning),
  }
  return shutFor(tx, warning.matterId, page)
}

export async function presentRows(tx: Tx, rows: readonly StoredWarning[]): Promise<WarningRow[]> {
  const [divisions, organisations] = await Promise.all([
    divisionNames(
      tx,
      rows.map(({ division }) => division),
    ),
    organisationNames(
      tx,
      rows.map(({ orgId }) => orgId),
    ),
  ])
  return rows.map((row) => {
    const { id, number, status, division, orgId, createdAt, issuedAt, visitDueAt } = row
    const { warned, victim } = contentOf(tx, row)
    return {
      id,
      number,
      status,
      createdAt,
      issuedAt: issuedAt ?? null,
      visitDueAt: visitDueAt ?? null,
      warned: warned.name === '' ? '' : maskName(warned.name),
      victim: victim === '' ? '' : maskName(victim),
      divisionName: divisions.get(division) ?? '',
      organisation: organisations.get(orgId) ?? '',
      isBreached: (row.firstBreachedAt ?? null) !== null,
    }
  })
}
