import type { ReactNode } from 'react'
import {
  listAttachmentsContract,
  readAttachmentContract,
} from '#domain/attachments/attachment.contract.ts'
import { addressOf } from '#web/client.ts'
import { useCall } from '#web/kit/query.ts'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { visitWording } from './visit.wording.ts'

/** Photographs and papers of a visit, each with what it was taken for. Nothing where there is none. */
export function VisitFiles({ visitId }: { visitId: string }): ReactNode {
  const say = useWords(visitWording)
  const query = { subjectKind: 'visit', subjectId: visitId } as const
  const answer = useCall(listAttachmentsContract, { query }, { isLogged: true })
  const items = answer.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say('files')}</h2>
      <ul className="visit-files">
        {items.map(
          ({ id, filename, purpose, removedAt, removalReason, createdByName, createdAt }) => (
            <li key={id}>
              {removedAt === null ? (
                <a href={addressOf(readAttachmentContract, { params: { id } })} download>
                  {purpose === null ? filename : say(`file.${purpose}`)}
                </a>
              ) : (
                <span className="dim">
                  {say('file.removed')} {removalReason}
                </span>
              )}{' '}
              <span className="dim">
                {createdByName} {shortDay(createdAt)}
              </span>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
