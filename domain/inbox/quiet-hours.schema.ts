import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { TimeOfDay } from '#platform/time/time-of-day.ts'

const QuietHoursSetting = z
  .strictObject({
    /** 免打扰时段 of an account that has chosen nothing */
    from: TimeOfDay,
    to: TimeOfDay,
    /** when the digest of a working day goes out */
    digestAt: TimeOfDay,
  })
  .refine(({ from, to }) => from !== to, 'span-empty')

/** ⚙ Local practice: when staff are left in peace, but for imminent danger. */
export const quietHoursSetting = setting('quiet-hours', QuietHoursSetting, {
  from: '21:00',
  to: '07:30',
  digestAt: '08:30',
})
