import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import {
  addAttachmentContract,
  listAttachmentsContract,
  markAttachmentContract,
  readAttachmentContract,
  removeAttachmentContract,
} from '#domain/attachments/attachment.contract.ts'
import type { AttachmentItem } from '#domain/attachments/attachment.schema.ts'
import { addressOf, isProblem, send, type Problem } from '#web/client.ts'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextArea } from '#web/kit/Field.tsx'
import { Progress } from '#web/kit/Progress.tsx'
import { refresh, useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { MatterPage } from '../matter-page.contract.ts'
import { matterWording } from './matter.wording.ts'

type Part = { readonly sent: number; readonly total: number }

export function MatterFiles({ matter }: { matter: MatterPage }): ReactNode {
  const say = useWords(matterWording)
  const client = useQueryClient()
  const query = { subjectKind: 'matter', subjectId: matter.id } as const
  const answer = useCall(listAttachmentsContract, { query })
  const [part, setPart] = useState<Part | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [removing, setRemoving] = useState<string | null>(null)
  const mayAdd = matter.actions.some(({ action, refusal }) => action === 'note' && refusal === null)
  const add = (file: File): void => {
    setProblem(null)
    setPart({ sent: 0, total: file.size })
    send(addAttachmentContract, { query }, file, {}, (sent, total) => setPart({ sent, total }))
      .then(() => refresh(client, ['attachments.']))
      .catch((error: unknown) => {
        if (isProblem(error)) setProblem(error)
      })
      .finally(() => setPart(null))
  }
  const items = answer.data?.items ?? []
  return (
    <section>
      <h2>{say('files')}</h2>
      {items.length === 0 && <p className="dim">{say('files.none')}</p>}
      <ul className="files">
        {items.map((item) => (
          <li key={item.id}>
            {item.removedAt === null ? (
              <>
                <a href={addressOf(readAttachmentContract, { params: { id: item.id } })} download>
                  {item.filename}
                </a>
                <LinkButton
                  aria-label={`${say('file.remove')} ${item.filename ?? ''}`}
                  onClick={() => setRemoving(item.id)}
                >
                  {say('file.remove')}
                </LinkButton>
              </>
            ) : (
              <span className="dim">
                {say('files.removed', { reason: item.removalReason ?? '' })}
              </span>
            )}
            {item.removedAt === null && <Look item={item} mayMark={mayAdd} />}
            <span className="meta">
              {item.createdByName} · {shortDay(item.createdAt)}
            </span>
          </li>
        ))}
      </ul>
      {part !== null && (
        <Progress
          label={say('files.sending')}
          done={kilobytes(part.sent)}
          total={kilobytes(part.total)}
        >
          <p className="meta">KB</p>
        </Progress>
      )}
      <Refused problem={problem} />
      {mayAdd && (
        <label className="add-file">
          <span className="btn s">{say('files.add')}</span>
          <input
            type="file"
            className="vh"
            accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.mp3,.m4a,.mp4"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file !== undefined) add(file)
              event.target.value = ''
            }}
          />
          <span className="meta">{say('files.kinds')}</span>
        </label>
      )}
      {removing !== null && <RemoveFile id={removing} onClose={() => setRemoving(null)} />}
    </section>
  )
}

/** Whether it tells where she can be found; only what does not may go with a referral. */
function Look({ item, mayMark }: { item: AttachmentItem; mayMark: boolean }): ReactNode {
  const say = useWords(matterWording)
  const mark = useCommand(markAttachmentContract, { refresh: ['attachments.', 'referrals.'] })
  const { id, version, whereabouts } = item
  const others = (['absent', 'present'] as const).filter((word) => word !== whereabouts)
  return (
    <span className="meta">
      {say(`file.where.${whereabouts ?? 'unlooked'}`)}{' '}
      {mayMark &&
        others.map((word) => (
          <span key={word} className="say">
            <LinkButton
              onClick={() => mark.mutate({ params: { id }, body: { whereabouts: word, version } })}
            >
              {say(`file.say.${word}`)}
            </LinkButton>
          </span>
        ))}
      <Refused problem={mark.error} />
    </span>
  )
}

function RemoveFile({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const say = useWords(matterWording)
  const [reason, setReason] = useState('')
  const remove = useCommand(removeAttachmentContract, { refresh: ['attachments.'], done: onClose })
  return (
    <Dialog title={say('file.remove')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          remove.mutate({ params: { id }, body: { reason } })
        }}
      >
        <TextArea
          label={say('file.remove.reason')}
          value={reason}
          onValue={setReason}
          required
          minLength={2}
          maxLength={500}
        />
        <Refused problem={remove.error} />
        <div className="acts">
          <Button tone="go" type="submit">
            {say('file.remove')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024)
}
