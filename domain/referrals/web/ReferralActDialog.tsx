import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Choices, Ticks } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextArea } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { ReferralAction } from '../referral-action.schema.ts'
import type { ReferralPage } from '../referral-page.contract.ts'
import { FeedBackOutcome, RatingReason, ReturnReason, Suggestion } from '../referral.schema.ts'
import { useAct, type Content } from './acting.ts'
import { FileTicks } from './FileTicks.tsx'
import { referralWording } from './referral.wording.ts'

/** One dialog per act; what is being written outlives it. */
export function ReferralActDialog({
  act,
  page,
  onClose,
  done,
}: {
  act: ReferralAction
  page: ReferralPage
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(referralWording)
  const kit = useWords(kitWording)
  const draft = useDraft<Content>(
    `referral.${act}.${page.id}`,
    `${say(`act.${act}`)} · ${page.number}`,
    {
      ...{ text: '', reason: '', outcome: '', suggestion: 'none', score: '', reasons: [] },
      ...{ fields: page.packet.fields, files: [], picked: null },
    },
  )
  const { send, problem, isPending } = useAct(act, page, () => {
    draft.clear()
    done()
  })
  return (
    <Dialog title={say(`act.${act}`)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send(draft.value)
        }}
      >
        <Fields act={act} page={page} value={draft.value} change={draft.change} />
        <Refused problem={problem} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={isPending}>
            {say(`act.${act}`)}
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
  page,
  value,
  change,
}: {
  act: ReferralAction
  page: ReferralPage
  value: Content
  change: (part: Partial<Content>) => void
}): ReactNode {
  const say = useWords(referralWording)
  const hasText = act !== 'sign' && act !== 'accept' && act !== 'rate'
  const special = act === 'log' || act === 'feed-back' ? (`text.${act}` as const) : 'text'
  return (
    <>
      {act === 'return' && (
        <Choices
          legend={say('reason')}
          value={value.reason}
          onValue={(reason) => change({ reason })}
          options={ReturnReason.options.map((one) => ({ value: one, label: say(`code.${one}`) }))}
        />
      )}
      {(act === 'forward' || act === 'decide') && (
        <OrganisationPicker
          label={say(act === 'decide' ? 'competent' : 'receiver')}
          picked={value.picked}
          onPick={(picked) => change({ picked })}
        />
      )}
      {act === 'forward' && page.packet.fields.length > 0 && (
        <Ticks
          legend={say('fields')}
          values={value.fields}
          onValues={(fields) => change({ fields })}
          options={page.packet.fields.map((one) => ({ value: one, label: say(`field.${one}`) }))}
        />
      )}
      {act === 'supplement' && page.matterId !== null && (
        <FileTicks
          matterId={page.matterId}
          taken={page.files.map(({ id }) => id)}
          values={value.files}
          onValues={(files) => change({ files })}
        />
      )}
      {act === 'feed-back' && (
        <>
          <Choices
            legend={say('outcome')}
            value={value.outcome}
            onValue={(outcome) => change({ outcome })}
            options={FeedBackOutcome.options.map((one) => ({
              value: one,
              label: say(`code.${one}`),
            }))}
          />
          <Choices
            legend={say('suggestion')}
            value={value.suggestion}
            onValue={(suggestion) => change({ suggestion })}
            options={Suggestion.options.map((one) => ({
              value: one,
              label: say(`suggestion.${one}`),
            }))}
          />
        </>
      )}
      {act === 'rate' && (
        <>
          <Choices
            legend={say('rating.how')}
            value={value.score}
            onValue={(score) => change({ score })}
            options={['5', '4', '3', '2', '1'].map((one) => ({ value: one, label: one }))}
          />
          <Ticks
            legend={say('rating.why')}
            values={value.reasons}
            onValues={(reasons) => change({ reasons })}
            options={RatingReason.options.map((one) => ({
              value: one,
              label: say(`because.${one}`),
            }))}
          />
        </>
      )}
      {hasText && (
        <TextArea
          label={say(special)}
          value={value.text}
          onValue={(text) => change({ text })}
          required={act !== 'verify' && act !== 'supplement'}
          isOptional={act === 'verify' || act === 'supplement'}
          minLength={2}
          maxLength={2000}
        />
      )}
    </>
  )
}
