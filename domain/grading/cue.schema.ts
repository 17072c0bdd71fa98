import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'

/** 危险线索: what makes a matter graver. The codes of the narrative pre-fill, and missed contact. */
export const CueCode = z.enum([
  ...(['prior-violence', 'escalation', 'strangulation', 'threat-to-kill', 'weapon'] as const),
  ...(['dangerous-goods', 'serious-injury', 'sexual-violence', 'stalking', 'confinement'] as const),
  ...(['victim-fear', 'suicide-threat', 'separation', 'custody-fight', 'child-present'] as const),
  ...(['pregnancy', 'substance', 'mental-illness', 'repeat-calls', 'order-in-force'] as const),
  ...(['order-breached', 'missed-contact'] as const),
])
export type CueCode = z.infer<typeof CueCode>

/** Two more facts that rules ask for: is there violence, and is a minor a victim, present or endangered. */
export const FactCode = z.enum([...CueCode.options, 'violence', 'minor'])
export type FactCode = z.infer<typeof FactCode>

/** Cues that are violence themselves: whoever is strangled suffers it, whether or not anybody ticked the word. */
export const violentCues: readonly FactCode[] = [
  ...(['prior-violence', 'strangulation', 'threat-to-kill', 'serious-injury'] as const),
  ...(['sexual-violence', 'confinement', 'order-breached'] as const),
]

export const CueAnswer = z.enum(['yes', 'no', 'unknown'])
export type CueAnswer = z.infer<typeof CueAnswer>

/** Who or what answered. The checklist of a matter is one source, however often it is filled. */
export const CueSourceKind = z.enum([
  ...(['checklist', 'lead', 'matter', 'referral', 'order', 'warning', 'call', 'visit'] as const),
])
export type CueSourceKind = z.infer<typeof CueSourceKind>

export type CueSource = { readonly kind: CueSourceKind; readonly id: string }

/** A cue as a lead carries it from whoever found it. */
export const FoundCue = z.strictObject({ cue: FactCode, answer: CueAnswer })
export type FoundCue = z.infer<typeof FoundCue>

/** One answer, with its author; never changed, only followed by a later one. It lies where its matter lies. */
export type Cue = Place & {
  readonly id: string
  readonly matterId: string
  readonly cue: FactCode
  readonly answer: CueAnswer
  /** her words or what was seen; in clear only in memory */
  readonly evidence?: string | undefined
  readonly sourceKind: CueSourceKind
  readonly sourceId: string
  readonly recordedAt: string
  readonly recordedBy: string
  readonly recordedByName: string
}

/** Facts as rules read them; what is absent is unknown, and unknown is not `no`. */
export type Answers = Readonly<Partial<Record<FactCode, CueAnswer>>>

/** Answers were written down on these matters, which are graded anew. */
export type CuesRecorded = {
  readonly type: 'cues.recorded'
  readonly matterIds: readonly string[]
}
