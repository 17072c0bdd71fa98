import type { Referral, Suggestion } from './referral.schema.ts'

/**
 * What the receiver's feedback suggests and nobody has done yet. Grading anew is done when something
 * was answered about the matter after it; closing ends the matter, and with it the suggestion.
 * @param answeredAt when something was last answered about the matter
 */
export function standingSuggestion(
  { status, suggestion, fedBackAt }: Pick<Referral, 'status' | 'suggestion' | 'fedBackAt'>,
  answeredAt: string | undefined,
): Exclude<Suggestion, 'none'> | null {
  if (status !== 'fed-back' && status !== 'verified') return null
  if (suggestion === undefined || suggestion === 'none') return null
  const isGraded = answeredAt !== undefined && fedBackAt !== undefined && answeredAt > fedBackAt
  return suggestion === 'grade-anew' && isGraded ? null : suggestion
}
