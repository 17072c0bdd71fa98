import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextField } from '#web/kit/Field.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useSignedIn } from '#web/kit/session.ts'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { enterLeadContract } from '../entry.contract.ts'
import { CueFields } from './CueFields.tsx'
import { bodyOf, emptyLead, type LeadDraft } from './lead-entry.ts'
import { leadEntryWording } from './lead-entry.wording.ts'
import { FromFields, WhatFields } from './LeadFields.tsx'
import { PartyFields } from './PartyFields.tsx'
import { SimilarList } from './SimilarList.tsx'
import './lead.css'

type Saved = { readonly id: string; number: string; isOpen: boolean; matterId: string | null }

/** 登记线索: one form for every channel but the visit. What is half written is kept. */
export function LeadEntryPage(): ReactNode {
  const say = useWords(leadEntryWording)
  const draft = useDraft<LeadDraft>('lead.new', say('draft'), emptyLead)
  const today = dayOf(useNow())
  const own = useSignedIn()?.divisions ?? []
  const [isTried, setIsTried] = useState(false)
  const [saved, setSaved] = useState<Saved | null>(null)
  const value = {
    ...draft.value,
    foundOn: draft.value.foundOn === '' ? today : draft.value.foundOn,
  }
  const enter = useCommand(enterLeadContract, {
    refresh: ['leads.', 'matters.', 'desk.', 'people.'],
    done: ({ id, number, file }) => {
      draft.clear()
      setSaved({
        ...{ id, number, isOpen: file !== null },
        // What lies in another township is its township's from now on.
        matterId: own.some((at) => value.division.startsWith(at)) ? (file?.matterId ?? null) : null,
      })
      setIsTried(false)
      window.scrollTo({ top: 0 })
    },
  })
  const isPlaced = value.division.length === 12 && !value.division.endsWith('000')
  const send = (isRegistered: boolean): void => {
    setIsTried(true)
    if (isPlaced) enter.mutate({ body: bodyOf(value, isRegistered) })
  }
  const isPressing = value.imminent || value.traits.includes('violence')
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <StatusLine>{saved !== null && <SavedLine saved={saved} />}</StatusLine>
      <form
        className="form sheet lead-form"
        onSubmit={(event) => {
          event.preventDefault()
          send(false)
        }}
      >
        <FromFields
          value={value}
          change={draft.change}
          today={today}
          isWrong={isTried && !isPlaced}
        />
        <WhatFields value={value} change={draft.change} />
        <CueFields cues={value.cues} change={(cues) => draft.change({ cues })} />
        <PartyFields parties={value.parties} change={(parties) => draft.change({ parties })} />
        <fieldset className="block">
          <legend>{say('safe')}</legend>
          <div className="pair">
            {(['phone', 'time', 'opening', 'avoid'] as const).map((name) => {
              const field = `safe${name.slice(0, 1).toUpperCase()}${name.slice(1)}` as 'safePhone'
              return (
                <TextField
                  key={name}
                  label={say(`safe.${name}`)}
                  isOptional
                  value={value[field]}
                  onValue={(text) => draft.change({ [field]: text })}
                  maxLength={name === 'phone' ? 40 : 100}
                  autoComplete="off"
                />
              )
            })}
          </div>
        </fieldset>
        <SimilarList draft={value} change={draft.change} />
        <Refused problem={enter.error} />
        <div className="acts">
          <Button tone={isPressing ? 'plain' : 'go'} type="submit" aria-busy={enter.isPending}>
            {say('save')}
          </Button>
          <Button tone={isPressing ? 'go' : 'plain'} onClick={() => send(true)}>
            {say('save.now')}
          </Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </>
  )
}

function SavedLine({ saved }: { saved: Saved }): ReactNode {
  const say = useWords(leadEntryWording)
  return (
    <>
      {say('saved', { number: saved.number })} {!saved.isOpen && say('saved.closed')}
      {saved.isOpen && <Go to={`/leads/${saved.id}`}>{say('saved.open')}</Go>}{' '}
      {saved.matterId !== null && <Go to={`/matters/${saved.matterId}`}>{say('saved.matter')}</Go>}
    </>
  )
}
