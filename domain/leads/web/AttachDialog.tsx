import { useState, type ReactNode } from 'react'
import { listMattersContract } from '#domain/matters/matter-page.contract.ts'
import { call, isProblem, type Problem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { attachLeadContract } from '../entry.contract.ts'
import type { LeadFile } from '../lead.contract.ts'
import { leadWording } from './lead.wording.ts'

const empty = { number: '', reason: '' }

/** The same dispute: the lead goes into a matter that is there, found by its number. */
export function AttachDialog({
  lead,
  onClose,
  done,
}: {
  lead: LeadFile
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(leadWording)
  const kit = useWords(kitWording)
  const draft = useDraft(`lead.attach.${lead.id}`, `${say('attach')} · ${lead.sourceNumber}`, empty)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const attach = useCommand(attachLeadContract, {
    refresh: ['leads.', 'desk.', 'matters.'],
    done: () => {
      draft.clear()
      done()
    },
  })
  const { number, reason } = draft.value
  const send = (): void => {
    setProblem(null)
    call(listMattersContract, { query: { q: number.trim(), size: 2 } }).then(
      ({ items }) => {
        const [matter] = items
        const isOne = items.length === 1 && matter !== undefined
        setIsMissing(!isOne)
        if (!isOne) return
        const { id, version } = lead
        attach.mutate({ params: { id }, body: { matterId: matter.id, reason, version } })
      },
      (error: unknown) => {
        if (isProblem(error)) setProblem(error)
      },
    )
  }
  return (
    <Dialog title={say('attach')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <TextField
          label={say('attach.number')}
          hint={say('attach.number.hint')}
          error={isMissing ? say('attach.missing') : undefined}
          required
          minLength={4}
          value={number}
          onValue={(text) => draft.change({ number: text })}
        />
        <TextArea
          label={say('attach.reason')}
          required
          minLength={2}
          maxLength={1000}
          value={reason}
          onValue={(text) => draft.change({ reason: text })}
        />
        <Refused problem={problem ?? attach.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={attach.isPending}>
            {say('attach')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}
