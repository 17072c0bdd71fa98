import { useState, type ReactNode } from 'react'
import { LinkButton } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { Report, Section } from '../report.schema.ts'
import { spoken } from './figures.ts'
import { FigureInText } from './ReportFigures.tsx'
import { reportWording } from './report.wording.ts'
import { SectionEditor } from './SectionEditor.tsx'

/** One part of the account: read, or, for the rights department, edited where it stands. */
export function ReportSection({
  report,
  section,
}: {
  report: Report
  section: Section
}): ReactNode {
  const say = useWords(reportWording)
  const language = useLanguage()
  const mayEdit = useHasRole('city-officer')
  const [edits, setEdits] = useState(false)
  const [saved, setSaved] = useState('')
  const title = spoken(section.title, language)
  return (
    <section id={section.section} aria-labelledby={`${section.section}-title`}>
      <header>
        <h3 id={`${section.section}-title`}>{title}</h3>
        {mayEdit && !edits && (
          <span className="edit">
            <span className="meta">
              {section.editedAt === null
                ? say('original')
                : say('edited', { version: section.version, at: exactly(section.editedAt) })}
            </span>
            <LinkButton onClick={() => setEdits(true)} aria-label={say('edit.of', { title })}>
              {say('edit')}
            </LinkButton>
          </span>
        )}
      </header>
      <StatusLine>{saved}</StatusLine>
      {edits ? (
        <SectionEditor
          report={report}
          section={section}
          onClose={() => setEdits(false)}
          done={({ version }) => {
            setEdits(false)
            setSaved(say('saved', { version }))
          }}
        />
      ) : (
        paragraphsIn(section).map(({ at, parts }) => (
          <p key={at}>
            {parts.map(({ place, part }) =>
              'text' in part ? (
                part.text
              ) : (
                <FigureInText key={place} report={report} code={part.figure} />
              ),
            )}
          </p>
        ))
      )}
      {section.section === 'services' && <Times report={report} />}
    </section>
  )
}

/** How long orders and warnings took, as the outcome board counts it and opens it. */
function Times({ report }: { report: Report }): ReactNode {
  const say = useWords(reportWording)
  const language = useLanguage()
  const known = (report.tables.timings ?? []).filter(({ cell }) => cell !== null)
  if (known.length === 0) return null
  return (
    <p>
      {say('times')}{' '}
      {known.map(({ code, name, cell }, at) => (
        <span key={code}>
          {at > 0 && say('times.and')}
          <Go to={`/outcomes/${code}?period=${report.period}`} className="quiet">
            {say('times.one', {
              name: spoken(name, language),
              hours: cell?.value ?? 0,
              count: cell?.count ?? 0,
            })}
          </Go>
        </span>
      ))}
    </p>
  )
}

type Placed = { readonly place: number; readonly part: Section['parts'][number] }

type Paragraph = { readonly at: number; readonly parts: readonly Placed[] }

/** The parts of the text, cut where a paragraph ends; places in the text tell them apart. */
function paragraphsIn({ parts }: Section): Paragraph[] {
  const lines: Placed[][] = [[]]
  for (const [place, part] of parts.entries()) {
    if (!('text' in part)) {
      lines.at(-1)?.push({ place, part })
      continue
    }
    const [first = '', ...more] = part.text.split('\n')
    lines.at(-1)?.push({ place, part: { text: first } })
    for (const text of more) lines.push([{ place, part: { text } }])
  }
  return lines
    .map((placed, at) => ({ at, parts: placed }))
    .filter((one) => one.parts.some(({ part }) => !('text' in part) || part.text.trim() !== ''))
}
