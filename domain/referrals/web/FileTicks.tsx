import type { ReactNode } from 'react'
import {
  listAttachmentsContract,
  markAttachmentContract,
  readAttachmentContract,
} from '#domain/attachments/attachment.contract.ts'
import type { AttachmentItem } from '#domain/attachments/attachment.schema.ts'
import { addressOf } from '#web/client.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { useWords } from '#web/kit/wording.ts'
import { referralWording } from './referral.wording.ts'

/** Which files of the matter go along. One goes only after somebody has looked at it and said so. */
export function FileTicks({
  matterId,
  taken,
  values,
  onValues,
}: {
  matterId: string
  /** what goes along already */
  taken?: readonly string[]
  values: readonly string[]
  onValues: (values: string[]) => void
}): ReactNode {
  const say = useWords(referralWording)
  const query = { subjectKind: 'matter', subjectId: matterId } as const
  const answer = useCall(listAttachmentsContract, { query }, { isLogged: true })
  const items = (answer.data?.items ?? []).filter(
    ({ id, removedAt }) => removedAt === null && taken?.includes(id) !== true,
  )
  const toggle = (id: string): void =>
    onValues(values.includes(id) ? values.filter((one) => one !== id) : [...values, id])
  return (
    <fieldset className="choices packet-files">
      <legend>
        {say('files.choose')}
        <small>{say('files.hint')}</small>
      </legend>
      {answer.data !== undefined && items.length === 0 && (
        <p className="dim">{say('files.none')}</p>
      )}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <label>
              <input
                type="checkbox"
                checked={values.includes(item.id) && item.whereabouts === 'absent'}
                disabled={item.whereabouts !== 'absent'}
                onChange={() => toggle(item.id)}
              />
              {item.filename}
            </label>
            <Look item={item} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** What was found by whoever looked; a first look happens here. */
function Look({ item }: { item: AttachmentItem }): ReactNode {
  const say = useWords(referralWording)
  const mark = useCommand(markAttachmentContract, { refresh: ['attachments.'] })
  const { id, version, whereabouts } = item
  const found = (word: 'absent' | 'present'): void =>
    mark.mutate({ params: { id }, body: { whereabouts: word, version } })
  return (
    <span className="look">
      {whereabouts === 'absent' && <span className="dim">{say('files.absent')}</span>}
      {whereabouts === 'present' && <Tag tone="due">{say('files.present')}</Tag>}
      {whereabouts === null && (
        <>
          <Tag tone="due">{say('files.unlooked')}</Tag>
          <a href={addressOf(readAttachmentContract, { params: { id } })} download>
            {say('files.open')}
          </a>
          <LinkButton onClick={() => found('absent')}>{say('files.say-absent')}</LinkButton>
          <LinkButton onClick={() => found('present')}>{say('files.say-present')}</LinkButton>
        </>
      )}
      <Refused problem={mark.error} />
    </span>
  )
}
