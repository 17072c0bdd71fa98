import type { Actor } from '#platform/access/actor.ts'
import type { Refusal } from '#platform/access/decision.ts'
import { refuse } from '#platform/access/decision.ts'
import type { Category } from './category.schema.ts'
import type { DeclineReason, Lead } from './lead.schema.ts'

/** Who does it and when; ids are handed in, so that a transition stays pure. */
export type On = { readonly actor: Actor; readonly now: Date; readonly id: () => string }

/** The lead becomes a matter; the matter's id is made here, the matter itself by its own slice. */
export function registerLead(
  lead: Lead,
  { category, level }: { category?: Category | undefined; level?: number | undefined },
  on: On,
): Lead | Refusal {
  return (
    notOpen(lead) ?? {
      ...settled(lead, 'registered', on),
      category: category ?? lead.category,
      level: level ?? lead.level,
      matterId: on.id(),
    }
  )
}

/** The same dispute as a matter that is there: it goes on in that one. */
export function attachToMatter(
  lead: Lead,
  { matterId }: { matterId: string },
  on: On,
): Lead | Refusal {
  return notOpen(lead) ?? { ...settled(lead, 'attached', on), matterId }
}

/** Resolved on the spot: what was done, and no matter. */
export function resolveLead(lead: Lead, { how }: { how: string }, on: On): Lead | Refusal {
  return notOpen(lead) ?? { ...settled(lead, 'resolved', on), settlement: { text: how } }
}

export function declineLead(
  lead: Lead,
  { reason, text, sentTo }: { reason: DeclineReason; text: string; sentTo?: string | undefined },
  on: On,
): Lead | Refusal {
  return notOpen(lead) ?? { ...settled(lead, 'declined', on), settlement: { text, reason, sentTo } }
}

export function correctLead(lead: Lead, { category }: { category: Category }): Lead | Refusal {
  return notOpen(lead) ?? { ...lead, category, version: lead.version + 1 }
}

function settled(lead: Lead, status: Lead['status'], { actor, now }: On): Lead {
  return {
    ...lead,
    status,
    settledAt: now.toISOString(),
    settledBy: actor.id,
    version: lead.version + 1,
  }
}

function notOpen(lead: Lead): Refusal | undefined {
  switch (lead.status) {
    case 'open':
      return undefined
    case 'registered':
      return refuse('lead-already-registered')
    case 'attached':
      return refuse('lead-already-attached')
    case 'resolved':
      return refuse('lead-already-resolved')
    case 'declined':
      return refuse('lead-already-declined')
  }
}
