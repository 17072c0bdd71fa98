import { useState, type ReactNode } from 'react'
import { listColleaguesContract } from '#domain/accounts/account.contract.ts'
import { call, isProblem, type Problem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { queryClient, refresh, useCall } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { assignManyContract } from '../assign.contract.ts'
import type { MatterRow } from '../matter-page.contract.ts'
import { backwards, type Answered } from './assigning.ts'
import { assignWording } from './assign.wording.ts'

/** 分派: many matters to one colleague; each is answered by itself, and what was given can be taken back. */
export function AssignDialog({
  rows,
  onClose,
}: {
  rows: readonly MatterRow[]
  onClose: () => void
}): ReactNode {
  const say = useWords(assignWording)
  const kit = useWords(kitWording)
  const { data } = useCall(listColleaguesContract, {})
  // The list behind the dialog is read anew; what was picked stays as it was picked.
  const [picked] = useState(rows)
  const [account, setAccount] = useState('')
  const [answers, setAnswers] = useState<readonly Answered[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [isUndone, setIsUndone] = useState(false)
  const name = data?.items.find(({ id }) => id === account)?.name ?? ''
  const given = answers.filter(({ refusal }) => refusal === null).length

  const send = async (): Promise<void> => {
    setAnswers(
      await assign(
        picked.map(({ id }) => id),
        account,
      ),
    )
    setIsUndone(false)
  }
  const undo = async (): Promise<void> => {
    const all: Answered[] = []
    for (const { ids, accountId } of backwards(picked, answers)) {
      all.push(...(await assign(ids, accountId)))
    }
    setAnswers(all)
    setIsUndone(true)
  }
  const run = (act: () => Promise<void>): void => {
    setIsBusy(true)
    setProblem(null)
    act()
      .catch((error: unknown) => {
        if (isProblem(error)) setProblem(error)
      })
      .finally(() => {
        setIsBusy(false)
        void refresh(queryClient, ['matters.', 'desk.'])
      })
  }
  const wordsOf = ({ refusal }: Answered): string => {
    if (refusal !== null) return wordsOfRefusal(refusal) ?? refusal
    return isUndone ? say('taken-back') : say('given', { name })
  }
  return (
    <Dialog title={say('title', { count: picked.length })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          run(send)
        }}
      >
        {answers.length === 0 && (
          <ChoiceField
            label={say('to')}
            hint={say('to.about')}
            required
            value={account}
            onValue={setAccount}
            options={(data?.items ?? []).map(({ id, name: label }) => ({ value: id, label }))}
          />
        )}
        <StatusLine>
          {answers.length > 0 &&
            say(isUndone ? 'done.back' : 'done', { given, count: answers.length })}
        </StatusLine>
        <ul className="clocks assigning">
          {picked.map((row) => {
            const answer = answers.find(({ id }) => id === row.id)
            const isRefused = answer !== undefined && answer.refusal !== null
            return (
              <li key={row.id}>
                <span>
                  {row.number}
                  <small>
                    {row.divisionName} {row.subject} · {kit(`category.${row.category}`)}
                  </small>
                </span>
                <span className={isRefused ? 'wrong-why' : 'meta'}>
                  {answer === undefined ? (row.assigneeName ?? say('nobody')) : wordsOf(answer)}
                </span>
              </li>
            )
          })}
        </ul>
        <Refused problem={problem} />
        <div className="acts">
          {answers.length === 0 ? (
            <>
              <Button tone="go" type="submit" aria-busy={isBusy}>
                {say('assign')}
              </Button>
              <Button onClick={onClose}>{kit('cancel')}</Button>
            </>
          ) : (
            <>
              <Button tone="go" onClick={onClose}>
                {kit('close')}
              </Button>
              {given > 0 && !isUndone && (
                <Button aria-busy={isBusy} onClick={() => run(undo)}>
                  {say('undo')}
                </Button>
              )}
            </>
          )}
        </div>
      </form>
    </Dialog>
  )
}

async function assign(
  ids: readonly string[],
  accountId: string | null,
): Promise<readonly Answered[]> {
  const { items } = await call(assignManyContract, { body: { ids: [...ids], accountId } })
  return items
}
