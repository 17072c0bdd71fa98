/** Of the last days: somebody is at work with it now. */
export function isUnderWay(
  fate: OrderFate | undefined,
): fate is 'drafting' | 'submitted' | 'accepted' {
  return fate === 'drafting' || fate === 'submitted' || fate === 'accepted'
}

/** How far an application for a protection order comes. */
export type OrderFate =
  | 'drafting'
  | 'submitted'
  | 'accepted'
  | 'withdrawn'
  | 'rejected'
  | 'issued'
  | 'breached'
  | 'extension-asked'
