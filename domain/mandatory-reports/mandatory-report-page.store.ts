import { accountNames } from '#domain/accounts/account.public.ts'
import { divisionNames } from '#domain/divisions/division.public.ts'
import { matterNumbers } from '#domain/matters/matter.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { maySee } from '#platform/access/place.ts'
import { placeOfMatter } from '#domain/matters/matter.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ReportPage, ReportRow } from './mandatory-report.contract.ts'
import { actionsOf } from './mandatory-report.policy.ts'
import type { MandatoryReport } from './mandatory-report.schema.ts'
import { fileOf } from './mandatory-report.store.ts'
import { stepsOf } from './mandatory-report.transition.ts'

type StepShown = ReportPage['steps'][number]

/** The page as whoever asks may have it. Names of offices and people are looked up as the system. */
export async function presentReport(report: MandatoryReport, tx: Tx): Promise<ReportPage> {
  tx.asSystem()
  const file = await fileOf(tx, report)
  const steps = stepsOf(file)
  const { id, number, status, division, unitKind, receivedAt, handlerId, version } = report
  const place = await placeOfMatter(tx, report.matterId)
  const isOpen = place !== undefined && maySee(tx.initiator, place)
  const [divisions, organisations, numbers, accounts] = await Promise.all([
    divisionNames(tx, [division]),
    organisationNames(tx, [
      ...steps.map(({ dutyOrgId }) => dutyOrgId),
      ...(report.policeOrgId === undefined ? [] : [report.policeOrgId]),
    ]),
    matterNumbers(tx, [report.matterId]),
    accountNames(tx, handlerId === undefined ? [] : [handlerId]),
  ])
  const matterNumber = numbers.get(report.matterId)
  const { procuratorate, education, 'civil-affairs': civilAffairs, health } = file.offices
  return {
    ...{ id, number, status, unitKind, receivedAt, version, content: report.content },
    matter:
      isOpen && matterNumber !== undefined ? { id: report.matterId, number: matterNumber } : null,
    divisionName: divisions.get(division) ?? '',
    isGuardianSuspect: report.isGuardianSuspect,
    handler:
      handlerId === undefined ? null : { id: handlerId, name: accounts.get(handlerId)?.name ?? '' },
    police: organisations.get(report.policeOrgId ?? '') ?? '',
    offices: {
      procuratorate: procuratorate?.name ?? '',
      departments: {
        ...{ education: education?.name ?? '', health: health?.name ?? '' },
        'civil-affairs': civilAffairs?.name ?? '',
      },
    },
    receipt: report.receipt ?? null,
    procuratorate: report.procuratorate ?? null,
    department: report.department ?? null,
    acknowledgement: report.acknowledgement ?? null,
    decisions: [...report.decisions],
    feedback: [...report.feedback],
    history: [...report.history],
    steps: steps.map(({ key, kind, dueAt, warnsAt = null, dutyOrgId }) => ({
      key,
      // the steps of a report are of no other kind
      kind: kind as StepShown['kind'],
      dueAt,
      warnsAt,
      startedAt: startOf(report, key),
      organisation: organisations.get(dutyOrgId) ?? '',
    })),
    actions: actionsOf(tx.initiator, report),
  }
}

function startOf(report: MandatoryReport, key: string): string {
  if (key === 'acknowledge') return report.procuratorate?.at ?? report.receivedAt
  if (key === 'decision') return report.receipt?.at ?? report.receivedAt
  return key.startsWith('feedback')
    ? (report.decisions.at(-1)?.at ?? report.receivedAt)
    : report.receivedAt
}

export async function presentRows(
  tx: Tx,
  reports: readonly MandatoryReport[],
): Promise<ReportRow[]> {
  tx.asSystem()
  const [divisions, accounts] = await Promise.all([
    divisionNames(
      tx,
      reports.map(({ division }) => division),
    ),
    accountNames(
      tx,
      reports.flatMap(({ handlerId }) => handlerId ?? []),
    ),
  ])
  return reports.map((report) => {
    const { id, number, status, division, unitKind, content, receivedAt, handlerId } = report
    return {
      ...{ id, number, status, unitKind, receivedAt, situations: content.situations },
      isAdult: content.subject === 'adult',
      divisionName: divisions.get(division) ?? '',
      isGuardianSuspect: report.isGuardianSuspect,
      handler: accounts.get(handlerId ?? '')?.name ?? '',
    }
  })
}
