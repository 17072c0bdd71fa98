import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextArea } from '#web/kit/Field.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import {
  answerRequestContract,
  closeRequestContract,
  releaseRequestContract,
  type HelpFile,
} from '../help.contract.ts'
import { messageLength } from '../help.schema.ts'
import { helpWording } from './help.wording.ts'

const refresh = ['help-requests.', 'leads.']

/** What the desk may do: answer, let through what was held, close. */
export function AnswerBox({
  file: { id, version, status, actions },
  said,
}: {
  file: HelpFile
  said: (words: string) => void
}): ReactNode {
  const say = useWords(helpWording)
  const draft = useDraft(`help-request.${id}`, say('answer'), { text: '' })
  const answering = useCommand(answerRequestContract, {
    refresh,
    done() {
      draft.clear()
      said(say('done.answer'))
    },
  })
  const releasing = useCommand(releaseRequestContract, {
    refresh,
    done: () => said(say('done.release')),
  })
  const closing = useCommand(closeRequestContract, { refresh, done: () => said(say('done.close')) })
  const why = (refusal: string | null): string | undefined =>
    refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)
  const isHeld = status === 'held'
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        answering.mutate({ params: { id }, body: { text: draft.value.text, version } })
      }}
    >
      {!isHeld && (
        <TextArea
          label={say('answer')}
          hint={say('answer.hint')}
          required
          maxLength={messageLength}
          value={draft.value.text}
          onValue={(text) => draft.change({ text })}
        />
      )}
      <Refused problem={answering.error ?? releasing.error ?? closing.error} />
      <div className="acts">
        {isHeld ? (
          <Button
            tone="go"
            why={why(actions.release)}
            aria-busy={releasing.isPending}
            onClick={() => releasing.mutate({ params: { id }, body: { version } })}
          >
            {say('release')}
          </Button>
        ) : (
          <Button tone="go" type="submit" why={why(actions.answer)} aria-busy={answering.isPending}>
            {say('answer.send')}
          </Button>
        )}
        <Button
          why={why(actions.close)}
          aria-busy={closing.isPending}
          onClick={() => closing.mutate({ params: { id }, body: { version } })}
        >
          {say('close')}
        </Button>
      </div>
      <p className="dim">{say('close.note')}</p>
      <DraftLine draft={draft} />
    </form>
  )
}
