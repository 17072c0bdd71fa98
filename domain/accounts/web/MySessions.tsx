import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listMySessionsContract, meContract, revokeMySessionContract } from '../session.contract.ts'
import { accountWording } from './account.wording.ts'

export function MySessions({ tell }: { tell: (text: string) => void }): ReactNode {
  const say = useWords(accountWording)
  const answer = useCall(listMySessionsContract, {})
  const { data: me } = useCall(meContract, {})
  const here = me?.state === 'signed-in' ? me.sessionId : undefined
  const revoke = useCommand(revokeMySessionContract, {
    refresh: [listMySessionsContract.id],
    done: () => tell(say('session.ended')),
  })
  return (
    <section>
      <h2>{say('security.sessions')}</h2>
      {answer.error !== null && answer.data === undefined && (
        <ErrorState isPart problem={answer.error} />
      )}
      <table className="grid-table">
        <caption className="vh">{say('security.sessions')}</caption>
        <tbody>
          {answer.data?.items.map((session) => (
            <tr key={session.id}>
              <td>
                {browserOf(session.userAgent)}{' '}
                {session.id === here && <Tag tone="plum">{say('session.here')}</Tag>}
                {session.state === 'locked' && <Tag>{say('session.locked')}</Tag>}
              </td>
              <td className="m">{say('session.since', { at: exactly(session.createdAt) })}</td>
              <td className="m">{say('session.seen', { at: exactly(session.lastSeenAt) })}</td>
              <td className="num">
                {session.id !== here && (
                  <Button isSmall onClick={() => revoke.mutate({ params: { id: session.id } })}>
                    {say('session.end')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.data?.items.length === 1 && <p className="dim">{say('security.sessions.none')}</p>}
      <Refused problem={revoke.error} />
    </section>
  )
}

/** `Chrome 131 · Windows`: enough to know one's own machine; what is unknown stays as it came. */
function browserOf(userAgent: string): string {
  const browser = /(Edg|Firefox|Chrome|Safari)\/(\d+)/.exec(userAgent)
  const system = /(Windows|Android|iPhone|Mac OS X|Linux)/.exec(userAgent)?.[1]
  if (browser === null) return userAgent.slice(0, 60)
  const name = browser[1] === 'Edg' ? 'Edge' : (browser[1] ?? '')
  return [`${name} ${browser[2] ?? ''}`, system].filter(Boolean).join(' · ')
}
