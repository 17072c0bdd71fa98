import type { ReactNode } from 'react'
import { Choices } from '#web/kit/Choices.tsx'
import { TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { RevisitResult } from '../matter.schema.ts'
import type { ActParts } from './act-request.ts'
import { ColleagueChoice } from './ColleagueChoice.tsx'
import { actWording } from './act.wording.ts'
import { MergeTarget } from './MergeTarget.tsx'
import { matterWording } from './matter.wording.ts'

const explained = [
  ...(['declare-conflict', 'hand-over', 'flag-danger', 'lower-level', 'close', 'merge'] as const),
  ...(['set-barred', 'set-named'] as const),
] as const

const told = ['note', 'contact', 'follow-up', 'report', 'revisit'] as const

/** What an act asks for: what it means, the choice, the words. Nothing is chosen beforehand. */
export function ActFields(parts: ActParts): ReactNode {
  const say = useWords(actWording)
  const { act, value, change } = parts
  const about = explained.find((one) => one === act)
  const telling = told.find((one) => one === act)
  if (act === 'take' || act === 'acknowledge' || act === 'archive') return null
  if (act === 'record-wish') return <WishFields {...parts} />
  return (
    <>
      {about !== undefined && <p className="dim">{say(`about.${about}`)}</p>}
      <ActChoice {...parts} />
      <TextArea
        label={say(telling === undefined ? 'reason' : `text.${telling}`)}
        hint={telling === undefined ? say('reason.hint') : undefined}
        value={value.text}
        onValue={(text) => change({ text })}
        required
        minLength={2}
        maxLength={telling === undefined ? 1000 : 4000}
        rows={telling === undefined ? 3 : 6}
      />
    </>
  )
}

function ActChoice({ act, matter, value, change }: ActParts): ReactNode {
  const say = useWords(actWording)
  const words = useWords(matterWording)
  const kit = useWords(kitWording)
  const choose = (choice: string): void => change({ choice })
  switch (act) {
    case 'contact':
    case 'follow-up':
      return (
        <Choices
          legend={say('result')}
          hint={say('result.hint')}
          value={value.result}
          onValue={(result) => change({ result })}
          options={(['clean', 'concern', 'not-reached'] as const).map((one) => ({
            value: one,
            label: words(`result.${one}`),
          }))}
        />
      )
    case 'raise-level':
    case 'lower-level':
      return <LevelChoice act={act} matter={matter} value={value} change={change} />
    case 'confirm-lowering':
      return (
        <Choices
          legend={say('confirmed')}
          value={value.choice}
          onValue={choose}
          options={(['yes', 'no'] as const).map((one) => ({
            value: one,
            label: say(`confirmed.${one}`),
          }))}
        />
      )
    case 'close':
      return <ClosingChoice act={act} matter={matter} value={value} change={change} />
    case 'revisit':
      return (
        <Choices
          legend={say('revisit.result')}
          value={value.choice}
          onValue={choose}
          options={RevisitResult.options.map((one) => ({
            value: one,
            label: words(`result.${one}`),
          }))}
        />
      )
    case 'change-sensitivity':
      return (
        <Choices
          legend={say('sensitivity')}
          value={value.choice}
          onValue={choose}
          options={(['normal', 'sensitive', 'sealed'] as const)
            .filter((one) => one !== matter.sensitivity)
            .map((one) => ({ value: one, label: kit(`sensitivity.${one}`) }))}
        />
      )
    case 'hand-over':
    case 'set-co-acting':
      return (
        <OrganisationPicker
          label={say('organisation')}
          picked={
            value.organisationId === ''
              ? null
              : { id: value.organisationId, name: value.organisationName }
          }
          onPick={(picked) =>
            change({ organisationId: picked?.id ?? '', organisationName: picked?.name ?? '' })
          }
        />
      )
    case 'decline':
      return (
        <TextField
          label={say('sent-to')}
          value={value.choice}
          onValue={choose}
          required
          minLength={2}
          maxLength={100}
        />
      )
    case 'set-barred':
    case 'set-named':
      return <ColleagueChoice act={act} matter={matter} value={value} change={change} />
    case 'merge':
      return <MergeTarget matter={matter} value={value} change={change} />
    case 'take':
    case 'acknowledge':
    case 'note':
    case 'report':
    case 'record-wish':
    case 'flag-danger':
    case 'clear-danger':
    case 'declare-conflict':
    case 'monitor':
    case 'reopen':
    case 'undo-merge':
    case 'archive':
      return null
  }
}

function LevelChoice({ act, matter, value, change }: ActParts): ReactNode {
  const say = useWords(actWording)
  const kit = useWords(kitWording)
  return (
    <Choices
      legend={say('level')}
      value={value.level}
      onValue={(level) => change({ level })}
      options={([1, 2, 3, 4] as const)
        .filter((one) => (act === 'raise-level' ? one < matter.level : one > matter.level))
        .map((one) => ({ value: String(one), label: `${one} ${kit(`level.${one}`)}` }))}
    />
  )
}

/** Every way to close; under them why one of them cannot be chosen yet. */
function ClosingChoice({ matter, value, change }: ActParts): ReactNode {
  const say = useWords(actWording)
  const words = useWords(matterWording)
  return (
    <>
      <Choices
        legend={say('outcome')}
        value={value.choice}
        onValue={(choice) => change({ choice })}
        options={matter.outcomes
          .filter(({ refusal }) => refusal === null)
          .map(({ outcome }) => ({ value: outcome, label: words(`outcome.${outcome}`) }))}
      />
      {value.choice === 'resolved' && (
        <OrganisationPicker
          label={say('resolver')}
          hint={say('resolver.hint', { name: matter.organisation.name })}
          picked={
            value.organisationId === ''
              ? null
              : { id: value.organisationId, name: value.organisationName }
          }
          onPick={(picked) =>
            change({ organisationId: picked?.id ?? '', organisationName: picked?.name ?? '' })
          }
        />
      )}
      {matter.outcomes.map(
        ({ outcome, refusal, detail }) =>
          refusal !== null && (
            <p key={outcome} className="hint">
              {words(`outcome.${outcome}`)}: {wordsOfRefusal(refusal, detail ?? {})}
            </p>
          ),
      )}
    </>
  )
}

function WishFields({ value, change }: ActParts): ReactNode {
  const say = useWords(actWording)
  const words = useWords(matterWording)
  return (
    <>
      <TextArea
        label={say('wish')}
        isOptional
        value={value.text}
        onValue={(text) => change({ text })}
        maxLength={4000}
      />
      <fieldset className="form two-columns">
        <legend>
          {say('safe')} <small className="meta">{say('safe.hint')}</small>
        </legend>
        {(['phone', 'time', 'opening', 'avoid'] as const).map((key) => (
          <TextField
            key={key}
            label={words(`contact.${key}`)}
            isOptional
            value={value[key]}
            onValue={(text) => change({ [key]: text })}
            autoComplete="off"
          />
        ))}
      </fieldset>
    </>
  )
}
