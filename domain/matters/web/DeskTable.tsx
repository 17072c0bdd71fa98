import { Fragment, type ReactNode } from 'react'
import type { z } from 'zod'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { Scroll } from '#web/kit/Scroll.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { figure } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { DeskRow, readDeskContract } from '../desk.contract.ts'
import { actWording } from './act.wording.ts'
import { placeOf, recordOf } from './desk.ts'
import { deskWording } from './desk.wording.ts'
import { matterWording } from './matter.wording.ts'

type Counts = z.output<typeof readDeskContract.output>['counts']

/** Ruled by when: overdue, today, from tomorrow. One solid button: the row that is chosen. */
export function DeskTable({
  rows,
  counts,
  chosen,
  choose,
}: {
  rows: readonly DeskRow[] | undefined
  counts: Counts | undefined
  chosen: number
  choose: (index: number) => void
}): ReactNode {
  const say = useWords(deskWording)
  if (rows === undefined || counts === undefined) return <Loading what={say('list')} />
  const solid = chosen < 0 ? 0 : chosen
  return (
    <Scroll label={say('list')}>
      <table className="grid-table desk-table">
        <caption className="vh">{say('list')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('head.clock')}</th>
            <th scope="col">{say('head.level')}</th>
            <th scope="col">{say('head.do')}</th>
            <th scope="col">{say('head.matter')}</th>
            <th scope="col">
              <span className="vh">{say('head.next')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={row.stepId}>
              {row.when !== rows[index - 1]?.when && (
                <tr className="grp">
                  <th colSpan={5} scope="rowgroup">
                    <b>{say(`when.${row.when}`)}</b>
                    {wordsOfCount(counts[row.when])}
                  </th>
                </tr>
              )}
              <Row
                row={row}
                index={index}
                isChosen={index === chosen}
                isSolid={index === solid}
                choose={choose}
              />
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

export function wordsOfCount({
  total,
  totalIsCapped,
}: {
  total: number
  totalIsCapped: boolean
}): string {
  return totalIsCapped ? `${figure(total)}+` : figure(total)
}

function Row({
  row,
  index,
  isChosen,
  isSolid,
  choose,
}: {
  row: DeskRow
  index: number
  isChosen: boolean
  isSolid: boolean
  choose: (index: number) => void
}): ReactNode {
  const say = useWords(deskWording)
  const matter = useWords(matterWording)
  const act = useWords(actWording)
  const kit = useWords(kitWording)
  return (
    <tr className={isChosen ? 'sel' : undefined} data-row={index} onClick={() => choose(index)}>
      <td>
        <Clock
          startedAt={row.startedAt}
          dueAt={row.dueAt}
          warnsAt={row.warnsAt}
          isDanger={row.imminent === true}
        />
      </td>
      <td>{row.level !== null && <Level level={row.level} />}</td>
      <td className="do">
        {matter(`step.${row.kind}`)} {row.isEscalated && <Tag>{say('escalated')}</Tag>}
      </td>
      <td className="m">
        <Go to={recordOf(row)} className="quiet">
          {row.divisionName} {row.subject}{' '}
          {row.category !== null && kit(`category.${row.category}`)}
          <span className="no">{row.number}</span>
        </Go>
      </td>
      <td>
        <Go to={placeOf(row)} className={`btn s ${isSolid ? 'go' : 'soft'}`}>
          {row.action === null ? say('open') : act(`act.${row.action}`)}
        </Go>
      </td>
    </tr>
  )
}
