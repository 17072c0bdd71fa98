import { noteOnMatters } from '#domain/matters/entry.public.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Circumstances } from '#platform/http/route.ts'
import { standing } from './referral-action.schema.ts'
import { sideOf } from './referral.policy.ts'
import type { Rating, RatingReason, RatingSide } from './referral.schema.ts'
import { findRatings, insertRating, placeOf } from './referral.store.ts'
import type { ReferralFile } from './referral.transition.ts'
import { lockReferralFile } from './surroundings.store.ts'

/** A referral with the sides that have rated it, and the rating that a command adds. */
export type RatedFile = ReferralFile & {
  readonly rated: readonly RatingSide[]
  readonly rating?: Rating | undefined
}

export async function lockReferralToRate(
  tx: Tx,
  input: { params: { id: string } },
): Promise<RatedFile | undefined> {
  const [file, ratings] = await Promise.all([
    lockReferralFile(tx, input),
    findRatings(tx, input.params.id),
  ])
  return file === undefined ? undefined : { ...file, rated: ratings.map(({ side }) => side) }
}

/** One rating per side, when it is over. */
export function rateReferral(
  file: RatedFile,
  { score, reasons }: { score: number; reasons: readonly RatingReason[] },
  { actor, now }: Circumstances,
): RatedFile | Refusal {
  const refusal = standing('rate', file.status)
  if (refusal !== undefined) return refusal
  const side = sideOf(actor, file)
  if (side === undefined) return refuse('referral-of-another-organisation')
  if (file.rated.includes(side)) return refuse('referral-already-rated')
  const rating: Rating = {
    ...placeOf(file),
    ...{ id: newId(), referralId: file.id, side, score, reasons },
    ...{ byAccount: actor.id, at: now.toISOString(), version: 1 },
  }
  return { ...file, rated: [...file.rated, side], rating }
}

export async function saveRating(
  tx: Tx,
  { rating, matterId, id, number }: RatedFile,
): Promise<void> {
  if (rating === undefined) return
  tx.asSystem()
  insertRating(tx, rating)
  const detail = { referral: id, number, side: rating.side, score: rating.score }
  await noteOnMatters(tx, [{ matterId, kind: 'rating', detail }])
}
