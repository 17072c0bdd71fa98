import type { ReactNode } from 'react'
import {
  listAttachmentsContract,
  readAttachmentContract,
} from '#domain/attachments/attachment.contract.ts'
import { addressOf } from '#web/client.ts'
import { useCall } from '#web/kit/query.ts'
import { shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { helpWording } from './help.wording.ts'

/** What she sent with her request, or later; each opening is logged. */
export function HelpFiles({ id }: { id: string }): ReactNode {
  const say = useWords(helpWording)
  const query = { subjectKind: 'help-request', subjectId: id } as const
  const answer = useCall(listAttachmentsContract, { query }, { isLogged: true })
  const items = (answer.data?.items ?? []).filter(({ removedAt }) => removedAt === null)
  return (
    <aside aria-label={say('files')}>
      <h2>{say('files')}</h2>
      {items.length === 0 ? (
        <p className="dim">{say('files.none')}</p>
      ) : (
        <>
          <ul className="help-files">
            {items.map((item) => (
              <li key={item.id}>
                <a href={addressOf(readAttachmentContract, { params: { id: item.id } })} download>
                  {item.filename}
                </a>
                <span className="meta">
                  {shortDay(item.createdAt)} {timeOf(item.createdAt)} · {say(`scan.${item.scan}`)}
                </span>
              </li>
            ))}
          </ul>
          <p className="dim">{say('files.note')}</p>
        </>
      )}
    </aside>
  )
}
