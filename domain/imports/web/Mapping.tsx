import { useId, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { ChoiceField } from '#web/kit/Field.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Scroll } from '#web/kit/Scroll.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { Stepper } from '#web/kit/Stepper.tsx'
import { useWords } from '#web/kit/wording.ts'
import {
  layOutContract,
  previewImportContract,
  startImportContract,
  type Preview,
} from '../import.contract.ts'
import { columnsOf } from '../import-kind.schema.ts'
import type { Import, Layout, StartAct } from '../import.schema.ts'
import { ColumnName } from './ColumnName.tsx'
import { Result } from './ImportResult.tsx'
import { importWording } from './import.wording.ts'
import { PreviewTable } from './PreviewTable.tsx'

/** The header is looked for no further down than this. */
const headerRows = 15

/** Says what each column is, shows what the first rows become, and begins the runs. */
export function Mapping({ file }: { file: Import }): ReactNode {
  const say = useWords(importWording)
  const params = { id: file.id }
  const preview = useCall(previewImportContract, { params }, { isLogged: true })
  const refresh = ['imports.']
  const lay = useCommand(layOutContract, { refresh })
  const start = useCommand(startImportContract, { refresh })
  const begin = (act: StartAct): void => start.mutate({ params, body: { act } })
  const change = (layout: Layout): void =>
    lay.mutate({ params, body: { layout, version: file.version } })
  const missing = preview.data?.missing ?? []
  const why = missing.length > 0 ? say('run.why') : undefined
  const isTried = file.state === 'rehearsed'
  return (
    <>
      <Stepper
        label={say('steps')}
        steps={[
          { key: 'map', label: say('step.map'), state: missing.length > 0 ? 'now' : 'done' },
          {
            ...{ key: 'try', label: say('step.try') },
            state: isTried ? 'done' : missing.length > 0 ? 'later' : 'now',
          },
          { key: 'run', label: say('step.run'), state: isTried ? 'now' : 'later' },
        ]}
      />
      {isTried && <Result file={file} />}
      {file.layout !== null && (
        <Columns
          file={file}
          layout={file.layout}
          preview={preview.data}
          change={change}
          isBusy={lay.isPending}
        />
      )}
      <Refused problem={lay.error} />
      {missing.length > 0 && (
        <p className="refused">{say('missing', { columns: missing.join('、') })}</p>
      )}
      {preview.data !== undefined && missing.length === 0 && (
        <PreviewTable kind={file.kind} rows={preview.data.rows} />
      )}
      <Refused problem={start.error} />
      <div className="acts import-acts">
        <Button
          tone={isTried ? 'plain' : 'go'}
          why={why}
          aria-busy={start.isPending}
          onClick={() => begin('rehearse')}
        >
          {say('try')}
        </Button>
        <Button
          tone={isTried ? 'go' : 'plain'}
          why={why}
          aria-busy={start.isPending}
          onClick={() => begin('run')}
        >
          {say('run')}
        </Button>
        <span className="dim">{say('try.about')}</span>
      </div>
    </>
  )
}

function Columns({
  file,
  layout,
  preview,
  change,
  isBusy,
}: {
  file: Import
  layout: Layout
  preview: Preview | undefined
  change: (layout: Layout) => void
  isBusy: boolean
}): ReactNode {
  const say = useWords(importWording)
  const { headerRow, headerDepth, columns } = layout
  const samples = new Map(preview?.columns.map((each) => [each.at, each.samples.join(' · ')]))
  const rows = Array.from({ length: headerRows }, (_, at) => String(at + 1))
  return (
    <section className="import-part" aria-busy={isBusy}>
      <header className="page-head">
        <h2>{say('mapping')}</h2>
        <span className="dim">{say('mapping.about')}</span>
      </header>
      {file.isRemembered && <StatusLine>{say('mapping.remembered')}</StatusLine>}
      <div className="import-header">
        <ChoiceField
          label={say('headerRow')}
          value={String(headerRow)}
          options={rows.map((row) => ({ value: row, label: say('row.n', { row }) }))}
          onValue={(row) => {
            if (row !== '') change({ ...layout, headerRow: Number(row) })
          }}
        />
        <ChoiceField
          label={say('headerDepth')}
          value={String(headerDepth)}
          options={[
            { value: '1', label: say('depth.1') },
            { value: '2', label: say('depth.2') },
          ]}
          onValue={(depth) => {
            if (depth !== '') change({ ...layout, headerDepth: Number(depth) })
          }}
        />
      </div>
      <Scroll label={say('mapping')}>
        <table className="grid-table import-map">
          <thead>
            <tr>
              <th>{say('column')}</th>
              <th>{say('means')}</th>
              <th>{say('samples')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ at, header, field }) => (
              <tr key={at}>
                <td>
                  <b>{header === '' ? say('untitled') : header}</b>
                </td>
                <td>
                  <Meaning
                    kind={file.kind}
                    header={header}
                    field={field}
                    onField={(next) => change(withField(layout, at, next))}
                  />
                </td>
                <td className="dim">{samples.get(at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

function withField(layout: Layout, at: number, field: string | null): Layout {
  const columns = layout.columns.map((each) =>
    each.at === at ? { at, header: each.header, field } : each,
  )
  return { ...layout, columns }
}

function Meaning({
  kind,
  header,
  field,
  onField,
}: {
  kind: Import['kind']
  header: string
  field: string | null
  onField: (field: string | null) => void
}): ReactNode {
  const say = useWords(importWording)
  const id = useId()
  return (
    <select
      id={id}
      aria-label={say('means.of', { header })}
      value={field ?? ''}
      onChange={({ target }) => onField(target.value === '' ? null : target.value)}
    >
      <option value="">{say('ignored')}</option>
      {columnsOf(kind).map((column) => (
        <option key={column.field} value={column.field}>
          <ColumnName column={column} />
        </option>
      ))}
    </select>
  )
}
