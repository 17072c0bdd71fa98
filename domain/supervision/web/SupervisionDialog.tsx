import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { ChoiceField, TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import * as contracts from '../supervision.contract.ts'
import type { SupervisionFile } from '../supervision.contract.ts'
import { SupervisionOutcome, type SupervisionAction } from '../supervision.schema.ts'
import { ReplyFiles } from './ReplyFiles.tsx'
import { supervisionWording } from './supervision.wording.ts'

type Content = {
  text: string
  evidence: string
  files: string[]
  within: string
  outcome: string
}

/** One dialog per act; what is being written outlives it. */
export function SupervisionDialog({
  act,
  order,
  onClose,
  done,
}: {
  act: SupervisionAction
  order: SupervisionFile
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(supervisionWording)
  const kit = useWords(kitWording)
  const begun = {
    text: act === 'send' ? order.requirement : '',
    evidence: '',
    files: [] as string[],
    within: '',
    outcome: '',
  }
  const draft = useDraft(
    `supervision.${act}.${order.id}`,
    `${say(act)} · ${order.number ?? ''}`,
    begun,
  )
  const { value, change } = draft
  const sending = useAct(act, order, () => {
    draft.clear()
    done()
  })
  return (
    <Dialog title={say(act)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          sending.send(value)
        }}
      >
        {act === 'close' && (
          <ChoiceField
            label={say('outcome')}
            required
            value={value.outcome}
            onValue={(outcome) => change({ outcome })}
            options={SupervisionOutcome.options
              .filter((one) => (one === 'unanswered') === (order.status === 'issued'))
              .map((one) => ({ value: one, label: say(`outcome.${one}`) }))}
          />
        )}
        <TextArea
          label={say(labelOf(act))}
          hint={act === 'send' ? say('requirement.hint') : undefined}
          required
          minLength={2}
          maxLength={act === 'send' || act === 'reply' ? 4000 : 1000}
          value={value.text}
          onValue={(text) => change({ text })}
        />
        {act === 'reply' && (
          <TextArea
            label={say('evidence')}
            hint={say('evidence.hint')}
            isOptional
            maxLength={2000}
            value={value.evidence}
            onValue={(evidence) => change({ evidence })}
          />
        )}
        {act === 'reply' && (
          <ReplyFiles order={order} values={value.files} onValues={(files) => change({ files })} />
        )}
        {(act === 'send' || act === 'send-back') && (
          <TextField
            label={say('within')}
            hint={say('within.hint', { usual: order.usualReply })}
            isOptional
            pattern="\d{1,4}(m|h|d|wd)"
            value={value.within}
            onValue={(within) => change({ within })}
          />
        )}
        <Refused problem={sending.problem} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={sending.isPending}>
            {say(act)}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}

function labelOf(act: SupervisionAction): 'requirement' | 'text' | 'closing' | 'reason' {
  if (act === 'send') return 'requirement'
  if (act === 'reply') return 'text'
  return act === 'close' ? 'closing' : 'reason'
}

/** Turns what the form holds into the command of the act. */
function useAct(act: SupervisionAction, { id, version }: SupervisionFile, done: () => void) {
  const after = { refresh: ['supervision.', 'desk.', 'matters.', 'attachments.'], done }
  const send = useCommand(contracts.sendSupervisionContract, after)
  const drop = useCommand(contracts.dropSupervisionContract, after)
  const reply = useCommand(contracts.replySupervisionContract, after)
  const sendBack = useCommand(contracts.sendBackReplyContract, after)
  const close = useCommand(contracts.closeSupervisionContract, after)
  const withdraw = useCommand(contracts.withdrawSupervisionContract, after)
  const params = { id }
  const all = [send, drop, reply, sendBack, close, withdraw]
  return {
    problem: all.find(({ error }) => error !== null)?.error ?? null,
    isPending: all.some((one) => one.isPending),
    send({ text, evidence, files, within, outcome }: Content): void {
      const limit = within === '' ? {} : { replyWithin: within }
      switch (act) {
        case 'send':
          send.mutate({ params, body: { version, requirement: text, ...limit } })
          return
        case 'drop':
          drop.mutate({ params, body: { version, reason: text } })
          return
        case 'reply':
          reply.mutate({ params, body: { version, text, evidence, files } })
          return
        case 'send-back':
          sendBack.mutate({ params, body: { version, reason: text, ...limit } })
          return
        case 'close': {
          const how = SupervisionOutcome.safeParse(outcome).data ?? 'not-done'
          close.mutate({ params, body: { version, text, outcome: how } })
          return
        }
        case 'withdraw':
          withdraw.mutate({ params, body: { version, reason: text } })
      }
    },
  }
}
