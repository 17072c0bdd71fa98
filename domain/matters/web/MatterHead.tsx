import type { ReactNode } from 'react'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { useTitle } from '#web/kit/PageHead.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { Stepper } from '#web/kit/Stepper.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { MatterAction } from '../matter-action.schema.ts'
import type { MatterPage } from '../matter-page.contract.ts'
import { actWording } from './act.wording.ts'
import { matterWording } from './matter.wording.ts'

export type Begin = (act: MatterAction | undefined) => void

/** What it is, how grave and why, where it stands in the chain. */
export function MatterHead({
  matter,
  status,
  begin,
}: {
  matter: MatterPage
  status: string
  begin: Begin
}): ReactNode {
  const say = useWords(matterWording)
  const kit = useWords(kitWording)
  const heading = useTitle(matter.number)
  return (
    <>
      <header className="matter-head">
        <p className="back">
          <Go to="/">‹ {say('back.desk')}</Go>
          <Go to="/matters?status=open%2Cmonitoring">{say('back')}</Go>
          <span>{say('looked')}</span>
        </p>
        <div className="name">
          <h1 ref={heading} tabIndex={-1}>
            {matter.divisionName} {matter.subject ?? say('subject.none')} ·{' '}
            {kit(`category.${matter.category}`)}
          </h1>
          <span className="no">{matter.number}</span>
          <Tag>{say(`status.${matter.status}`)}</Tag>
          {matter.sensitivity !== 'normal' && (
            <Tag tone="plum">{kit(`sensitivity.${matter.sensitivity}`)}</Tag>
          )}
          {matter.imminent && <Tag tone="red">{say('imminent')}</Tag>}
          <span className="acts">
            <Button isSmall onClick={() => window.print()}>
              {say('print')}
            </Button>
          </span>
        </div>
        <Grave matter={matter} begin={begin} />
        {matter.resolvedBy !== null && (
          <p className="meta">{say('resolved-by', { name: matter.resolvedBy.name })}</p>
        )}
        <StatusLine>{status}</StatusLine>
      </header>
      <Stepper
        label={say('chain')}
        steps={matter.chain.map(({ link, state, at }) => ({
          key: link,
          label: say(`chain.${link}`),
          note: at === null ? undefined : shortDay(at),
          state: state === 'ahead' ? 'later' : state,
        }))}
      />
    </>
  )
}

function Grave({ matter, begin }: { matter: MatterPage; begin: Begin }): ReactNode {
  const say = useWords(matterWording)
  const act = useWords(actWording)
  const open = new Set(
    matter.actions.filter(({ refusal }) => refusal === null).map(({ action }) => action),
  )
  const changes = (['raise-level', 'lower-level', 'confirm-lowering'] as const).filter((one) =>
    open.has(one),
  )
  return (
    <div className="grave">
      <Level level={matter.level} isBig />
      <p>
        {isCode(matter.levelReason) ? say(`level.${matter.levelReason}`) : matter.levelReason}
        {matter.proposedLevel !== null && (
          <>
            {' '}
            <b>
              {say('proposed', {
                level: matter.proposedLevel,
                reason: matter.proposedReason ?? '',
              })}
            </b>
          </>
        )}
      </p>
      <span className="acts">
        {changes.map((one) => (
          <LinkButton key={one} onClick={() => begin(one)}>
            {act(`act.${one}`)}
          </LinkButton>
        ))}
      </span>
    </div>
  )
}

/** Reasons that the platform gave itself stand as codes. */
function isCode(reason: string): reason is 'as-found' | 'not-graded' | 'by-rules' {
  return ['as-found', 'not-graded', 'by-rules'].includes(reason)
}
