import type { ReactNode } from 'react'
import { Scroll } from '#web/kit/Scroll.tsx'
import { LinkButton } from '#web/kit/Button.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { AuditLine } from '../audit-log.schema.ts'
import { auditLogWording } from './audit-log.wording.ts'
import { eventWording, isEventName } from './event.wording.ts'

type Change = (part: Readonly<Record<string, string | undefined>>) => void

const theSystem = '00000000-0000-0000-0000-000000000000'

/** One line each. A person or a record leads to everything that was done by or to it. */
export function LogTable({
  lines,
  change,
}: {
  lines: readonly AuditLine[]
  change: Change
}): ReactNode {
  const say = useWords(auditLogWording)
  return (
    <Scroll label={say('list')}>
      <table className="grid-table log">
        <caption className="vh">{say('list')}</caption>
        <thead>
          <tr>
            {(['at', 'who', 'what', 'outcome', 'subject', 'detail', 'place'] as const).map(
              (head) => (
                <th key={head} scope="col">
                  {say(head)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.cursor} line={line} change={change} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Line({ line, change }: { line: AuditLine; change: Change }): ReactNode {
  const say = useWords(auditLogWording)
  const event = useWords(eventWording)
  const { at, name, outcome, accountId, subjectKind, subjectId, detail, lane, seq } = line
  return (
    <tr>
      <td className="nb">
        {exactly(at)}
        <span className="meta">:{at.slice(17, 19)}</span>
      </td>
      <td>
        <Who line={line} only={() => change({ accountId })} />
      </td>
      <td>
        {isEventName(name) ? event(name) : name}
        <span className="meta second">{name}</span>
      </td>
      <td>
        {outcome === 'done' ? (
          <span className="dim">{say('outcome.done')}</span>
        ) : (
          <Tag>{say('outcome.refused')}</Tag>
        )}
      </td>
      <td>
        {subjectId !== null && (
          <>
            <span className="nb dim" title={subjectId}>
              {subjectKind} …{subjectId.slice(-8)}
            </span>
            <LinkButton
              onClick={() => change({ subjectId })}
              aria-label={`${say('only.this')} ${subjectId.slice(-8)}`}
            >
              {say('only.this')}
            </LinkButton>
          </>
        )}
      </td>
      <td className="meta">
        {detail === null
          ? ''
          : Object.entries(detail)
              .map(([key, value]) => `${key} ${String(value)}`)
              .join(' · ')}
      </td>
      <td className="meta nb">
        {lane} · {seq}
      </td>
    </tr>
  )
}

function Who({
  line: { accountId, accountName, orgName },
  only,
}: {
  line: AuditLine
  only: () => void
}): ReactNode {
  const say = useWords(auditLogWording)
  if (accountId === theSystem) return <span className="dim">{say('system')}</span>
  if (accountName === '') return <span className="dim">{say('public')}</span>
  return (
    <>
      {accountName}
      <span className="meta second">
        {orgName}{' '}
        <LinkButton onClick={only} aria-label={`${say('only.here')} ${accountName}`}>
          {say('only.here')}
        </LinkButton>
      </span>
    </>
  )
}
