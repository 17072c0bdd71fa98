import type { ComponentType } from 'react'

/** What another slice shows on the page of a matter; asks the server itself for what it shows. */
export type MatterPart = ComponentType<{ readonly matterId: string; readonly version: number }>

/** In the order in which they stand, in the column of what is due, below the clocks and acts. */
export const matterParts: readonly { key: string; load: () => Promise<MatterPart> }[] = [
  {
    key: 'grading',
    load: async () => (await import('#domain/grading/web/GradeWhy.tsx')).GradeWhy,
  },
  {
    key: 'services',
    load: async () => (await import('#domain/services/web/MatterServices.tsx')).MatterServices,
  },
  {
    key: 'referrals',
    load: async () => (await import('#domain/referrals/web/MatterReferrals.tsx')).MatterReferrals,
  },
  {
    key: 'meetings',
    load: async () => (await import('#domain/meetings/web/MatterMeetings.tsx')).MatterMeetings,
  },
  {
    key: 'supervision',
    load: async () =>
      (await import('#domain/supervision/web/MatterSupervision.tsx')).MatterSupervision,
  },
]
