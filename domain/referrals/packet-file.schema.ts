import { z } from 'zod'

/** 随包附件: a file of the matter that goes along with a referral. Its name is in clear only in memory. */
export type PacketFile = {
  readonly id: string
  readonly referralId: string
  readonly attachmentId: string
  readonly filename: string
  readonly contentType: string
  readonly size: number
  readonly at: string
  readonly byAccount: string
  readonly byName: string
}

/**
 * `open`: the reader may have it. `closed`: the referral is over or not hers. `removed`: the matter no
 * longer has it. `withheld`: looked at again, it tells where she can be found.
 */
const PacketFileState = z.enum(['open', 'closed', 'removed', 'withheld'])
export type PacketFileState = z.infer<typeof PacketFileState>

export const PacketFileView = z.strictObject({
  id: z.uuid(),
  /** null where the reader may not have the file: a name tells what it is about */
  filename: z.string().nullable(),
  contentType: z.string(),
  size: z.int(),
  at: z.string(),
  byName: z.string(),
  state: PacketFileState,
})
export type PacketFileView = z.infer<typeof PacketFileView>

/** More than a receiver looks through. */
export const mostFiles = 20
