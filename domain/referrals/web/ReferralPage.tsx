import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { shortDay } from '#web/kit/time.ts'
import { Timeline } from '#web/kit/Timeline.tsx'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import type { ReferralAction } from '../referral-action.schema.ts'
import { readReferralContract, type ReferralPage as Page } from '../referral-page.contract.ts'
import { referralWording } from './referral.wording.ts'
import { PacketFiles } from './PacketFiles.tsx'
import { ReferralActDialog } from './ReferralActDialog.tsx'
import { signOf, useCode } from './codes.ts'
import { ReferralPacket } from './ReferralPacket.tsx'
import './referral.css'

/** A referral: what the receiver was given, what is due, what was done, what I may do. */
export function ReferralPage(): ReactNode {
  const say = useWords(referralWording)
  const id = usePathId()
  const answer = useCall(readReferralContract, { params: { id } }, { isLogged: true })
  const page = answer.data?.id === id ? answer.data : undefined
  if (answer.error !== null && page === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (page === undefined) return <Loading what={say('title')} />
  return <ReferralView key={id} page={page} />
}

function ReferralView({ page }: { page: Page }): ReactNode {
  const say = useWords(referralWording)
  const code = useCode()
  const [act, setAct] = useState<ReferralAction | null>(null)
  const [status, setStatus] = useState('')
  const possible = page.actions.filter(({ refusal }) => refusal === null)
  const others = page.actions.filter(({ refusal }) => refusal !== null)
  const next = possible.find(({ action }) => isNext(action, page)) ?? possible[0]
  return (
    <>
      <PageHead
        title={`${page.from.name} → ${page.to.name}`}
        tabTitle={page.number}
        about={
          <>
            {page.number} · {shortDay(page.sentAt)} · {say(`ground.${page.ground}`)}
            {page.consent !== null &&
              ` · ${say('consent.said', {
                on: page.consent.on,
                form: say(`form.${page.consent.form}`),
              })}`}
          </>
        }
      >
        <Tag tone={page.dueAt === null ? 'plain' : 'due'}>{say(`status.${page.status}`)}</Tag>
        {page.urgency !== 'normal' && (
          <Tag tone={page.urgency === 'immediate' ? 'red' : 'due'}>
            {say(`urgency.${page.urgency}`)}
          </Tag>
        )}
        {page.ruleCode !== null && <Tag>{say('by-rule')}</Tag>}
        {page.binding && <Tag>{say('bound')}</Tag>}
        {page.matterId !== null && (
          <Go to={`/matters/${page.matterId}`} className="btn s">
            {say('matter')} {page.matterNumber}
          </Go>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="referral">
        <div>
          <section>
            <h2>
              {say('packet')} <span className="meta">{say('packet.all')}</span>
            </h2>
            <ReferralPacket packet={page.packet} />
            <PacketFiles page={page} />
            <p className="dim">{say('packet.copied')}</p>
          </section>
          <section>
            <h2>{say('log')}</h2>
            <Timeline
              entries={page.entries.map((entry) => ({
                id: entry.id,
                at: entry.at,
                sign: signOf(entry.kind),
                title: [say(`entry.${entry.kind}`), code(entry.code)]
                  .filter((part) => part !== '')
                  .join(' · '),
                by: `${entry.byOrganisation} ${entry.byName}`,
                text: entry.text ?? undefined,
              }))}
            />
          </section>
        </div>
        <div>
          {page.step !== null && page.stepSince !== null && page.dueAt !== null && (
            <section>
              <h2>{say('due')}</h2>
              <p>
                <b>{say(`step.${page.step}`)}</b> · {page.duty?.name}
              </p>
              <Clock startedAt={page.stepSince} dueAt={page.dueAt} />
            </section>
          )}
          <section className="can">
            <h2>{say('can')}</h2>
            {possible.map(({ action }) => (
              <Button
                key={action}
                tone={action === next?.action ? 'go' : 'plain'}
                onClick={() => setAct(action)}
              >
                {say(`act.${action}`)}
              </Button>
            ))}
            {others.length > 0 && (
              <details>
                <summary>{say('can.not')}</summary>
                {others.map(({ action, refusal }) => (
                  <p key={action}>
                    <Button why={wordsOfRefusal(refusal ?? '') ?? refusal ?? ''}>
                      {say(`act.${action}`)}
                    </Button>
                  </p>
                ))}
              </details>
            )}
          </section>
          {page.chain.length > 1 && <Chain page={page} />}
          {page.ratings.length > 0 && <Ratings page={page} />}
        </div>
      </div>
      {act !== null && (
        <ReferralActDialog
          key={act}
          act={act}
          page={page}
          onClose={() => setAct(null)}
          done={() => {
            setStatus(say('done', { act: say(`act.${act}`) }))
            setAct(null)
          }}
        />
      )}
    </>
  )
}

/** The act that the step which is due asks for. */
function isNext(action: ReferralAction, { status }: Page): boolean {
  switch (status) {
    case 'sent':
      return action === 'sign'
    case 'signed':
      return action === 'accept'
    case 'accepted':
      return action === 'feed-back'
    case 'fed-back':
      return action === 'verify'
    case 'disputed':
      return action === 'decide'
    case 'verified':
    case 'returned':
      return action === 'rate'
    case 'forwarded':
    case 'withdrawn':
      return false
  }
}

function Chain({ page }: { page: Page }): ReactNode {
  const say = useWords(referralWording)
  return (
    <section>
      <h2>{say('chain')}</h2>
      <ol className="referral-chain">
        {page.chain.map(({ id, number, to, status }) => (
          <li key={id} aria-current={id === page.id ? 'true' : undefined}>
            <Go to={`/referrals/${id}`} className="quiet">
              {number}
            </Go>{' '}
            {to.name} · {say(`status.${status}`)}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Ratings({ page }: { page: Page }): ReactNode {
  const say = useWords(referralWording)
  return (
    <section>
      <h2>{say('ratings')}</h2>
      <dl className="pairs">
        {page.ratings.map(({ side, score, reasons }) => (
          <div key={side}>
            <dt>{say(`rating.${side}`)}</dt>
            <dd>
              {say('rating.score', { score })}
              {reasons.map((reason) => ` · ${say(`because.${reason}`)}`)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
