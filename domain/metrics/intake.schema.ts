/** Records by which people reach the house themselves, or others for them (domain M05–M07). */
export const intakeSources = [
  ...(['contacts', 'help-requests', 'mandatory-reports', 'report-watches'] as const),
] as const
export type IntakeSource = (typeof intakeSources)[number]

/** Figures of the line, of the public page and of mandatory reports, in this order. */
export const intakeCodes = [
  ...(['hotlineContacts', 'hotlineMatters', 'hotlineConcluded', 'hotlineSatisfied'] as const),
  ...(['hotlineRated', 'hotlineNonData', 'helpRequests', 'helpAnswered'] as const),
  ...(['mandatoryReports', 'mandatoryReportsFiled', 'mandatoryReportsFedBack'] as const),
  'mandatoryReportsMissed',
] as const

/** What of such a record its figures depend on: where it lies, and when it came in. */
type CountedIntake = { readonly division: string; readonly at: string }

/** Published by the slice that keeps the records, with their places before and after. */
export type IntakeChanged = {
  readonly type: 'intake.changed'
  readonly source: IntakeSource
  readonly records: readonly CountedIntake[]
}
