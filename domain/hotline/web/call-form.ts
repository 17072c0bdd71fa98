import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { OutputOf } from '#platform/http/endpoint.ts'
import type { Problem } from '#web/client.ts'
import { useDraft, type DraftHandle } from '#web/kit/drafts.ts'
import { useCommand } from '#web/kit/query.ts'
import { serverNow } from '#web/kit/time.ts'
import { popContract, recordContactContract } from '../contact.contract.ts'
import type { Prefill } from '../prefill.schema.ts'
import { bodyOf, emptyContact, missingIn, type ContactDraft } from './contact-draft.ts'
import type { Marked } from './Narrative.tsx'
import { proposalsOf, type Proposal } from './proposal.ts'

export type SavedContact = { readonly id: string; number: string; isOpen: boolean }

export type CallForm = {
  readonly draft: DraftHandle<ContactDraft>
  readonly change: (part: Partial<ContactDraft>) => void
  /** @returns false where something is missing first */
  readonly save: () => boolean
  /** the call told nothing and was counted: the form is for the next one */
  readonly count: (number: string) => void
  readonly missing: readonly string[]
  readonly proposals: readonly Proposal[]
  readonly marks: readonly Marked[]
  /** the words that tell of a danger, by its cue */
  readonly told: ReadonlyMap<string, string>
  readonly isDanger: boolean
  readonly found: OutputOf<typeof popContract> | undefined
  readonly saved: SavedContact | null
  readonly counted: string | null
  readonly isSaving: boolean
  readonly problem: Problem | null
}

/** What the page of a call knows and does; the draft outlives a lost connection and a closed window. */
export function useCallForm(title: string): CallForm {
  const draft = useDraft<ContactDraft>('hotline.call', title, emptyContact)
  const { value } = draft
  const [isTried, setIsTried] = useState(false)
  const [saved, setSaved] = useState<SavedContact | null>(null)
  const [counted, setCounted] = useState<string | null>(null)
  const pop = useCommand(popContract)
  const begin = (): void => {
    draft.clear()
    pop.reset()
    setIsTried(false)
  }
  const record = useCommand(recordContactContract, {
    refresh: ['hotline.', 'leads.', 'matters.', 'desk.'],
    done({ id, number, isOpen }) {
      begin()
      setSaved({ id, number, isOpen })
    },
  })
  const missing = missingIn(value)
  return {
    ...{ draft, saved, counted, found: pop.data, isSaving: record.isPending },
    ...useProposals(value),
    missing: isTried ? missing : [],
    problem: record.error ?? pop.error,
    change(part) {
      setCounted(null)
      setSaved(null)
      draft.change(value.startedAt === 0 ? { ...part, startedAt: serverNow() } : part)
      const { phone } = part
      if (phone !== undefined && phone !== value.phone && isWhole(phone)) {
        pop.mutate({ body: { phone } })
      }
    },
    save() {
      setIsTried(true)
      if (missing.length > 0) return false
      if (!record.isPending) record.mutate({ body: bodyOf(value, serverNow()) })
      return true
    },
    count(number) {
      begin()
      setSaved(null)
      setCounted(number)
    },
  }
}

/** A mobile number or a landline with its area code, however it is spaced. */
function isWhole(phone: string): boolean {
  return /^\D*(?:\d\D*){11,12}$/.test(phone)
}

const grave = new Set<string>([
  ...['strangulation', 'threat-to-kill', 'weapon', 'dangerous-goods', 'confinement'],
  ...['suicide-threat', 'order-breached'],
])

/** Typing comes first: what the words propose may follow a moment later, and is not shown until it fits. */
function useProposals(
  value: ContactDraft,
): Pick<CallForm, 'proposals' | 'marks' | 'told' | 'isDanger'> {
  const { narrative, read } = useReading(useDeferredValue(value.narrative))
  const isFresh = narrative === value.narrative
  const proposals = useMemo(() => (isFresh ? proposalsOf(value, read) : []), [isFresh, value, read])
  const told = useMemo(
    () => new Map(read.cues.map(({ value: cue, from, to }) => [cue, narrative.slice(from, to)])),
    [read, narrative],
  )
  const marks = isFresh
    ? [
        ...proposals.map(({ from, to }) => ({ from, to, isDanger: false })),
        ...read.cues.map(({ from, to }) => ({ from, to, isDanger: true })),
      ]
    : []
  const isDanger =
    value.urgency === 'imminent' ||
    [...told.keys()].some((cue) => grave.has(cue)) ||
    Object.entries(value.cues).some(([cue, answer]) => answer === 'yes' && grave.has(cue))
  return { proposals, marks, told, isDanger }
}

const nothing: Prefill = {
  ...{ phones: [], idNumbers: [], addresses: [], people: [], violence: [], minor: [], cues: [] },
  category: { value: 'other', from: 0, to: 0 },
}

/** The reader of narratives weighs as much as the page, so it comes after it. */
function useReading(narrative: string): { readonly narrative: string; readonly read: Prefill } {
  const [reading, setReading] = useState({ narrative: '', read: nothing })
  useEffect(() => {
    let isWanted = true
    void import('../prefill.transition.ts').then(({ prefill }) => {
      if (isWanted) setReading({ narrative, read: prefill(narrative) })
    })
    return () => {
      isWanted = false
    }
  }, [narrative])
  return reading
}
