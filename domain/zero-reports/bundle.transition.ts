import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Period } from '#platform/time/period.ts'
import type { Bundle, BundleEvent, BundleLine } from './bundle.schema.ts'
import type { On } from './zero-report.transition.ts'

/** What is known of a hazard when it goes over. Texts are in clear. */
export type FoundHazard = {
  readonly leadId: string
  readonly isGuarded: boolean
  readonly foundOn: string
  readonly division: string
  readonly place: string
  readonly townshipPlace: string
  readonly townshipDivision: string
  readonly categoryName: string
  readonly number: string
  readonly summary: string
  /** masked */
  readonly subject: string
  readonly people: number
  readonly limit: string | null
  readonly matterStatus: string | null
  readonly closedOutcome: string | null
  readonly organisationKind: string | null
  readonly organisation: string
  readonly responsible: string
}

const withheldSummary = '涉及家庭暴力或未成年人，内容不随包移交；凭事项编号与妇联联系。'

const statusWords: Readonly<Record<string, string>> = {
  ...{ open: '办理中', monitoring: '跟踪中', closed: '已办结', archived: '已归档' },
}

const outcomeWords: Readonly<Record<string, string>> = {
  ...{ resolved: '已化解', refused: '本人拒绝', 'moved-away': '已迁走' },
  ...{ 'referred-elsewhere': '转其他部门办理', unfounded: '经核不属实' },
}

/** The fields of GB/T 31000. Violence and children go over as a number and a township, no more. */
export function eventOf(hazard: FoundHazard): BundleEvent {
  const { isGuarded, number, categoryName, matterStatus, closedOutcome } = hazard
  return {
    ...{
      name: `${categoryName}隐患 ${number}`.trim(),
      date: hazard.foundOn,
      people: hazard.people,
    },
    place: isGuarded ? hazard.townshipPlace : hazard.place,
    scale: hazard.people >= 5 ? '群体' : '个体',
    category: categoryName,
    summary: isGuarded ? withheldSummary : Array.from(hazard.summary).slice(0, 2_000).join(''),
    parties: isGuarded ? '' : hazard.subject,
    ...{ limit: hazard.limit, method: methodOf(hazard), organisation: hazard.organisation },
    responsible: hazard.responsible,
    isResolved: closedOutcome === 'resolved',
    result: closedOutcome === null ? '' : (outcomeWords[closedOutcome] ?? ''),
    status: matterStatus === null ? '待受理' : (statusWords[matterStatus] ?? '办理中'),
    grid: isGuarded ? hazard.townshipDivision : hazard.division,
    isWithheld: isGuarded,
  }
}

function methodOf({ organisationKind }: FoundHazard): string {
  if (organisationKind === null) return ''
  if (organisationKind === 'mediation') return '人民调解'
  return organisationKind === 'womens-federation' ? '妇联接办' : '部门办理'
}

/** What a bundle is closed from. */
export type Prepared = {
  readonly id: string
  readonly sender: Organisation
  readonly receiver: Organisation
  readonly period: Period
  readonly hazards: readonly FoundHazard[]
  readonly reports: { readonly owed: number; readonly filed: number; readonly nil: number }
}

export type BundleWithLines = Bundle & { readonly lines: readonly BundleLine[] }

/** Closed is closed: what is recorded later goes over with the next one. */
export function closeBundle(
  { id, sender, receiver, period, hazards, reports }: Prepared,
  { actor, now }: On,
): BundleWithLines {
  const lines = hazards.map((hazard, at) => ({
    ...{ leadId: hazard.leadId, position: at + 1, event: eventOf(hazard) },
  }))
  return {
    ...{ region: sender.region, id, division: sender.division, orgId: receiver.id },
    ...{ audience: [sender.id], sensitivity: 'normal', named: [], barred: [] },
    ...{ senderOrgId: sender.id, period: period.label, fromDay: period.from, toDay: period.to },
    ...{ status: 'sent', ...reports, hazards: lines.length },
    withheld: lines.filter(({ event }) => event.isWithheld).length,
    ...{ closedAt: now.toISOString(), closedBy: actor.id, closedByName: actor.name },
    ...{ signedAt: null, signedByName: null, acknowledgedAt: null, acknowledgedByName: null },
    ...{ acknowledgement: null, version: 1, lines },
  }
}

export function signBundle<B extends Bundle>(bundle: B, { actor, now }: On): B | Refusal {
  if (bundle.status !== 'sent') return refuse('bundle-already-signed')
  return {
    ...bundle,
    ...{ status: 'signed', signedAt: now.toISOString(), signedByName: actor.name },
    version: bundle.version + 1,
  }
}

export function acknowledgeBundle<B extends Bundle>(
  bundle: B,
  { text }: { readonly text: string },
  { actor, now }: On,
): B | Refusal {
  if (bundle.status === 'sent') return refuse('bundle-not-signed')
  if (bundle.status === 'acknowledged') return refuse('bundle-already-acknowledged')
  return {
    ...bundle,
    ...{ status: 'acknowledged', acknowledgedAt: now.toISOString() },
    ...{ acknowledgedByName: actor.name, acknowledgement: text, version: bundle.version + 1 },
  }
}
