import type { ComponentType } from 'react'
import type { Role } from '#platform/access/actor.ts'
import { supervisionRoles } from './kit/page.ts'

/** What another slice shows on the page of a matter; asks the server itself for what it shows. */
export type MatterPart = ComponentType<{ readonly matterId: string; readonly version: number }>

type Entry = {
  readonly key: string
  /** among those whom it is about, or below the clocks and acts */
  readonly column: 'who' | 'due'
  /** who may read such things at all; without a list, whoever reads the matter */
  readonly roles?: readonly Role[]
  readonly load: () => Promise<MatterPart>
}

/** In the order in which they stand in their column. */
export const matterParts: readonly Entry[] = [
  {
    key: 'family',
    column: 'who',
    load: async () => (await import('#domain/people/web/MatterFamily.tsx')).MatterFamily,
  },
  {
    key: 'grading',
    column: 'due',
    load: async () => (await import('#domain/grading/web/GradeWhy.tsx')).GradeWhy,
  },
  {
    key: 'services',
    column: 'due',
    load: async () => (await import('#domain/services/web/MatterServices.tsx')).MatterServices,
  },
  {
    key: 'referrals',
    column: 'due',
    roles: supervisionRoles,
    load: async () => (await import('#domain/referrals/web/MatterReferrals.tsx')).MatterReferrals,
  },
  {
    key: 'meetings',
    column: 'due',
    roles: supervisionRoles,
    load: async () => (await import('#domain/meetings/web/MatterMeetings.tsx')).MatterMeetings,
  },
  {
    key: 'supervision',
    column: 'due',
    roles: supervisionRoles,
    load: async () =>
      (await import('#domain/supervision/web/MatterSupervision.tsx')).MatterSupervision,
  },
]
