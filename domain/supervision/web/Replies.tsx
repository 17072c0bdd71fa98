import type { ReactNode } from 'react'
import { readAttachmentContract } from '#domain/attachments/attachment.contract.ts'
import { addressOf } from '#web/client.ts'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { SupervisionFile } from '../supervision.contract.ts'
import { supervisionWording } from './supervision.wording.ts'

/** Every reply, and what was said of it. */
export function Replies({ order }: { order: SupervisionFile }): ReactNode {
  const say = useWords(supervisionWording)
  return (
    <>
      <h2>{say('replies')}</h2>
      {order.rounds.length === 0 && <p className="dim">{say('replies.none')}</p>}
      <ol className="rounds">
        {order.rounds.map((round) => (
          <li key={round.at}>
            <p className="dim">
              {say('reply.by', {
                organisation: round.byOrganisation,
                name: round.byName,
                at: exactly(round.at),
              })}
            </p>
            <p className="measure said">{round.text}</p>
            {round.evidence !== '' && (
              <p className="measure">
                <b>{say('evidence')}</b> {round.evidence}
              </p>
            )}
            {round.files.length > 0 && (
              <ul className="reply-files">
                {round.files.map(({ id, name, isRemoved }) => (
                  <li key={id}>
                    {isRemoved ? (
                      <span className="dim">{say('file.removed', { name })}</span>
                    ) : (
                      <a href={addressOf(readAttachmentContract, { params: { id } })} download>
                        {name}
                      </a>
                    )}
                  </li>
                ))}
              </ul>
            )}
            <p>
              {round.verdict === null
                ? say('verdict.none')
                : say(`verdict.${round.verdict}`, { reason: round.reason ?? '' })}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}
