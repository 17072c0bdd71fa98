import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { FactCode, type CueAnswer } from '../cue.schema.ts'
import { grade, type Facts } from '../grade.transition.ts'
import { recordCuesContract, type Grading } from '../grading.contract.ts'
import { cueWording } from './cue.wording.ts'
import { gradingWording } from './grading.wording.ts'

/** The two that everything hangs on come first. */
const order: readonly FactCode[] = [
  'violence',
  'minor',
  ...FactCode.options.filter((fact) => fact !== 'violence' && fact !== 'minor'),
]

const keys: Readonly<Record<string, CueAnswer>> = { '1': 'yes', '2': 'no', '3': 'unknown' }

type Written = Readonly<Partial<Record<FactCode, { answer: CueAnswer; evidence: string }>>>

/** The checklist: don't know is what stands until somebody says otherwise; keys 1, 2, 3 answer it. */
export function CueDialog({
  matterId,
  grading,
  onClose,
}: {
  matterId: string
  grading: Grading
  onClose: () => void
}): ReactNode {
  const say = useWords(gradingWording)
  const kit = useWords(kitWording)
  const list = useRef<HTMLFieldSetElement>(null)
  const draft = useDraft<{ readonly written: Written }>(`grading.${matterId}`, say('draft'), {
    written: {},
  })
  const { written } = draft.value
  const command = useCommand(recordCuesContract, {
    refresh: ['grading.', 'matters.', 'desk.', 'inbox.', 'referrals.'],
    done: () => {
      draft.clear()
      onClose()
    },
  })
  const answers = order.flatMap((fact) => {
    const one = written[fact]
    if (one === undefined || isKnown(grading, fact, one)) return []
    const { answer, evidence } = one
    return [evidence === '' ? { fact, answer } : { fact, answer, evidence }]
  })
  const set = (fact: FactCode, change: Partial<{ answer: CueAnswer; evidence: string }>): void => {
    const before = written[fact] ?? { answer: grading.answers[fact] ?? 'unknown', evidence: '' }
    draft.change({ written: { ...written, [fact]: { ...before, ...change } } })
  }
  const onKey = (event: KeyboardEvent, fact: FactCode): void => {
    const answer = keys[event.key]
    if (answer === undefined) return
    event.preventDefault()
    set(fact, { answer })
    const next = order[order.indexOf(fact) + 1]
    const input = list.current?.querySelector<HTMLElement>(`[data-fact="${next ?? ''}"] input`)
    input?.focus()
  }
  return (
    <Dialog title={say('assess.title')} onClose={onClose} isWide>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          command.mutate({ params: { id: matterId }, body: { answers } })
        }}
      >
        <p className="dim">
          {say('assess.about')} {say('keys')}
        </p>
        <fieldset ref={list} className="checklist">
          <legend className="vh">{say('assess.title')}</legend>
          {order.map((fact) => (
            <Question
              key={fact}
              fact={fact}
              answer={written[fact]?.answer ?? grading.answers[fact] ?? 'unknown'}
              evidence={written[fact]?.evidence ?? ''}
              set={(change) => set(fact, change)}
              onKey={(event) => onKey(event, fact)}
            />
          ))}
        </fieldset>
        <Refused problem={command.error} />
        <div className="acts assess-end">
          <Preview grading={grading} written={written} />
          <Button tone="go" type="submit" aria-busy={command.isPending}>
            {say('save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}

function isKnown(grading: Grading, fact: FactCode, one: { answer: CueAnswer; evidence: string }) {
  return one.evidence === '' && (grading.answers[fact] ?? 'unknown') === one.answer
}

function Question({
  fact,
  answer,
  evidence,
  set,
  onKey,
}: {
  fact: FactCode
  answer: CueAnswer
  evidence: string
  set: (change: Partial<{ answer: CueAnswer; evidence: string }>) => void
  onKey: (event: KeyboardEvent) => void
}): ReactNode {
  const say = useWords(gradingWording)
  const cue = useWords(cueWording)
  return (
    <fieldset className="question" data-fact={fact}>
      <legend>
        {cue(fact)} <small>{cue(`${fact}.what`)}</small>
      </legend>
      <div>
        {(['yes', 'no', 'unknown'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`cue-${fact}`}
              checked={answer === one}
              onKeyDown={onKey}
              onChange={() => set({ answer: one })}
            />
            {say(`answer.${one}`)}
          </label>
        ))}
      </div>
      {answer === 'yes' && (
        <input
          type="text"
          aria-label={`${cue(fact)} ${say('evidence')}`}
          placeholder={say('evidence')}
          maxLength={1000}
          value={evidence}
          onChange={(event) => set({ evidence: event.target.value })}
        />
      )}
    </fieldset>
  )
}

/** What saving would do, by the same rules as the server's. */
function Preview({ grading, written }: { grading: Grading; written: Written }): ReactNode {
  const say = useWords(gradingWording)
  const answers = { ...grading.answers }
  for (const fact of order) {
    const answer = written[fact]?.answer
    if (answer !== undefined) answers[fact] = answer
  }
  const category = grading.category as Facts['category']
  const { level, imminent } = grade(grading.ruleSet, { category, answers })
  const words =
    imminent && grading.now?.imminent !== true
      ? say('preview.danger')
      : level < grading.level
        ? say('preview.up', { level })
        : say('preview.same')
  return (
    <p className="preview" aria-live="polite">
      {say('now', { level })} · <b>{words}</b>
    </p>
  )
}
