import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { CalendarDuration, Duration } from '#platform/time/duration.ts'

/** 热线时限 ⚙. Acceptance and conclusion follow the rules on petitions (信访工作条例), the rest is practice. */
const HotlineRules = z.strictObject({
  /** until it is handed to whoever is competent */
  refer: z.strictObject({ pressing: CalendarDuration, usual: Duration }),
  /** until she is called back, and again while her matter runs */
  callBack: CalendarDuration,
  /** nobody answered: until it is tried again */
  tryAgain: CalendarDuration,
  petition: z.strictObject({
    accept: CalendarDuration,
    conclude: CalendarDuration,
    extension: CalendarDuration,
  }),
})
export type HotlineRules = z.infer<typeof HotlineRules>

export const hotlineRuleSetting = setting<HotlineRules>('hotline', HotlineRules, {
  refer: { pressing: '15m', usual: '3wd' },
  callBack: '7d',
  tryAgain: '24h',
  petition: { accept: '15d', conclude: '60d', extension: '30d' },
})
