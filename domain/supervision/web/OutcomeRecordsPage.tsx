import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { MissingState } from '#web/kit/States.tsx'
import { dayOf, exactly, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listOutcomeRecordsContract, type OutcomeRecord } from '../outcome.contract.ts'
import { OutcomeCode } from '../outcome.schema.ts'
import { outcomeWording } from './outcome.wording.ts'

const shares: ReadonlySet<OutcomeCode> = new Set([
  'overdue',
  'returned',
  'recurrence',
  'confirmed',
  'not-reached',
] as const)

/** The matters behind one figure of the board. */
export function OutcomeRecordsPage(): ReactNode {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false })
  const code = OutcomeCode.safeParse(params['code'])
  return code.success ? <Records code={code.data} /> : <MissingState />
}

function Records({ code }: { code: OutcomeCode }): ReactNode {
  const say = useWords(outcomeWording)
  const [address] = useAddress()
  const year = dayOf(useNow()).slice(0, 4)
  const period = address['period'] ?? year
  const short = address['division'] ?? ''
  const division = short === '' ? {} : { division: short.padEnd(12, '0') }
  const isShare = shares.has(code)
  const back = short === '' ? '' : `&division=${short}`
  return (
    <>
      <PageHead
        title={`${say(`of.${code}`)} · ${period}`}
        tabTitle={say(`of.${code}`)}
        about={say('records.about')}
      >
        <Go to={`/outcomes?period=${period.slice(0, 4)}${back}`} className="btn">
          {say('back')}
        </Go>
      </PageHead>
      <p className="dim measure">{say(`def.${code}`)}</p>
      <DataTable<OutcomeRecord>
        id="outcome-records"
        caption={say('records')}
        contract={listOutcomeRecordsContract}
        params={{ code }}
        fixed={{ period, ...division }}
        hasSearch={false}
        keyOf={({ id }) => id}
        open={({ matterId }) => `/matters/${matterId}`}
        columns={[
          {
            key: 'number',
            head: say('records.number'),
            isFixed: true,
            isShort: true,
            cell: ({ number }) => <b>{number}</b>,
          },
          { key: 'place', head: say('place'), cell: ({ divisionName }) => divisionName },
          { key: 'at', head: say('records.at'), isShort: true, cell: ({ at }) => exactly(at) },
          {
            key: 'amount',
            head: say('records.amount'),
            isShort: true,
            cell: ({ amount }) =>
              isShare ? say(amount === 1 ? 'records.yes' : 'records.no') : amount,
          },
        ]}
      />
    </>
  )
}
