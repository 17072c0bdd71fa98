import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  giveCodeContract,
  listCodesContract,
  revokeCodeContract,
  type CodeRow,
} from '../duty-code.contract.ts'
import { DutyUnitKind } from '../duty-report.schema.ts'
import { mandatoryReportWording } from './mandatory-report.wording.ts'
import './mandatory-report.css'

const nothing = { unitKind: '', unitName: '', division: '' }

/** One-time codes for duty units: given out here, told by phone, shown once. */
export function CodesPage(): ReactNode {
  const say = useWords(mandatoryReportWording)
  const [value, setValue] = useState(nothing)
  const give = useCommand(giveCodeContract, {
    refresh: ['duty-codes.'],
    done: () => setValue(nothing),
  })
  const unitKind = DutyUnitKind.safeParse(value.unitKind).data
  return (
    <>
      <PageHead title={say('codes')} tabTitle={say('codes')} about={say('codes.about')} />
      <form
        className="form sheet duty-code"
        onSubmit={(event) => {
          event.preventDefault()
          if (unitKind === undefined) return
          give.mutate({ body: { ...value, unitKind } })
        }}
      >
        <ChoiceField
          label={say('codes.kind')}
          required
          value={value.unitKind}
          onValue={(kind) => setValue({ ...value, unitKind: kind })}
          options={DutyUnitKind.options.map((kind) => ({
            value: kind,
            label: say(`unit.${kind}`),
          }))}
        />
        <TextField
          label={say('codes.unit')}
          required
          minLength={2}
          maxLength={80}
          value={value.unitName}
          onValue={(unitName) => setValue({ ...value, unitName })}
        />
        <DivisionPicker
          label={say('division')}
          value={value.division}
          onValue={(division) => setValue({ ...value, division })}
          deepest="township"
        />
        <Refused problem={give.error} />
        <div className="acts">
          <Button
            tone="go"
            type="submit"
            aria-busy={give.isPending}
            why={value.division === '' ? say('codes.place-missing') : undefined}
          >
            {say('codes.give')}
          </Button>
        </div>
      </form>
      <StatusLine>
        {give.data === undefined ? '' : `${say('codes.given')}：${give.data.unitName}`}
      </StatusLine>
      {give.data !== undefined && (
        <div className="sheet duty-code">
          <p className="given-code">{give.data.code}</p>
          <p>
            {say('codes.tell', {
              until: `${shortDay(give.data.expiresAt)} ${timeOf(give.data.expiresAt)}`,
            })}
          </p>
          <p>{say('codes.where')}</p>
        </div>
      )}
      <GivenCodes />
    </>
  )
}

function GivenCodes(): ReactNode {
  const say = useWords(mandatoryReportWording)
  const revoke = useCommand(revokeCodeContract, { refresh: ['duty-codes.'] })
  return (
    <>
      <Refused problem={revoke.error} />
      <DataTable<CodeRow>
        id="duty-codes"
        caption={say('codes.list')}
        contract={listCodesContract}
        hasSearch={false}
        views={[]}
        filters={[]}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={say('codes.empty')}>
            <p>{say('codes.about')}</p>
          </EmptyState>
        }
        columns={[
          { key: 'unit', head: say('codes.unit'), isFixed: true, cell: (row) => row.unitName },
          {
            key: 'kind',
            head: say('codes.kind'),
            isShort: true,
            cell: ({ unitKind }) => say(`unit.${unitKind}`),
          },
          {
            key: 'division',
            head: say('division'),
            isShort: true,
            cell: (row) => row.divisionName,
          },
          { key: 'by', head: say('codes.by'), isShort: true, cell: (row) => row.createdByName },
          {
            key: 'until',
            head: say('codes.until'),
            isShort: true,
            cell: ({ expiresAt }) => (
              <time title={exactly(expiresAt)}>
                {shortDay(expiresAt)} {timeOf(expiresAt)}
              </time>
            ),
          },
          {
            key: 'act',
            head: say('can'),
            isShort: true,
            cell: ({ id, revokedAt, version }) =>
              revokedAt === null ? (
                <Button
                  isSmall
                  onClick={() => revoke.mutate({ params: { id }, body: { version } })}
                >
                  {say('codes.revoke')}
                </Button>
              ) : (
                <span className="dim">{say('codes.revoked')}</span>
              ),
          },
        ]}
      />
    </>
  )
}
