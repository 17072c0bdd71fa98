import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { readLeadContract, type LeadFile } from '../lead.contract.ts'
import { leadWording } from './lead.wording.ts'
import { AttachDialog } from './AttachDialog.tsx'
import { LeadDialog, type LeadAct } from './LeadDialog.tsx'
import { LeadCues, LeadParties } from './LeadParties.tsx'
import './lead.css'

export function LeadPage(): ReactNode {
  const say = useWords(leadWording)
  const answer = useCall(readLeadContract, { params: { id: usePathId() } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <LeadView lead={answer.data} />
}

function LeadView({ lead }: { lead: LeadFile }): ReactNode {
  const say = useWords(leadWording)
  const kit = useWords(kitWording)
  const [act, setAct] = useState<LeadAct | 'attach' | null>(null)
  const [status, setStatus] = useState('')
  const kind = say(`kind.${lead.kind}`)
  return (
    <>
      <PageHead
        title={`${lead.divisionName} ${kit(`category.${lead.category}`)}`}
        tabTitle={`${kind} ${lead.sourceNumber}`}
        about={
          <>
            {kind} · {say(`channel.${lead.channel}`)} · {shortDay(lead.foundOn)} ·{' '}
            {say('lead-number', { number: lead.sourceNumber })}
          </>
        }
      >
        {lead.imminent && <Tag tone="due">{say('imminent')}</Tag>}
        <Tag tone={lead.status === 'open' ? 'due' : 'plain'}>{say(`status.${lead.status}`)}</Tag>
        {lead.matterId !== null && (
          <Go to={`/matters/${lead.matterId}`} className="btn go">
            {say('open-matter')}
          </Go>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="lead">
        <section>
          <h2>{say('found.what')}</h2>
          <p className="measure">{lead.summary}</p>
          <dl className="pairs">
            <dt>{say('subject')}</dt>
            <dd>{lead.subjectName ?? lead.subject ?? say('subject.none')}</dd>
            {lead.level !== null && (
              <>
                <dt>{say('level')}</dt>
                <dd>
                  <Level level={lead.level} />
                </dd>
              </>
            )}
          </dl>
          <LeadParties lead={lead} />
          <LeadCues lead={lead} />
          {lead.settlement !== null && (
            <>
              <h2>{say('settled')}</h2>
              <p className="measure">
                {lead.settlement.reason !== undefined &&
                  `${say(`reason.${lead.settlement.reason}`)} · `}
                {lead.settlement.text}
                {lead.settlement.sentTo !== undefined &&
                  ` · ${say('sent-to', { where: lead.settlement.sentTo })}`}
              </p>
            </>
          )}
        </section>
        <section className="can">
          <h2>{say('can')}</h2>
          {lead.actions.map(({ action, refusal }) => (
            <Button
              key={action}
              tone={action === 'register' ? 'go' : 'plain'}
              why={refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)}
              onClick={() => setAct(action)}
            >
              {say(action)}
            </Button>
          ))}
        </section>
      </div>
      {act === 'attach' && (
        <AttachDialog
          lead={lead}
          onClose={() => setAct(null)}
          done={() => {
            setAct(null)
            setStatus(say('done.attach'))
          }}
        />
      )}
      {act !== null && act !== 'attach' && (
        <LeadDialog
          act={act}
          lead={lead}
          onClose={() => setAct(null)}
          done={() => {
            setAct(null)
            setStatus(say(`done.${act}`))
          }}
        />
      )}
    </>
  )
}
