import { useState, type ReactNode } from 'react'
import { addressOf } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { ChoiceField, TextArea } from '#web/kit/Field.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import {
  advancePetitionContract,
  callBackContract,
  downloadEvidenceContract,
  type ContactPage,
} from '../contact-page.contract.ts'
import { HandOver } from './HandOver.tsx'
import { hotlineWording } from './hotline.wording.ts'

const satisfactions = ['5', '4', '3', '2', '1'] as const

export function ContactActs({
  contact,
  done,
}: {
  contact: ContactPage
  done: (words: string) => void
}): ReactNode {
  const say = useWords(hotlineWording)
  const { id, isPetition, services, caller } = contact
  return (
    <>
      <CallBackForm key={contact.version} contact={contact} done={done} />
      {services.length > 0 && <HandOver contact={contact} done={done} />}
      {isPetition && <PetitionActs contact={contact} done={done} />}
      {caller !== null && (
        <div>
          <a className="btn" href={addressOf(downloadEvidenceContract, { params: { id } })}>
            {say('evidence')}
          </a>
          <p className="hint">{say('evidence.note')}</p>
        </div>
      )}
    </>
  )
}

function CallBackForm({
  contact: { id, version, refusals },
  done,
}: {
  contact: ContactPage
  done: (words: string) => void
}): ReactNode {
  const say = useWords(hotlineWording)
  const draft = useDraft(`contact.call-back.${id}`, say('call-back'), {
    note: '',
    satisfaction: '',
  })
  const { value, change } = draft
  const calling = useCommand(callBackContract, {
    refresh: ['hotline.', 'desk.'],
    done() {
      draft.clear()
      done(say('call-back.done'))
    },
  })
  if (refusals.callBack !== null) return null
  const send = (outcome: 'reached' | 'not-reached'): void => {
    const satisfaction = value.satisfaction === '' ? null : Number(value.satisfaction)
    calling.mutate({ params: { id }, body: { outcome, note: value.note, satisfaction, version } })
  }
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <h2>{say('call-back')}</h2>
      <p className="hint">{say('call-back.rule')}</p>
      <TextArea
        label={say('call-back.note')}
        isOptional
        rows={3}
        maxLength={1000}
        value={value.note}
        onValue={(note) => change({ note })}
      />
      <ChoiceField
        label={say('satisfaction')}
        isOptional
        blank={say('not-asked')}
        value={value.satisfaction}
        onValue={(satisfaction) => change({ satisfaction })}
        options={satisfactions.map((one) => ({ value: one, label: say(`satisfaction.${one}`) }))}
      />
      <Refused problem={calling.error} />
      <div className="acts">
        <Button tone="go" onClick={() => send('reached')}>
          {say('outcome.reached')}
        </Button>
        <Button onClick={() => send('not-reached')}>{say('outcome.not-reached')}</Button>
      </div>
      <DraftLine draft={draft} />
    </form>
  )
}

function PetitionActs({
  contact: { id, version, refusals },
  done,
}: {
  contact: ContactPage
  done: (words: string) => void
}): ReactNode {
  const say = useWords(hotlineWording)
  const [reason, setReason] = useState('')
  const advancing = useCommand(advancePetitionContract, {
    refresh: ['hotline.', 'desk.'],
    done() {
      setReason('')
      done(say('petition.done'))
    },
  })
  const whyOf = (refusal: string | null): string | undefined =>
    refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)
  return (
    <div>
      <h2>{say('petition')}</h2>
      <div className="acts">
        {(['accept', 'extend', 'conclude'] as const).map((act) => (
          <Button
            key={act}
            why={whyOf(refusals[act])}
            onClick={() => advancing.mutate({ params: { id }, body: { act, reason, version } })}
          >
            {say(`petition.${act}`)}
          </Button>
        ))}
      </div>
      {refusals.extend === null && (
        <TextArea
          label={say('petition.reason')}
          rows={2}
          maxLength={1000}
          value={reason}
          onValue={setReason}
        />
      )}
      <Refused problem={advancing.error} />
    </div>
  )
}
