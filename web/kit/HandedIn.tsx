import type { ReactNode } from 'react'
import { DataTable } from './DataTable.tsx'
import { Figure, Go } from './Go.tsx'
import { handInWording } from './hand-in.wording.ts'
import { PageHead } from './PageHead.tsx'
import { Progress } from './Progress.tsx'
import { EmptyState, State } from './State.tsx'
import type { ListEndpoint } from './table.ts'
import { exactly, figure } from './time.ts'
import { useWords, wordsOfRefusal } from './wording.ts'
import './hand-in.css'

/** A spreadsheet that was handed in, and what became of its rows. */
type HandedIn = {
  readonly id: string
  readonly filename: string
  readonly rows: number
  readonly total: number | null
  readonly accepted: number
  readonly repeated: number
  readonly rejected: number
  readonly unknownColumns: readonly string[]
  /** why the file as a whole was not taken, or broke off */
  readonly refusal: string | null
  readonly createdAt: string
  readonly finishedAt: string | null
}

function stateOf({ finishedAt, refusal }: HandedIn): 'working' | 'done' | 'refused' {
  if (finishedAt === null) return 'working'
  return refusal === null ? 'done' : 'refused'
}

type FilesParts<File extends HandedIn> = {
  /** names the table in this person's preferences */
  readonly id: string
  readonly contract: ListEndpoint<File>
  readonly open: (file: File) => string
  /** what a first file would do */
  readonly meaning: string
}

/** One's own files, on their way or done. */
export function HandedInFiles<File extends HandedIn>(parts: FilesParts<File>): ReactNode {
  const say = useWords(handInWording)
  const counts = ['rows', 'accepted', 'repeated', 'rejected'] as const
  return (
    <DataTable<File>
      id={parts.id}
      caption={say('list')}
      contract={parts.contract}
      hasSearch={false}
      keyOf={({ id }) => id}
      open={parts.open}
      empty={
        <EmptyState title={say('empty')}>
          <p>{parts.meaning}</p>
        </EmptyState>
      }
      columns={[
        {
          key: 'file',
          head: say('file'),
          isFixed: true,
          cell: ({ filename }) => <b>{filename}</b>,
        },
        { key: 'at', head: say('at'), cell: ({ createdAt }) => exactly(createdAt) },
        { key: 'state', head: say('state'), cell: (file) => say(`state.${stateOf(file)}`) },
        ...counts.map((key) => ({
          key,
          head: say(key),
          isNumber: true,
          cell: (file: File) => figure(file[key]),
        })),
      ]}
    />
  )
}

export type Count = {
  readonly label: string
  readonly value: number
  readonly unit?: string
  /** where what is counted is listed */
  readonly to?: string | undefined
}

export function Counts({ counts }: { counts: readonly Count[] }): ReactNode {
  return (
    <dl className="sheet handed-in-counts">
      {counts.map(({ label, value, unit, to }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Figure to={value === 0 ? undefined : to}>{figure(value)}</Figure>
            {unit !== undefined && <small>{unit}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type FileParts = {
  readonly file: HandedIn
  /** the page where files are handed in, as its title names it */
  readonly from: { readonly to: string; readonly title: string }
  /** beside “hand in another” */
  readonly acts?: ReactNode
  /** what goes on besides, while the file is worked through */
  readonly progress?: ReactNode
  /** where the rows that were taken are listed */
  readonly acceptedTo: string
  readonly counts?: readonly Count[]
  readonly faults: ReactNode
}

/** One file: on its way with a bar, or what became of its rows. */
export function HandedInFile({ file, from, acts, ...parts }: FileParts): ReactNode {
  const say = useWords(handInWording)
  return (
    <>
      <PageHead
        title={file.filename}
        tabTitle={from.title}
        about={`${say(`state.${stateOf(file)}`)} · ${exactly(file.finishedAt ?? file.createdAt)}`}
      >
        <Go to={from.to} className="btn">
          {say('another')}
        </Go>
        {acts}
      </PageHead>
      {stateOf(file) === 'working' && (
        <State title={say('working', { name: file.filename })}>
          <Progress
            label={say('working', { name: file.filename })}
            done={file.rows}
            total={file.total}
          >
            <p>{say('working.bad', { count: file.rejected })}</p>
            {parts.progress}
            <p>{say('working.leave', { list: from.title })}</p>
          </Progress>
        </State>
      )}
      {file.refusal !== null && (
        <State title={say('refused')} code={file.refusal}>
          <p>{wordsOfRefusal(file.refusal)}</p>
          <p>{say('refused.what')}</p>
        </State>
      )}
      {(stateOf(file) === 'done' || (file.refusal !== null && file.rows > 0)) && (
        <Result file={file} {...parts} />
      )}
    </>
  )
}

function Result(parts: Pick<FileParts, 'file' | 'acceptedTo' | 'counts' | 'faults'>): ReactNode {
  const say = useWords(handInWording)
  const { file, acceptedTo, counts = [], faults } = parts
  const ofRows = (['rows', 'accepted', 'repeated', 'rejected'] as const).map((name) => ({
    label: say(name),
    value: file[name],
    unit: say('rows.unit'),
    to: name === 'accepted' ? acceptedTo : undefined,
  }))
  return (
    <>
      <Counts counts={[...ofRows, ...counts]} />
      {file.unknownColumns.length > 0 && (
        <p className="measure dim">{say('unknown', { columns: file.unknownColumns.join('、') })}</p>
      )}
      {file.rejected === 0 ? <p>{say('faults.none')}</p> : faults}
    </>
  )
}
