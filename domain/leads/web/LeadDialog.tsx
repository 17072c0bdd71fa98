import type { ReactNode } from 'react'
import type { Problem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { ChoiceField, TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { Category } from '../category.schema.ts'
import {
  correctLeadContract,
  declineLeadContract,
  registerLeadContract,
  resolveLeadContract,
  type LeadFile,
} from '../lead.contract.ts'
import { DeclineReason } from '../lead.schema.ts'
import { leadWording } from './lead.wording.ts'

export type LeadAct = Exclude<LeadFile['actions'][number]['action'], 'attach'>

type Content = { category: string; level: string; text: string; reason: string; sentTo: string }

const empty: Content = { category: '', level: '', text: '', reason: '', sentTo: '' }

/** One dialog per act; what is being written outlives it. */
export function LeadDialog({
  act,
  lead,
  onClose,
  done,
}: {
  act: LeadAct
  lead: LeadFile
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(leadWording)
  const kit = useWords(kitWording)
  const draft = useDraft(`lead.${act}.${lead.id}`, `${say(act)} · ${lead.sourceNumber}`, empty)
  const { send, problem, isPending } = useAct(act, lead, () => {
    draft.clear()
    done()
  })
  return (
    <Dialog title={say(act)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send(draft.value)
        }}
      >
        <Fields act={act} value={draft.value} change={draft.change} />
        <Refused problem={problem} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={isPending}>
            {say(act)}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}

function Fields({
  act,
  value,
  change,
}: {
  act: LeadAct
  value: Content
  change: (part: Partial<Content>) => void
}): ReactNode {
  const say = useWords(leadWording)
  const kit = useWords(kitWording)
  const category = (
    <ChoiceField
      label={say('category')}
      isOptional={act === 'register'}
      required={act === 'correct'}
      value={value.category}
      onValue={(next) => change({ category: next })}
      options={Category.options.map((one) => ({ value: one, label: kit(`category.${one}`) }))}
    />
  )
  switch (act) {
    case 'correct':
      return category
    case 'register':
      return (
        <>
          <p className="dim">{say('register.about')}</p>
          {category}
          <ChoiceField
            label={say('register.level')}
            hint={say('register.level.hint')}
            isOptional
            value={value.level}
            onValue={(level) => change({ level })}
            options={['1', '2', '3', '4'].map((one) => ({ value: one, label: one }))}
          />
        </>
      )
    case 'resolve':
      return (
        <TextArea
          label={say('resolve.how')}
          value={value.text}
          onValue={(text) => change({ text })}
          required
          minLength={2}
          maxLength={2000}
        />
      )
    case 'decline':
      return (
        <>
          <ChoiceField
            label={say('decline.reason')}
            value={value.reason}
            onValue={(reason) => change({ reason })}
            required
            options={DeclineReason.exclude(['source-removed']).options.map((one) => ({
              value: one,
              label: say(`reason.${one}`),
            }))}
          />
          {value.reason === 'out-of-scope' && (
            <TextField
              label={say('decline.sent-to')}
              value={value.sentTo}
              onValue={(sentTo) => change({ sentTo })}
              required
              minLength={2}
            />
          )}
          <TextArea
            label={say('decline.text')}
            value={value.text}
            onValue={(text) => change({ text })}
            required
            minLength={2}
            maxLength={2000}
          />
        </>
      )
  }
}

type Sending = { send: (value: Content) => void; problem: Problem | null; isPending: boolean }

/** Turns what the form holds into the command of the act. */
function useAct(act: LeadAct, lead: LeadFile, done: () => void): Sending {
  const after = { refresh: ['leads.', 'desk.', 'matters.'], done }
  const register = useCommand(registerLeadContract, after)
  const resolve = useCommand(resolveLeadContract, after)
  const decline = useCommand(declineLeadContract, after)
  const correct = useCommand(correctLeadContract, after)
  const { id, version } = lead
  const params = { id }
  const send = ({ category, level, text, reason, sentTo }: Content): void => {
    const chosen = Category.safeParse(category).data
    switch (act) {
      case 'register':
        register.mutate({
          params,
          body: { version, category: chosen, level: level === '' ? undefined : Number(level) },
        })
        return
      case 'resolve':
        resolve.mutate({ params, body: { version, how: text } })
        return
      case 'decline': {
        const why = DeclineReason.exclude(['source-removed']).safeParse(reason).data ?? 'mistaken'
        const to = why === 'out-of-scope' ? { sentTo } : {}
        decline.mutate({ params, body: { version, reason: why, text, ...to } })
        return
      }
      case 'correct':
        correct.mutate({ params, body: { version, category: chosen ?? lead.category } })
    }
  }
  const all = [register, resolve, decline, correct]
  return {
    send,
    problem: all.find(({ error }) => error !== null)?.error ?? null,
    isPending: all.some((one) => one.isPending),
  }
}
