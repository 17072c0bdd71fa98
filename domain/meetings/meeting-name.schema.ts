import type { Name } from '#domain/organisations/organisation-name.schema.ts'

/** What the time line of a matter tells of a meeting on it. */
export type MeetingAct = 'called' | 'held' | 'task-done' | 'cancelled'

export const meetingActNames: Readonly<Record<MeetingAct, Name>> = {
  called: { zh: '召集', en: 'called' },
  held: { zh: '已开，有纪要', en: 'held' },
  'task-done': { zh: '议定事项办结', en: 'a task was done' },
  cancelled: { zh: '不开了', en: 'cancelled' },
}
