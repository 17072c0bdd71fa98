import { divisionNames } from '#domain/divisions/division.public.ts'
import { partiesOfLeads } from '#domain/matters/party.public.ts'
import type { Party } from '#domain/matters/party.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Decision } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { maskName, maskPhone } from '#platform/text/mask.ts'
import type { LeadFile, LeadParty, LeadRow } from './lead.contract.ts'
import type { LeadListRow } from './lead-list.store.ts'
import { mayResolveLead, mayTriageLead } from './lead.policy.ts'
import type { Lead } from './lead.schema.ts'

export function rowOf(lead: LeadListRow | Lead, names: ReadonlyMap<string, string>): LeadRow {
  const { id, kind, channel, sourceId, sourceNumber, category, status, division } = lead
  const { sensitivity, foundOn, createdAt, version } = lead
  return {
    ...{ id, kind, channel, sourceId, sourceNumber, category, status, division },
    ...{ sensitivity, foundOn, createdAt, version },
    level: lead.level ?? null,
    matterId: lead.matterId ?? null,
    imminent: lead.imminent ?? false,
    traits: [...(lead.traits ?? [])],
    dueAt: lead.status === 'open' ? (lead.dueAt ?? null) : null,
    divisionName: names.get(division) ?? '',
    subject: masked(lead.subjectName),
  }
}

/** As whoever asks may see it, also after the transaction went on as the system. */
export async function presentLead(lead: Lead, tx: Tx): Promise<LeadFile> {
  const names = await divisionNames(tx, [lead.division])
  const parties = await partiesOfLeads(tx, [lead.id])
  const { intake } = lead
  return {
    ...rowOf(lead, names),
    summary: lead.summary,
    // What is kept closely shows no name until somebody asks for it, and the asking is logged.
    subjectName: lead.sensitivity === 'normal' ? (lead.subjectName ?? null) : null,
    personId: lead.personId ?? null,
    cues: [...(lead.cues ?? [])],
    reporter:
      intake === undefined
        ? null
        : {
            ...intake.reporter,
            name: maskName(intake.reporter.name),
            phone: intake.reporter.phone === '' ? '' : maskPhone(intake.reporter.phone),
          },
    hasSafeContact: intake !== undefined && intake.safeContact !== null,
    wish: intake === undefined || intake.wish === '' ? null : intake.wish,
    parties: parties.map(viewOfParty),
    linkTo: lead.linkTo ?? null,
    linkKind: lead.linkKind ?? null,
    settlement: lead.settlement ?? null,
    settledAt: lead.settledAt ?? null,
    actions: actionsOf(tx.initiator, lead),
  }
}

function viewOfParty(party: Party): LeadParty {
  const { id, role, relation, phone, isHidden, isSuspect, isGuardian } = party
  return {
    ...{ id, role, relation, isHidden, isSuspect, isGuardian },
    name: masked(party.name),
    phone: phone === null ? null : maskPhone(phone),
  }
}

function masked(name: string | null | undefined): string | null {
  return name === undefined || name === null ? null : maskName(name)
}

function actionsOf(actor: Actor, lead: Lead): LeadFile['actions'] {
  const closed = lead.status === 'open' ? null : `lead-already-${lead.status}`
  const asked = (decision: Decision): string | null =>
    closed ?? (isRefusal(decision) ? decision.refused : null)
  return [
    { action: 'register', refusal: asked(mayTriageLead(actor, lead)) },
    { action: 'attach', refusal: asked(mayTriageLead(actor, lead)) },
    { action: 'resolve', refusal: asked(mayResolveLead(actor, lead)) },
    { action: 'decline', refusal: asked(mayTriageLead(actor, lead)) },
    { action: 'correct', refusal: asked(mayTriageLead(actor, lead)) },
  ]
}
