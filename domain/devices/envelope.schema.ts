/** What an envelope is bound to: an item cannot be passed off as another one. */
export function envelopeOf(itemId: string): string {
  return `tiexin item ${itemId}`
}
