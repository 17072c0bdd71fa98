import type { Lead } from '#domain/leads/lead.schema.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { setDanger } from './level.transition.ts'
import { noted } from './entry.transition.ts'
import { stricter } from './merge.transition.ts'
import type { MatterFile, On } from './matter.schema.ts'
import { reopenMatter } from './matter.transition.ts'

/**
 * A lead about the same dispute goes into the matter: its story as a line, its restrictions united
 * with the matter's, so that nobody gains access by it. A closed matter opens again; after archiving
 * it is a new linked one (domain rule 0).
 */
export function attachLead(
  file: MatterFile,
  lead: Lead,
  { reason }: { reason: string },
  on: On,
): MatterFile | Refusal {
  switch (file.status) {
    case 'archived':
      return refuse('archived-needs-a-new-matter')
    case 'merged':
      return refuse('matter-merged')
    case 'declined':
      return refuse('matter-declined')
    case 'closed': {
      const reopened = reopenMatter(file, { reason }, on)
      return isRefusal(reopened) ? reopened : joined(reopened, lead, reason, on)
    }
    case 'open':
    case 'monitoring':
      return joined(file, lead, reason, on)
  }
}

function joined(file: MatterFile, lead: Lead, reason: string, on: On): MatterFile | Refusal {
  const sensitivity = stricter(file.sensitivity, lead.sensitivity)
  const barred = [...new Set([...file.barred, ...lead.barred])]
  // What becomes sealed by the lead is open to those only who were named on it or on the matter.
  const named = sensitivity === 'sealed' && file.sensitivity !== 'sealed' ? lead.named : file.named
  const left = named.filter((account) => !barred.includes(account))
  if (sensitivity === 'sealed' && left.length === 0) return refuse('nobody-would-be-left')
  const united: MatterFile = {
    ...file,
    ...{ sensitivity, barred, named: left },
    safeContact: file.safeContact ?? lead.intake?.safeContact ?? undefined,
  }
  const detail = { lead: lead.id, channel: lead.channel }
  const told = noted(united, 'lead-attached', on, { text: `${lead.summary}\n→ ${reason}`, detail })
  if (lead.imminent !== true || told.imminent) return told
  return setDanger(told, { imminent: true, reason }, on)
}
