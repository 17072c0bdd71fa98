import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { HelpRequest } from './help.schema.ts'

export type On = { readonly actor: Actor; readonly now: Date }

/** A closed conversation is kept so long, should she come back. */
const keptDays = 180

/** She wrote again: a closed conversation opens again, one that is held stays held. */
export function writeAgain(request: HelpRequest, now: Date): HelpRequest {
  return {
    ...request,
    status: request.status === 'held' ? 'held' : 'waiting',
    toldAt: now.toISOString(),
    ...{ closedAt: null, closedByName: null, expiresAt: null },
    version: request.version + 1,
  }
}

export function answerRequest(request: HelpRequest, { actor, now }: On): HelpRequest | Refusal {
  switch (request.status) {
    case 'held':
      return refuse('help-request-held')
    case 'closed':
      return refuse('help-request-closed')
    case 'waiting':
    case 'answered':
      return {
        ...request,
        ...{ status: 'answered', answeredAt: now.toISOString(), answeredByName: actor.name },
        version: request.version + 1,
      }
  }
}

/** A person looked at what was held: it goes to the desk like any other. */
export function releaseRequest(request: HelpRequest): HelpRequest | Refusal {
  if (request.status !== 'held') return refuse('help-request-not-held')
  return { ...request, status: 'waiting', version: request.version + 1 }
}

export function closeRequest(request: HelpRequest, { actor, now }: On): HelpRequest | Refusal {
  if (request.status === 'closed') return refuse('help-request-closed')
  const expiresAt = new Date(now.getTime() + keptDays * 86_400_000).toISOString()
  return {
    ...request,
    ...{ status: 'closed', closedAt: now.toISOString(), closedByName: actor.name, expiresAt },
    version: request.version + 1,
  }
}
