import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Cue } from './cue.schema.ts'

/** A yes of the checklist about a matter, where that matter lies. */
export function aCue(matter: Place & { readonly id: string }, change: Partial<Cue> = {}): Cue {
  const { region, division, orgId, audience, sensitivity, named, barred } = matter
  return {
    ...{ region, division, orgId, audience, sensitivity, named, barred },
    ...{ id: newId(), matterId: matter.id, cue: 'prior-violence', answer: 'yes' },
    ...{ sourceKind: 'checklist', sourceId: matter.id },
    recordedAt: '2023-05-10T02:00:00.000Z',
    recordedBy: newId(),
    recordedByName: '陈玉兰',
    ...change,
  }
}
