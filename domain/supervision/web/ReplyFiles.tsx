import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import {
  addAttachmentContract,
  listAttachmentsContract,
} from '#domain/attachments/attachment.contract.ts'
import { isProblem, send, type Problem } from '#web/client.ts'
import { Ticks } from '#web/kit/Choices.tsx'
import { Progress } from '#web/kit/Progress.tsx'
import { refresh, useCall } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { SupervisionFile } from '../supervision.contract.ts'
import { supervisionWording } from './supervision.wording.ts'

/** What proves a reply, as files: added to the order, and sent with this reply where they are ticked. */
export function ReplyFiles({
  order,
  values,
  onValues,
}: {
  order: SupervisionFile
  values: string[]
  onValues: (values: string[]) => void
}): ReactNode {
  const say = useWords(supervisionWording)
  const client = useQueryClient()
  const query = { subjectKind: 'supervision', subjectId: order.id } as const
  const answer = useCall(listAttachmentsContract, { query }, { isLogged: true })
  const [part, setPart] = useState<{ sent: number; total: number } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const told = new Set(order.rounds.flatMap(({ files }) => files.map(({ id }) => id)))
  const items = (answer.data?.items ?? []).filter(
    ({ id, removedAt }) => removedAt === null && !told.has(id),
  )
  const add = (file: File): void => {
    setProblem(null)
    setPart({ sent: 0, total: file.size })
    send(addAttachmentContract, { query }, file, {}, (sent, total) => setPart({ sent, total }))
      .then(({ id }) => {
        onValues([...values, id])
        return refresh(client, ['attachments.'])
      })
      .catch((error: unknown) => {
        if (isProblem(error)) setProblem(error)
      })
      .finally(() => setPart(null))
  }
  return (
    <>
      {items.length > 0 && (
        <Ticks
          legend={say('files')}
          values={values}
          onValues={onValues}
          options={items.map(({ id, filename }) => ({ value: id, label: filename ?? '' }))}
        />
      )}
      {part !== null && (
        <Progress
          label={say('files.sending')}
          done={Math.ceil(part.sent / 1024)}
          total={Math.ceil(part.total / 1024)}
        >
          <p className="meta">KB</p>
        </Progress>
      )}
      <Refused problem={problem} />
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
        <span className="meta">
          {say('files.kinds')} {say('files.hint')}
        </span>
      </label>
    </>
  )
}
