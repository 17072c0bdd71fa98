import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { CalendarDuration, Duration } from '#platform/time/duration.ts'

/** How long what is supervised may take. Local practice, no law: the city writes its own. */
export const SupervisionClocks = z.strictObject({
  /** from the day it is sent until the written reply to a supervision order (督办单) */
  orderReply: Duration,
  /** the same for an urging opinion (督促处理意见书) */
  opinionReply: Duration,
  /** until whoever sent it has looked at a reply */
  verdict: CalendarDuration,
  /** a step that stays undone this long after it went one organisation up is proposed for an order */
  proposeAfter: CalendarDuration,
  /** share of the time, in percent, that is left when the one who owes the reply is reminded */
  warnAtPercent: z.int().min(0).max(90),
})
export type SupervisionClocks = z.infer<typeof SupervisionClocks>

export const supervisionClockSetting = setting('supervision-clocks', SupervisionClocks, {
  orderReply: '3wd',
  opinionReply: '10wd',
  verdict: '3d',
  proposeAfter: '24h',
  warnAtPercent: 25,
})
