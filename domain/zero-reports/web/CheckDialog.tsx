import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { ChoiceField, TextArea, TextField } from '#web/kit/Field.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { settleCheckContract, type CheckRow } from '../check.contract.ts'
import { CheckOutcome } from '../zero-report.schema.ts'
import { zeroReportWording } from './zero-report.wording.ts'

export function CheckDialog({
  check: { id, version, division, from, to, period, organisation },
  onClose,
  done,
}: {
  check: CheckRow
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(zeroReportWording)
  const kit = useWords(kitWording)
  const empty = { outcome: '', calls: '', note: '' }
  const draft = useDraft(`zero-check.${id}`, `${say('settle')} ${period}`, empty)
  const { value, change } = draft
  const settling = useCommand(settleCheckContract, {
    refresh: ['zero-checks.', 'zero-reports.'],
    done() {
      draft.clear()
      done()
    },
  })
  return (
    <Dialog title={`${say('settle')} · ${organisation.name}`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const outcome = CheckOutcome.safeParse(value.outcome).data ?? 'not-reached'
          const calls = outcome === 'not-reached' ? 0 : Number(value.calls)
          settling.mutate({ params: { id }, body: { outcome, calls, note: value.note, version } })
        }}
      >
        <p>
          <Go to={`/visits?division=${division}&from=${from}&to=${to}`}>{say('settle.visits')}</Go>
        </p>
        <ChoiceField
          label={say('outcome')}
          required
          value={value.outcome}
          onValue={(outcome) => change({ outcome })}
          options={CheckOutcome.options.map((one) => ({
            value: one,
            label: say(`outcome.${one}`),
          }))}
        />
        {value.outcome !== 'not-reached' && (
          <TextField
            label={say('calls')}
            required
            type="number"
            min={1}
            max={200}
            value={value.calls}
            onValue={(calls) => change({ calls })}
          />
        )}
        <TextArea
          label={say('note')}
          hint={say('note.hint')}
          required={value.outcome === 'concealed'}
          maxLength={1000}
          value={value.note}
          onValue={(note) => change({ note })}
        />
        <Refused problem={settling.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={settling.isPending}>
            {say('settle')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}
