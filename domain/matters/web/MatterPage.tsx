import { useState, type ReactNode } from 'react'
import { useAddress, usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { useCall } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { ErrorState, MissingState } from '#web/kit/States.tsx'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { MatterAction } from '../matter-action.schema.ts'
import { readMatterContract, type MatterPage as Matter } from '../matter-page.contract.ts'
import { ActDialog } from './ActDialog.tsx'
import { isOpenAct } from './acts.ts'
import { actWording } from './act.wording.ts'
import { BreakGlass } from './BreakGlass.tsx'
import { MatterDue } from './MatterDue.tsx'
import { MatterHead } from './MatterHead.tsx'
import { MatterTimeline } from './MatterTimeline.tsx'
import { MatterWho } from './MatterWho.tsx'
import { matterWording } from './matter.wording.ts'
import './matter-parts.css'
import './matter.css'

/** One page per matter: who, what happened, what is due and what I may do. */
export function MatterPage(): ReactNode {
  const say = useWords(matterWording)
  const id = usePathId()
  const answer = useCall(readMatterContract, { params: { id } }, { isLogged: true })
  // A page kept from the matter before is not this one.
  const matter = answer.data?.id === id ? answer.data : undefined
  if (answer.error !== null && matter === undefined) {
    return answer.error.status === 404 ? (
      <Hidden />
    ) : (
      <ErrorState problem={answer.error} again={() => void answer.refetch()} />
    )
  }
  if (matter === undefined) return <Loading what={say('title')} />
  return <MatterView key={id} matter={matter} />
}

function MatterView({ matter }: { matter: Matter }): ReactNode {
  const say = useWords(actWording)
  const [address, change] = useAddress()
  const [status, setStatus] = useState('')
  // A row of the desk leads here with the act it asks for.
  const act = MatterAction.safeParse(address['do']).data
  const view = matter.actions.find(({ action }) => action === act)
  const isOpen = view !== undefined && isOpenAct(view)
  const why = view?.refusal ?? undefined
  const begin = (next: MatterAction | undefined): void => change({ do: next })
  return (
    <div className="flush matter">
      <MatterHead
        matter={matter}
        status={why === undefined ? status : (wordsOfRefusal(why) ?? why)}
        begin={begin}
      />
      <MatterWho matter={matter} begin={begin} />
      <MatterTimeline matter={matter} begin={begin} />
      <MatterDue matter={matter} begin={begin} />
      {act !== undefined && isOpen && (
        <ActDialog
          key={act}
          act={act}
          matter={matter}
          onClose={() => begin(undefined)}
          done={() => {
            begin(undefined)
            setStatus(say('done', { act: say(`act.${act}`) }))
          }}
        />
      )}
    </div>
  )
}

/** Not there, or not open: the same page, with the way in for when a life depends on it. */
function Hidden(): ReactNode {
  const say = useWords(matterWording)
  const [breaks, setBreaks] = useState(false)
  const mayBreak = useHasRole('township-officer', 'county-officer', 'city-officer')
  return (
    <>
      <MissingState
        actions={
          mayBreak ? (
            <Button onClick={() => setBreaks(true)}>{say('break-glass')}</Button>
          ) : undefined
        }
      />
      {breaks && <BreakGlass onClose={() => setBreaks(false)} />}
    </>
  )
}
