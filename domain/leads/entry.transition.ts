import type { Sensitivity } from '#platform/access/place.ts'
import type { EnterLead } from './entry.contract.ts'
import { factsOf, sensitivityOf, traitsOf } from './intake.schema.ts'
import type { Lead } from './lead.schema.ts'
import type { On } from './lead.transition.ts'

export type Clock = { readonly dueAt: string | undefined; readonly number: number }

/** How closely it is kept, before it is written. */
export function closenessOf({ category, traits, cues }: EnterLead): Sensitivity {
  return sensitivityOf(category, traitsOf(traits, cues))
}

/** Which clock of triage it runs by. */
export function triageOf(body: EnterLead): 'imminent' | 'close' | 'usual' {
  if (body.imminent) return 'imminent'
  return closenessOf(body) === 'normal' ? 'usual' : 'close'
}

/**
 * Lies with whoever took it in, in the division that it is about. Sealed, it is open by name only: to
 * her and to those who answer for such things in the county.
 */
export function enterLead(
  body: EnterLead,
  { clock, sealedTo, personId }: { clock: Clock; sealedTo: readonly string[]; personId?: string },
  on: On,
): Lead {
  const { actor, now } = on
  const id = on.id()
  const sensitivity = closenessOf(body)
  const isSealed = sensitivity === 'sealed'
  const traits = traitsOf(body.traits, body.cues)
  const at = now.toISOString()
  return {
    ...{ region: actor.region, division: body.division, orgId: actor.orgId, audience: [] },
    ...{ sensitivity, named: isSealed ? [...new Set([actor.id, ...sealedTo])] : [], barred: [] },
    ...{ id, kind: 'report', channel: body.channel, sourceId: id, category: body.category },
    sourceNumber: body.sourceNumber === '' ? numberOf(id, body.foundOn) : body.sourceNumber,
    ...{ level: body.level, summary: body.summary, foundOn: body.foundOn },
    ...{ traits, cues: factsOf(traits, body.cues), imminent: body.imminent, intake: body.intake },
    personId,
    subjectName: subjectOf(body),
    ...(body.isRegistered
      ? { status: 'registered', matterId: on.id(), settledAt: at, settledBy: actor.id }
      : { status: 'open', dueAt: clock.dueAt, clockNumber: clock.number }),
    linkTo: body.link?.matterId,
    linkKind: body.link?.kind,
    createdAt: at,
    version: 1,
  }
}

/** She whom it is about; without a victim, the first who has a name. */
function subjectOf({ parties }: EnterLead): string | undefined {
  const named = parties.filter(({ name, role }) => name !== null && role !== 'reporter')
  const first = named.find(({ role }) => role === 'victim') ?? named[0]
  return first?.name ?? undefined
}

/** 线索 20230510-3F2A1C: says when, and is not counted, so that it tells nobody how many there are. */
function numberOf(id: string, day: string): string {
  return `XS${day.replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`
}
