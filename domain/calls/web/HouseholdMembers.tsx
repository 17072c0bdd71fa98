import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { FieldsForm } from '#web/kit/FieldsForm.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { exactly, shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { separateCallContract, type CallView } from '../call.contract.ts'
import type { HouseholdPage } from '../household.contract.ts'
import { callWording } from './call.wording.ts'
import { CueTags } from './CueTags.tsx'
import { wordsOfReason } from './reason.ts'

/** Each call with its words, why it stands here, and the way to take it out. */
export function HouseholdMembers({
  household,
  done,
}: {
  household: HouseholdPage
  done: () => void
}): ReactNode {
  const say = useWords(callWording)
  const [separating, setSeparating] = useState<CallView | null>(null)
  const { members, links } = household
  const times = new Map(members.map(({ id, calledAt }) => [id, calledAt]))
  return (
    <section>
      <h2>{say('members')}</h2>
      <ol className="call-members">
        {members.map((call) => {
          const link = links.find(({ to }) => to === call.id)
          return (
            <li key={call.id}>
              <header>
                <b>{exactly(call.calledAt)}</b>
                <span className="meta">
                  {[call.category, call.caller, call.phone, call.address]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
                {call.handling !== 'none' && <Tag>{say(`handling.${call.handling}`)}</Tag>}
                {members.length > 1 && (
                  <Button isSmall onClick={() => setSeparating(call)}>
                    {say('separate')}
                  </Button>
                )}
              </header>
              <p>{call.narrative}</p>
              <CueTags cues={call.cues} />
              <p className="meta">
                {call.outcome !== '' && `${say('outcome')} ${call.outcome} · `}
                {link === undefined
                  ? say('why.first')
                  : [
                      say('why', { at: shortDay(times.get(link.from) ?? '') }),
                      ...(link.isConfirmed ? [say('why.confirmed')] : []),
                      ...link.reasons
                        .filter(({ bits }) => bits > 0)
                        .map(({ code }) => wordsOfReason(say, code)),
                    ].join(' · ')}
              </p>
            </li>
          )
        })}
      </ol>
      {separating !== null && (
        <Separate
          call={separating}
          onClose={() => setSeparating(null)}
          done={() => {
            setSeparating(null)
            done()
          }}
        />
      )}
    </section>
  )
}

function Separate({
  call,
  onClose,
  done,
}: {
  call: CallView
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(callWording)
  const command = useCommand(separateCallContract, { refresh: ['calls.'], done })
  return (
    <FieldsForm
      name={`call.separate.${call.id}`}
      title={say('separate.title')}
      about={say('separate.about')}
      fields={[{ key: 'reason', label: say('reason'), kind: 'area', longest: 500 }]}
      problem={command.error}
      isPending={command.isPending}
      onClose={onClose}
      onSend={({ reason = '' }, clear) =>
        command.mutate(
          { params: { id: call.id }, body: { reason, version: call.version } },
          { onSuccess: clear },
        )
      }
    />
  )
}
