import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { isProblem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Conflict } from '#web/kit/Conflict.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { kitWording } from '#web/kit/kit.wording.ts'
import { refresh, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { MatterAction } from '../matter-action.schema.ts'
import { MatterPage, readMatterContract } from '../matter-page.contract.ts'
import { ActFields } from './ActFields.tsx'
import { emptyAct, requestOf, type ActValues } from './act-request.ts'
import { actWording } from './act.wording.ts'
import { matterWording } from './matter.wording.ts'

/** Where a concurrent edit is met, the answer carries what stands there now. */
const Current = z.object({ page: MatterPage })

/** One act, one dialog. What is being written is kept until it has been sent. */
export function ActDialog({
  act,
  matter,
  onClose,
  done,
}: {
  act: MatterAction
  matter: MatterPage
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(actWording)
  const kit = useWords(kitWording)
  const navigate = useNavigate()
  const client = useQueryClient()
  const title = say(`act.${act}`)
  const draft = useDraft(`matter.${act}.${matter.id}`, `${title} · ${matter.number}`, emptyAct)
  const { contract } = requestOf(act, { ...emptyAct, ...anyChoice[act] }, 1)
  const command = useCommand(contract, {
    refresh: ['desk.', 'inbox.'],
    done: ({ page }) => {
      draft.clear()
      // After handing over or stepping back the matter may be out of sight.
      if (page === null) {
        void navigate({ to: '/' })
        return
      }
      client.setQueryData([readMatterContract.id, { params: { id: matter.id } }], page)
      void refresh(client, ['matters.'])
      done()
    },
  })
  const send = (version: number): void => {
    const body = requestOf(act, draft.value, version).body
    command.mutate({ params: { id: matter.id }, body })
  }
  const current = isProblem(command.error, 'edited-meanwhile')
    ? Current.safeParse(command.error.current).data?.page
    : undefined
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send(matter.version)
        }}
      >
        <ActFields act={act} matter={matter} value={draft.value} change={draft.change} />
        <Refused problem={command.error} />
        {current !== undefined && (
          <EditedMeanwhile
            act={act}
            mine={draft.value.text}
            current={current}
            onMine={() => send(current.version)}
            onTheirs={() => {
              draft.clear()
              done()
            }}
            onMerge={(text) => draft.change({ text })}
          />
        )}
        {current === undefined && (
          <div className="acts">
            <Button
              tone={act === 'flag-danger' ? 'stop' : 'go'}
              type="submit"
              aria-busy={command.isPending}
            >
              {title}
            </Button>
            <Button onClick={onClose}>{kit('cancel')}</Button>
          </div>
        )}
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}

/** Some bodies are only readable once something is chosen; the contract is known before that. */
const anyChoice: Readonly<Partial<Record<MatterAction, Partial<ActValues>>>> = {
  close: { choice: 'resolved' },
  revisit: { choice: 'settled' },
  'raise-level': { level: '1' },
  'lower-level': { level: '4' },
}

function EditedMeanwhile({
  act,
  mine,
  current,
  onMine,
  onTheirs,
  onMerge,
}: {
  act: MatterAction
  mine: string
  current: MatterPage
  onMine: () => void
  onTheirs: () => void
  onMerge: (text: string) => void
}): ReactNode {
  const say = useWords(matterWording)
  const kit = useWords(kitWording)
  const theirs =
    act === 'record-wish'
      ? (current.wish ?? say('wish.none'))
      : [
          say(`status.${current.status}`),
          `${current.level} ${kit(`level.${current.level}`)}`,
          current.assigneeName ?? say('assignee.none'),
        ].join(' · ')
  return (
    <Conflict
      mine={mine}
      theirs={theirs}
      onMine={onMine}
      onTheirs={onTheirs}
      onMerge={act === 'record-wish' ? onMerge : undefined}
    />
  )
}
