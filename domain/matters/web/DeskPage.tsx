import { useNavigate } from '@tanstack/react-router'
import { useCallback, type ReactNode } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { usePages } from '#web/kit/query.ts'
import { useRowKeys } from '#web/kit/row-keys.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Tabs } from '#web/kit/Tabs.tsx'
import { longDay, timeOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { readDeskContract, type DeskRow } from '../desk.contract.ts'
import { placeOf } from './desk.ts'
import { DeskRail } from './DeskRail.tsx'
import { DeskReports, useWaitingReports } from './DeskReports.tsx'
import { DeskTable } from './DeskTable.tsx'
import { deskWording } from './desk.wording.ts'
import { Pinned } from './Pinned.tsx'
import './desk.css'

/** What must I do now: one list, by clock; the row says what to do and its button does it. */
export function DeskPage(): ReactNode {
  const say = useWords(deskWording)
  const now = useNow()
  const navigate = useNavigate()
  const [address] = useAddress()
  const whose = address['whose'] === 'mine' ? 'mine' : 'organisation'
  const desk = usePages(readDeskContract, { query: { whose, size: 50 } }, ({ next }) => next)
  const first = desk.pages[0]
  const waiting = useWaitingReports()
  const hasReports = waiting !== undefined && waiting.toSign.length + waiting.toReview > 0
  const rows = first === undefined ? undefined : desk.pages.flatMap(({ items }) => items)
  const enter = useCallback((row: DeskRow) => void navigate({ to: placeOf(row) }), [navigate])
  const open = useCallback(
    (row: DeskRow) => void navigate({ to: `/matters/${row.matterId}` }),
    [navigate],
  )
  const [chosen, choose] = useRowKeys(rows, enter, open)

  return (
    <>
      <PageHead
        title={say('title')}
        tabTitle={say('title')}
        about={`${longDay(now)} ${timeOf(now)}`}
      />
      {first?.pinned.map((row) => (
        <Pinned key={row.stepId} row={row} />
      ))}
      <div className="desk">
        <div>
          {hasReports && <DeskReports waiting={waiting} />}
          <Tabs
            name="whose"
            tabs={[
              { key: 'organisation', label: say('whose.organisation') },
              { key: 'mine', label: say('whose.mine') },
            ]}
          />
          {desk.problem !== null && rows === undefined && (
            <ErrorState isPart problem={desk.problem} again={desk.again} />
          )}
          {rows?.length === 0 && (
            <EmptyState
              title={say(hasReports ? 'empty.but-reports' : 'empty')}
              actions={
                <Go to="/matters?status=open%2Cmonitoring" className="btn">
                  {say('empty.matters')}
                </Go>
              }
            >
              <p>{say(hasReports ? 'empty.but-reports.meaning' : 'empty.meaning')}</p>
            </EmptyState>
          )}
          {rows?.length !== 0 && (
            <DeskTable rows={rows} counts={first?.counts} chosen={chosen} choose={choose} />
          )}
          {rows !== undefined && rows.length > 0 && (
            <p className="desk-foot">
              {desk.hasMore && (
                <Button isSmall onClick={desk.more}>
                  {say('more')}
                </Button>
              )}
              <span className="keys">
                <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd> {say('key.do')} <kbd>O</kbd>{' '}
                {say('key.open')}
              </span>
            </p>
          )}
        </div>
        <DeskRail leads={first?.leadsWaiting} />
      </div>
    </>
  )
}
