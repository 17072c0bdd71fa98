/**
 * Something that happened in one slice and that others act on, in the same transaction.
 * Slices declare their events in `<slice>.schema.ts`; `domain/subscriptions.ts` names every subscriber.
 */
export type DomainEvent = { readonly type: string }
