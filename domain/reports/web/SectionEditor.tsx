import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, type ReactNode } from 'react'
import { MetricCode } from '#domain/metrics/metric.schema.ts'
import { isProblem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Conflict } from '#web/kit/Conflict.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { ChoiceField, TextArea } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { refresh, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { editSectionContract } from '../report.contract.ts'
import type { Report, Section } from '../report.schema.ts'
import { spoken } from './figures.ts'
import { reportWording } from './report.wording.ts'

/** The words are typed, the figures are inserted: a number that is typed would go stale. */
export function SectionEditor({
  report,
  section,
  onClose,
  done,
}: {
  report: Report
  section: Section
  onClose: () => void
  done: (saved: { version: number }) => void
}): ReactNode {
  const say = useWords(reportWording)
  const kit = useWords(kitWording)
  const language = useLanguage()
  const { kind, period } = report
  const stands = useMemo(
    () => ({ text: section.text, version: section.version }),
    [section.text, section.version],
  )
  const draft = useDraft(
    `report.${kind}.${period}.${section.section}`,
    `${say('draft')} ${period}`,
    stands,
  )
  const client = useQueryClient()
  const place = useRef(draft.value.text.length)
  const edit = useCommand(editSectionContract, {
    refresh: ['reports.'],
    done: (saved) => {
      draft.clear()
      done(saved)
    },
  })
  const send = ({ text, version }: typeof stands): void =>
    edit.mutate({ params: { kind, period, section: section.section }, body: { text, version } })
  const insert = (code: string): void => {
    const { text } = draft.value
    const at = Math.min(place.current, text.length)
    draft.change({ text: `${text.slice(0, at)}{${code}}${text.slice(at)}` })
    place.current = at + code.length + 2
  }
  const theirs = currentIn(edit.error)
  return (
    <form
      className="form editor"
      onSubmit={(event) => {
        event.preventDefault()
        send(draft.value)
      }}
    >
      {theirs !== undefined && (
        <Conflict
          mine={draft.value.text}
          theirs={theirs.text}
          onMine={() => {
            const next = { text: draft.value.text, version: theirs.version }
            draft.change(next)
            send(next)
          }}
          onTheirs={() => {
            draft.clear()
            void refresh(client, ['reports.'])
            onClose()
          }}
          onMerge={(text) => {
            draft.change({ text, version: theirs.version })
            edit.reset()
          }}
        />
      )}
      <TextArea
        label={say('edit.text')}
        hint={say('edit.hint')}
        rows={10}
        value={draft.value.text}
        onValue={(text) => draft.change({ text })}
        onSelect={(event) => {
          place.current = event.currentTarget.selectionEnd
        }}
        required
        maxLength={8000}
      />
      <ChoiceField
        label={say('insert')}
        value=""
        onValue={insert}
        options={MetricCode.options.flatMap((code) => {
          const figure = report.figures[code]
          return figure === undefined
            ? []
            : [{ value: code, label: `${spoken(figure.name, language)} {${code}}` }]
        })}
      />
      <Refused problem={edit.error} />
      <div className="acts">
        <Button tone="go" type="submit" aria-busy={edit.isPending}>
          {say('save')}
        </Button>
        <Button onClick={onClose}>{kit('cancel')}</Button>
      </div>
      <DraftLine draft={draft} />
    </form>
  )
}

type Stored = Pick<Section, 'text' | 'version'>

/** After a concurrent edit: what stands there now. */
function currentIn(problem: unknown): Stored | undefined {
  if (!isProblem(problem, 'edited-meanwhile')) return undefined
  return editSectionContract.output.safeParse(problem.current).data
}
