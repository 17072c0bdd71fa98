import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { CalendarDuration, millisecondsOf } from '#platform/time/duration.ts'

export const OrderClock = z.enum(['submit', 'acceptance', 'decision', 'serve'])
export type OrderClock = z.infer<typeof OrderClock>

const Rule = z.strictObject({ usual: CalendarDuration, urgent: CalendarDuration })

export const OrderClocks = z.strictObject({
  clocks: z.record(OrderClock, Rule),
  /** days before it expires on which its owner is told, the earliest first */
  alertDays: z.array(z.int().min(1).max(170)).min(1).max(6),
  /** share of the time, in percent, that is left when its owner is reminded */
  warnAtPercent: z.int().min(0).max(90),
})
export type OrderClocks = z.infer<typeof OrderClocks>

/** The court decides within 72 hours of accepting, in urgent cases within 24 (反家庭暴力法 28). */
export const orderClockSetting = setting('order-clocks', OrderClocks, {
  clocks: {
    submit: { usual: '24h', urgent: '4h' },
    acceptance: { usual: '48h', urgent: '24h' },
    decision: { usual: '72h', urgent: '24h' },
    serve: { usual: '24h', urgent: '24h' },
  },
  alertDays: [30, 15, 7],
  warnAtPercent: 25,
})

/** The rules that hold now; what runs already goes on by those it began with. */
export type OrderRules = { readonly number: number; readonly body: OrderClocks }

export const initialRules: OrderRules = { number: 0, body: orderClockSetting.initial }

/** A clock that runs: until when, when its owner is reminded, by which version of the setting. */
export const Running = z.strictObject({
  dueAt: z.string(),
  warnsAt: z.string(),
  clockNumber: z.int(),
})
export type Running = z.infer<typeof Running>

/** @param from an instant; calendar hours, since danger keeps no office hours */
export function startClock(
  { number, body }: OrderRules,
  clock: OrderClock,
  from: string,
  isUrgent: boolean,
): Running {
  const rule = body.clocks[clock]
  const span = millisecondsOf(isUrgent ? rule.urgent : rule.usual)
  const start = Date.parse(from)
  const warned = span * (1 - body.warnAtPercent / 100)
  return {
    dueAt: new Date(start + span).toISOString(),
    warnsAt: new Date(start + warned).toISOString(),
    clockNumber: number,
  }
}
