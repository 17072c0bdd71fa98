import { attachToMatter } from '#domain/leads/entry.public.ts'
import type { Lead, LeadsChanged } from '#domain/leads/lead.schema.ts'
import {
  attachLead,
  lockTarget,
  mayTakeLead,
  saveAttached,
  type MatterFile,
} from '#domain/matters/attach.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** The matter that a call goes into; none where it makes one of its own. */
export type Target = MatterFile | undefined

/** A call that went into a matter that was there: the lead as it stands, and the matter before and after. */
export type Joined = {
  readonly lead: Lead
  readonly matter: MatterFile
  readonly before: MatterFile
}

/** Locked under the actor's own sight. @param matterId none: the call is not about one that is there */
export async function targetOf(tx: Tx, matterId: string | null): Promise<Target | Refusal> {
  if (matterId === null) return undefined
  const matter = await lockTarget(tx, matterId)
  if (matter === undefined) return refuse('no-such-matter')
  const decision = mayTakeLead(tx.actor, matter)
  return isRefusal(decision) ? decision : matter
}

/** A repeat call is heard as a new event of its matter: it may make it graver, or open it again. */
export function joinMatter(
  lead: Lead,
  before: MatterFile,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Joined | Refusal {
  const on = { actor, now, id: newId }
  const attached = attachToMatter(lead, { matterId: before.id }, on)
  if (isRefusal(attached)) return attached
  const matter = attachLead(before, lead, { reason: `12338 ${lead.sourceNumber}` }, on)
  return isRefusal(matter) ? matter : { lead: attached, matter, before }
}

export function saveJoined(tx: Tx, { lead, matter, before }: Joined): Promise<void> {
  return saveAttached(tx, matter, before, lead)
}

/** What others hear of it beside the lead itself. */
export function joiningOf({
  lead,
  joined,
}: {
  readonly lead: Lead
  readonly joined: Joined | undefined
}): LeadsChanged[] {
  return joined === undefined
    ? []
    : [{ type: 'leads.changed', before: [lead], leads: [joined.lead] }]
}
