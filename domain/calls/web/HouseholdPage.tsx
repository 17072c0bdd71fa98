import { useState, type ReactNode } from 'react'
import { useAddress, usePathId } from '#web/kit/address.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { useWords } from '#web/kit/wording.ts'
import { readHouseholdContract, type HouseholdPage as Household } from '../household.contract.ts'
import { callWording } from './call.wording.ts'
import { HouseholdGraph } from './HouseholdGraph.tsx'
import { HouseholdMembers } from './HouseholdMembers.tsx'
import { HouseholdTimeline } from './HouseholdTimeline.tsx'
import { PairCompare } from './PairCompare.tsx'
import { PushAside } from './PushAside.tsx'
import './call.css'
import './household.css'

/** One household: its time line, what is unsure, each call and why it stands here, what is pushed. */
export function HouseholdPage(): ReactNode {
  const say = useWords(callWording)
  const params = { id: usePathId() }
  const answer = useCall(readHouseholdContract, { params }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('household.tab')} />
  return <HouseholdShown household={answer.data} />
}

function HouseholdShown({ household }: { household: Household }): ReactNode {
  const say = useWords(callWording)
  const [{ pair: wanted }] = useAddress()
  const [status, setStatus] = useState('')
  const { divisionName: place, surname, calls, openPairs: open, span, isEscalating } = household
  const pair =
    household.review.find(({ id }) => id === wanted) ??
    household.review.find(({ status: at }) => at === 'open')
  const title =
    surname === ''
      ? say('household.unnamed', { place })
      : say('household.title', { place, surname })
  return (
    <>
      <PageHead
        title={title}
        tabTitle={say('household.tab')}
        about={say('household.meta', { calls, open, span })}
      >
        {isEscalating && <Tag tone="plum">{say('escalating')}</Tag>}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="household">
        <div>
          <HouseholdTimeline household={household} pair={pair} />
          {pair !== undefined && (
            <PairCompare key={pair.id} pair={pair} done={() => setStatus(say('status.saved'))} />
          )}
          <HouseholdMembers household={household} done={() => setStatus(say('status.saved'))} />
          <HouseholdGraph household={household} />
        </div>
        <PushAside household={household} done={setStatus} />
      </div>
    </>
  )
}
