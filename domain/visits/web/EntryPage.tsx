import { useRef, useState, type ReactNode } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextField } from '#web/kit/Field.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { useHasRole, useSignedIn } from '#web/kit/session.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { recordVisitContract } from '../visit.contract.ts'
import { givenBy, nothingWritten, textOf, type Contents } from './contents.ts'
import { entryWording } from './entry.wording.ts'
import { ExecutivePicker, type PickedExecutive } from './ExecutivePicker.tsx'
import { PreviousVisit } from './PreviousVisit.tsx'
import { FoundFields, GroupFields } from './VisitFields.tsx'
import './visit.css'

type Entry = Contents & {
  readonly executive: PickedExecutive | null
  readonly identity: string
  readonly phone: string
  readonly address: string
}

const empty: Entry = {
  ...nothingWritten,
  executive: null,
  identity: '',
  phone: '',
  address: '',
}

/** One visit. From her file or a visit to her, what was known is filled in; what was told is not. */
export function EntryPage(): ReactNode {
  const say = useWords(entryWording)
  const [{ person }] = useAddress()
  const draft = useDraft<Entry>(`visit.new.${person ?? 'any'}`, say('draft'), empty)
  const [isTried, setIsTried] = useState(false)
  const [saved, setSaved] = useState<{ id: string; number: string } | null>(null)
  const isOfficer = useHasRole('township-officer', 'county-officer', 'city-officer')
  const value = { ...draft.value, ...useDefaults(draft.value, isOfficer) }
  const record = useCommand(recordVisitContract, {
    refresh: ['visits.', 'leads.', 'matters.', 'desk.', 'people.', 'metrics.'],
    done: ({ id, number }) => {
      const { executive, date, division } = value
      draft.clear()
      // The next family lies in the same village, on the same day.
      if (person === undefined) draft.change({ ...empty, executive, date, division })
      setSaved({ id, number })
      setIsTried(false)
      window.scrollTo({ top: 0 })
    },
  })
  const gaps = gapsIn(value, isOfficer)
  const form = useRef<HTMLFormElement>(null)
  const save = (): void => {
    setIsTried(true)
    if (gaps.size > 0) {
      // After the words beside the gap are there.
      requestAnimationFrame(() => {
        form.current
          ?.querySelector<HTMLElement>('.wrong input, .wrong select, .wrong textarea')
          ?.focus()
      })
      return
    }
    const { executive, identity, phone, address } = value
    record.mutate({
      body: {
        ...givenBy(value),
        ...(isOfficer && executive !== null ? { executiveNumber: executive.number } : {}),
        ...(person === undefined
          ? { identity: textOf(identity), phone: textOf(phone), address: textOf(address) }
          : { personId: person }),
      },
    })
  }
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <StatusLine>
        {saved !== null && (
          <>
            {say('saved', { number: saved.number })}{' '}
            <Go to={`/visits/${saved.id}`}>{say('saved.open')}</Go>
          </>
        )}
      </StatusLine>
      <form
        ref={form}
        className="form sheet visit-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <WhoFields value={value} change={draft.change} person={person} isTried={isTried} />
        <fieldset className="block">
          <legend>{say('found')}</legend>
          <FoundFields value={value} change={draft.change} isTried={isTried} />
        </fieldset>
        <Refused problem={record.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={record.isPending}>
            {say('save')}
          </Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </>
  )
}

/** Today, and the village of whoever has only one: as they stand until something else is chosen. */
function useDefaults(
  { date, division, executive }: Entry,
  isOfficer: boolean,
): Pick<Entry, 'date' | 'division'> {
  const today = dayOf(useNow())
  const own = useSignedIn()?.divisions[0] ?? ''
  const home = isOfficer ? (executive?.division ?? '') : own.length === 12 ? own : ''
  return { date: date === '' ? today : date, division: division === '' ? home : division }
}

type Gap = 'executive' | 'division' | 'hazard' | 'hasHazard'

function gapsIn(value: Entry, isOfficer: boolean): Set<Gap> {
  const gaps = new Set<Gap>()
  if (isOfficer && value.executive === null) gaps.add('executive')
  if (!isVillage(value.division)) gaps.add('division')
  if (value.hasHazard === '') gaps.add('hasHazard')
  if (value.hasHazard === 'yes' && value.hazard.trim() === '') gaps.add('hazard')
  return gaps
}

function isVillage(division: string): boolean {
  return division.length === 12 && !division.endsWith('000')
}

function WhoFields({
  value,
  change,
  person,
  isTried,
}: {
  value: Entry
  change: (part: Partial<Entry>) => void
  person: string | undefined
  isTried: boolean
}): ReactNode {
  const say = useWords(entryWording)
  const isOfficer = useHasRole('township-officer', 'county-officer', 'city-officer')
  const today = dayOf(useNow())
  const gaps = isTried ? gapsIn(value, isOfficer) : new Set<Gap>()
  const subject = value.subjectName.trim()
  const canAsk = subject.length >= 2 && isVillage(value.division)
  return (
    <fieldset className="block">
      <legend>{say('who')}</legend>
      {isOfficer && (
        <ExecutivePicker
          picked={value.executive}
          onPick={(executive) => change({ executive })}
          error={gaps.has('executive') ? say('executive.missing') : undefined}
        />
      )}
      <TextField
        type="date"
        label={say('date')}
        value={value.date}
        max={today}
        onValue={(date) => change({ date })}
      />
      <div className={gaps.has('division') ? 'field wrong' : 'field'}>
        <DivisionPicker
          label={say('place')}
          value={value.division}
          onValue={(division) => change({ division })}
        />
        {gaps.has('division') && <p className="wrong-why">{say('place.missing')}</p>}
      </div>
      <TextField
        label={say('subject')}
        hint={person === undefined ? say('subject.hint') : undefined}
        isOptional
        value={value.subjectName}
        onValue={(subjectName) => change({ subjectName })}
        maxLength={50}
        autoComplete="off"
      />
      {person !== undefined ? (
        <PreviousVisit asked={{ person }} isAtOnce={subject === ''} fill={change} />
      ) : (
        canAsk && (
          <PreviousVisit
            asked={{ subject, division: value.division }}
            isAtOnce={false}
            fill={change}
          />
        )
      )}
      <GroupFields value={value} change={change} />
      <details hidden={person !== undefined}>
        <summary>{say('more')}</summary>
        <div className="form">
          {(['identity', 'phone', 'address'] as const).map((name) => (
            <TextField
              key={name}
              label={say(name)}
              isOptional
              value={value[name]}
              onValue={(text) => change({ [name]: text })}
              autoComplete="off"
              maxLength={200}
            />
          ))}
        </div>
      </details>
    </fieldset>
  )
}
