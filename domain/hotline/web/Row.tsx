import type { ReactNode } from 'react'
import { useWords } from '#web/kit/wording.ts'
import type { ContactDraft } from './contact-draft.ts'
import { focusProposal } from './contact-keys.ts'
import { hotlineWording } from './hotline.wording.ts'
import type { Proposal } from './proposal.ts'

export type FormParts = {
  readonly draft: ContactDraft
  readonly change: (part: Partial<ContactDraft>) => void
  readonly proposals: readonly Proposal[]
  readonly missing: readonly string[]
}

function asItIs(value: string): string {
  return value
}

/** One line of the form: what is proposed for it, with its words, before what stands in it. */
export function Row({
  parts: { draft, change, proposals, missing },
  field,
  label,
  shown = asItIs,
  children,
}: {
  parts: FormParts
  field: string
  label: string
  shown?: (value: string) => string
  children: ReactNode
}): ReactNode {
  const say = useWords(hotlineWording)
  const mine = proposals.filter((each) => each.field === field)
  const isMissing = missing.includes(field)
  return (
    <div className={isMissing ? 'f missing' : 'f'}>
      <span className="l">
        {label}
        {isMissing && <small>{say('missing')}</small>}
      </span>
      <div className="v">
        {mine.map((proposal) => (
          <Proposed
            key={proposal.key}
            proposal={proposal}
            label={label}
            shown={shown(proposal.value)}
            take={() => change(proposal.change)}
            drop={() => change({ dropped: [...draft.dropped, proposal.key] })}
          />
        ))}
        {children}
      </div>
    </div>
  )
}

/** Enter takes it, X drops it, E takes it to write it differently. Nothing is taken silently. */
function Proposed({
  proposal,
  label,
  shown,
  take,
  drop,
}: {
  proposal: Proposal
  label: string
  shown: string
  take: () => void
  drop: () => void
}): ReactNode {
  const say = useWords(hotlineWording)
  const leave = (from: HTMLElement, act: () => void): void => {
    const row = from.closest('.f')
    act()
    // The button is gone after the next drawing; the next one is looked for then.
    setTimeout(() => focusProposal(row), 0)
  }
  return (
    <button
      type="button"
      className="proposal"
      data-proposal={proposal.key}
      onClick={({ currentTarget }) => leave(currentTarget, take)}
      onKeyDown={(event) => {
        const { key, currentTarget } = event
        if (event.ctrlKey || event.metaKey || event.altKey) return
        if (key === 'x' || key === 'X') leave(currentTarget, drop)
        if (key !== 'e' && key !== 'E') return
        event.preventDefault()
        const row = currentTarget.parentElement
        take()
        // It stands in the field now, to be written differently; the field is seen after the next drawing.
        setTimeout(() => row?.querySelector<HTMLElement>('input, select')?.focus(), 0)
      }}
    >
      <span className="vh">{say('proposal', { label })} </span>
      <b>{shown}</b>
      {proposal.words !== '' && proposal.words !== shown && <q>{proposal.words}</q>}
      <span className="k" aria-hidden="true">
        <kbd>↵</kbd> {say('take')} <kbd>E</kbd> {say('edit')} <kbd>X</kbd> {say('drop')}
      </span>
    </button>
  )
}

/** A bare input of a row, named by the row's label. */
export function Text({
  parts: { draft, change },
  field,
  label,
  ...rest
}: {
  parts: FormParts
  field:
    | 'phone'
    | 'name'
    | 'identity'
    | 'age'
    | 'occupation'
    | 'address'
    | 'wish'
    | 'answer'
    | 'safePhone'
    | 'safeTime'
    | 'safeOpening'
    | 'safeAvoid'
  label: string
  placeholder?: string | undefined
  inputMode?: 'numeric' | 'tel' | undefined
  maxLength?: number
}): ReactNode {
  return (
    <input
      {...rest}
      aria-label={label}
      autoComplete="off"
      value={draft[field]}
      onChange={(event) => change({ [field]: event.target.value })}
    />
  )
}

export function Pick({
  parts: { draft, change },
  field,
  label,
  options,
}: {
  parts: FormParts
  field:
    | 'channel'
    | 'sex'
    | 'marital'
    | 'relation'
    | 'category'
    | 'topic'
    | 'urgency'
    | 'handling'
    | 'satisfaction'
  label: string
  options: readonly (readonly [value: string, label: string])[]
}): ReactNode {
  const say = useWords(hotlineWording)
  return (
    <select
      aria-label={label}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.target.value })}
    >
      <option value="">{say('not-asked')}</option>
      {options.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  )
}
