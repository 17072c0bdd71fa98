import { useRef, useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useTitle } from '#web/kit/PageHead.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { serverNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { useCallForm, type CallForm } from './call-form.ts'
import { CallClock } from './CallClock.tsx'
import { secondsOf } from './contact-draft.ts'
import { focusProposal, useCallKeys } from './contact-keys.ts'
import { ContactFields } from './ContactFields.tsx'
import { CountDialog } from './CountDialog.tsx'
import { Cues } from './Cues.tsx'
import { hotlineWording } from './hotline.wording.ts'
import { Narrative } from './Narrative.tsx'
import { Pop } from './Pop.tsx'
import { Saved } from './Saved.tsx'
import { Script } from './Script.tsx'
import './hotline.css'
import './call-form.css'
import './contact.css'

/** 12338: one screen for the whole call, and every step of it has a key. */
export function HotlinePage(): ReactNode {
  const say = useWords(hotlineWording)
  const heading = useTitle(say('title'))
  const form = useCallForm(say('draft'))
  const { change, draft, isDanger, isSaving, found } = form
  const { value } = draft
  const box = useRef<HTMLTextAreaElement>(null)
  const [isCounting, setIsCounting] = useState(false)
  const save = (): void => {
    if (!form.save()) box.current?.focus()
  }
  useCallKeys({
    save,
    narrative: () => box.current?.focus(),
    proposal: () => focusProposal(),
    count: () => setIsCounting(true),
    police: () => change({ isPoliceTold: !value.isPoliceTold }),
  })
  return (
    <div className="hotline">
      <header className="call">
        <h1 ref={heading} tabIndex={-1}>
          {say(value.startedAt === 0 ? 'waiting' : 'calling')}
          <CallClock startedAt={value.startedAt} />
        </h1>
        <p>{say('owner')}</p>
        <div className="acts">
          <Go to="/contacts?view=call-back" className="btn">
            {say('to-list')}
          </Go>
          <Button hint="F8" onClick={() => setIsCounting(true)}>
            {say('count')}
          </Button>
          <Button tone="go" hint="Ctrl ↵" aria-busy={isSaving} onClick={save}>
            {say('save')}
          </Button>
        </div>
      </header>
      {isDanger && <Script draft={value} change={change} />}
      <Said form={form} box={box} />
      <Form form={form} />
      <aside className="pop" aria-label={say('pop')}>
        <Pop
          found={found}
          attachTo={value.attachTo}
          onAttach={(attachTo) =>
            change(attachTo === '' ? { attachTo } : { attachTo, isRepeat: true })
          }
        />
      </aside>
      <footer className="keys">
        {(['f2', 'f4', 'enter', 'save', 'f8', 'f9'] as const).map((key) => (
          <span key={key}>
            <kbd>{say(`key.${key}`)}</kbd> {say(`key.${key}.does`)}
          </span>
        ))}
        <span>{say('keys.note')}</span>
      </footer>
      {isCounting && (
        <CountDialog
          phone={value.phone}
          seconds={secondsOf(value, serverNow())}
          onClose={() => setIsCounting(false)}
          done={(number) => {
            setIsCounting(false)
            form.count(number)
          }}
        />
      )}
    </div>
  )
}

function Said({
  form,
  box,
}: {
  form: CallForm
  box: React.RefObject<HTMLTextAreaElement | null>
}): ReactNode {
  const say = useWords(hotlineWording)
  const { draft, change, marks, missing, told, saved, counted, problem } = form
  return (
    <div className="said">
      <StatusLine>
        {counted !== null && say('count.done', { number: counted })}
        {missing.length > 0 && say('missing.line')}
      </StatusLine>
      {saved !== null && <Saved key={saved.id} saved={saved} />}
      <h2>{say('narrative')}</h2>
      <Narrative
        box={box}
        text={draft.value.narrative}
        marks={marks}
        onText={(narrative) => change({ narrative })}
        isMissing={missing.includes('narrative')}
      />
      <DraftLine draft={draft} />
      <Refused problem={problem} />
      <Cues draft={draft.value} change={change} told={told} />
    </div>
  )
}

function Form({ form }: { form: CallForm }): ReactNode {
  const say = useWords(hotlineWording)
  const { draft, change, proposals, missing, found } = form
  const earlier = found?.contacts.filter(({ nature }) => nature === 'told').length ?? 0
  return (
    <section className="form" aria-label={say('form')}>
      <h2>
        {say('form')} <span className="meta">{say('form.open', { n: proposals.length })}</span>
      </h2>
      {earlier > 0 && !draft.value.isRepeat && (
        <p className="hint">
          {say('repeat', { n: earlier + 1 })}{' '}
          <Button isSmall onClick={() => change({ isRepeat: true })}>
            {say('repeat.take')}
          </Button>
        </p>
      )}
      <ContactFields parts={{ draft: draft.value, change, proposals, missing }} />
    </section>
  )
}
