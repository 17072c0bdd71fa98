import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { isProblem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Conflict } from '#web/kit/Conflict.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { refresh, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { useWords } from '#web/kit/wording.ts'
import { correctVisitContract, VisitFile } from '../visit.contract.ts'
import { contentsOf, givenBy, merged, type Contents } from './contents.ts'
import { entryWording } from './entry.wording.ts'
import { FoundFields, GroupFields } from './VisitFields.tsx'

type Correction = Contents & { readonly version: number }

/** A correction keeps the version it began from: whoever was faster is shown, not overwritten. */
export function CorrectDialog({
  visit,
  onClose,
  done,
}: {
  visit: VisitFile
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(entryWording)
  const kit = useWords(kitWording)
  const { id, number } = visit
  const stands = useMemo(() => ({ ...contentsOf(visit), version: visit.version }), [visit])
  const draft = useDraft<Correction>(`visit.correct.${id}`, say('correct', { number }), stands)
  const [isTried, setIsTried] = useState(false)
  const [isMerged, setIsMerged] = useState(false)
  const correct = useCommand(correctVisitContract, {
    refresh: ['visits.', 'leads.', 'matters.', 'metrics.'],
    done: () => {
      draft.clear()
      done()
    },
  })
  const client = useQueryClient()
  const { value, change } = draft
  const send = (from: Correction): void => {
    setIsTried(true)
    if (from.hasHazard === 'yes' && from.hazard.trim() === '') return
    const { version } = from
    correct.mutate({ params: { id }, body: { version, ...givenBy(from) } })
  }
  const theirs = currentIn(correct.error)
  return (
    <Dialog title={say('correct', { number })} onClose={onClose} isWide>
      <form
        className="form visit-correction"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send(value)
        }}
      >
        <p className="dim">{say('correct.about')}</p>
        <TextField
          type="date"
          label={say('date')}
          value={value.date}
          onValue={(date) => change({ date })}
        />
        <DivisionPicker
          label={say('place')}
          value={value.division}
          onValue={(division) => change({ division })}
        />
        <TextField
          label={say('subject')}
          isOptional
          value={value.subjectName}
          onValue={(subjectName) => change({ subjectName })}
          maxLength={50}
          autoComplete="off"
        />
        <GroupFields value={value} change={change} />
        <FoundFields value={value} change={change} isTried={isTried} />
        {theirs !== undefined && (
          <Clash
            mine={value}
            theirs={contentsOf(theirs)}
            onMine={() => {
              const next = { ...value, version: theirs.version }
              change(next)
              send(next)
            }}
            onTheirs={() => {
              draft.clear()
              void refresh(client, ['visits.'])
              onClose()
            }}
            onMerge={() => {
              change({ ...merged(value, contentsOf(theirs)), version: theirs.version })
              correct.reset()
              setIsMerged(true)
            }}
          />
        )}
        {isMerged && <StatusLine>{say('merged')}</StatusLine>}
        <Refused problem={correct.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={correct.isPending}>
            {say('correct.save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}

function currentIn(problem: unknown): VisitFile | undefined {
  if (!isProblem(problem, 'edited-meanwhile')) return undefined
  return VisitFile.safeParse(problem.current).data
}

/** Only what differs, field by field: nobody compares two whole forms. */
function Clash({
  mine,
  theirs,
  ...acts
}: {
  mine: Contents
  theirs: Contents
  onMine: () => void
  onTheirs: () => void
  onMerge: () => void
}): ReactNode {
  const say = useWords(entryWording)
  const kit = useWords(kitWording)
  const shown = (contents: Contents): Readonly<Record<Shown, string>> => ({
    date: contents.date,
    place: contents.division,
    subject: contents.subjectName,
    groups: givenBy(contents)
      .tags.map((tag) => kit(`group.${tag}`))
      .join(' · '),
    hazard: givenBy(contents).hazard ?? '',
    level: givenBy(contents).hazardLevel === null ? '' : contents.level,
    need: contents.need,
    solved: contents.solved,
  })
  const [one, other] = [shown(mine), shown(theirs)]
  const differing = shownFields.filter((name) => one[name] !== other[name])
  const textOf = (fields: Readonly<Record<Shown, string>>): string =>
    differing
      .map((name) => `${say(name)}: ${fields[name] === '' ? say('nothing') : fields[name]}`)
      .join('\n')
  const box = useRef<HTMLDivElement>(null)
  // The form is longer than the window; what has to be decided must not wait out of sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'end' })
  }, [])
  return (
    <div ref={box}>
      <Conflict mine={textOf(one)} theirs={textOf(other)} {...acts} />
    </div>
  )
}

const shownFields = [
  ...(['date', 'place', 'subject', 'groups'] as const),
  ...(['hazard', 'level', 'need', 'solved'] as const),
] as const
type Shown = (typeof shownFields)[number]
