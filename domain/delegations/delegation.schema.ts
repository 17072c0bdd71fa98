import { z } from 'zod'

/** 代理: whose steps stand on whose desk as well, from one day to another, both included. */
export const Delegation = z.strictObject({
  region: z.string(),
  id: z.uuid(),
  orgId: z.uuid(),
  fromAccount: z.uuid(),
  toAccount: z.uuid(),
  fromName: z.string(),
  toName: z.string(),
  fromDay: z.iso.date(),
  toDay: z.iso.date(),
  reason: z.string(),
  decidedBy: z.uuid(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
  version: z.int(),
})
export type Delegation = z.infer<typeof Delegation>

export const DelegateWish = z.strictObject({
  /** left out: the giver is whoever asks */
  fromAccount: z.uuid().optional(),
  toAccount: z.uuid(),
  fromDay: z.iso.date(),
  toDay: z.iso.date(),
  reason: z.string().trim().min(2).max(200),
})
export type DelegateWish = z.infer<typeof DelegateWish>
