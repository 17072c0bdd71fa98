import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextArea } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { returnReportContract, type ReportFile } from '../zero-report.contract.ts'
import { zeroReportWording } from './zero-report.wording.ts'

export function ReturnDialog({
  report: { id, version, period },
  onClose,
  done,
}: {
  report: ReportFile
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(zeroReportWording)
  const kit = useWords(kitWording)
  const draft = useDraft(`zero-report.return.${id}`, `${say('return')} ${period}`, { reason: '' })
  const returning = useCommand(returnReportContract, {
    refresh: ['zero-reports.'],
    done() {
      draft.clear()
      done()
    },
  })
  return (
    <Dialog title={say('return')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          returning.mutate({ params: { id }, body: { reason: draft.value.reason, version } })
        }}
      >
        <TextArea
          label={say('return.reason')}
          hint={say('return.hint')}
          required
          minLength={2}
          maxLength={500}
          value={draft.value.reason}
          onValue={(reason) => draft.change({ reason })}
        />
        <Refused problem={returning.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={returning.isPending}>
            {say('return')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}
