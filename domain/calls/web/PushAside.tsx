import { useState, type ReactNode } from 'react'
import { Category } from '#domain/leads/category.schema.ts'
import { Button } from '#web/kit/Button.tsx'
import type { FieldSpec } from '#web/kit/field-spec.ts'
import { FieldsForm } from '#web/kit/FieldsForm.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { shortDay } from '#web/kit/time.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import type { HouseholdPage } from '../household.contract.ts'
import { sendPushContract } from '../push.contract.ts'
import { CueTags } from './CueTags.tsx'
import { pushWording } from './push.wording.ts'

const pushed = Category.exclude(['other'])

/** All that others will be told, and the one step that tells them. */
export function PushAside({
  household,
  done,
}: {
  household: HouseholdPage
  done: (status: string) => void
}): ReactNode {
  const say = useWords(pushWording)
  const [isPushing, setPushing] = useState(false)
  const { divisionName, calls, span, isEscalating, cues, pushes, pushRefusal } = household
  return (
    <aside className="call-push">
      <h2>{say('only')}</h2>
      <dl>
        <div>
          <dt>{say('place')}</dt>
          <dd>{divisionName}</dd>
        </div>
        <div>
          <dt>{say('calls')}</dt>
          <dd>
            {say('calls.line', { calls, span })}
            {isEscalating && ` · ${say('escalating')}`}
          </dd>
        </div>
        <div>
          <dt>{say('cues')}</dt>
          <dd>{cues.length === 0 ? say('cues.none') : <CueTags cues={cues} />}</dd>
        </div>
      </dl>
      <p className="not">{say('not')}</p>
      {pushRefusal === null ? (
        <Button tone="go" onClick={() => setPushing(true)}>
          {say(pushes.length === 0 ? 'push' : 'again')}
        </Button>
      ) : (
        <Button why={wordsOfRefusal(pushRefusal) ?? pushRefusal}>
          {say(pushes.length === 0 ? 'push' : 'again')}
        </Button>
      )}
      {pushes.length > 0 && (
        <>
          <h2>{say('before')}</h2>
          <ul>
            {pushes.map(({ id, receiver, createdAt, status, contact }) => (
              <li key={id}>
                <Go to={`/calls/pushes/${id}`}>
                  {shortDay(createdAt)} · {receiver}
                </Go>
                <span className="meta">
                  {contact === null ? say(`status.${status}`) : say(`met.${contact}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {isPushing && (
        <PushForm
          household={household}
          onClose={() => setPushing(false)}
          done={() => {
            setPushing(false)
            done(say('push.done'))
          }}
        />
      )}
    </aside>
  )
}

function PushForm({
  household,
  onClose,
  done,
}: {
  household: HouseholdPage
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(pushWording)
  const kit = useWords(kitWording)
  const command = useCommand(sendPushContract, { refresh: ['calls.'], done })
  return (
    <FieldsForm
      name={`call.push.${household.id}`}
      title={say('push')}
      about={say('push.about')}
      fields={[
        {
          ...{ key: 'category', label: say('push.category'), kind: 'choice' },
          options: pushed.options.map((value) => ({ value, label: kit(`category.${value}`) })),
        },
        {
          ...{ key: 'imminent', label: say('push.imminent'), kind: 'few' },
          options: [
            { value: 'no', label: say('push.imminent.no') },
            { value: 'yes', label: say('push.imminent.yes') },
          ],
        },
        {
          ...{ key: 'note', label: say('push.note'), hint: say('push.note.hint') },
          ...{ kind: 'area', longest: 500 },
        },
        {
          ...{ key: 'subject', label: say('push.subject'), hint: say('push.subject.hint') },
          ...{ kind: 'text', isOptional: true, longest: 60 },
        },
        ...(['phone', 'time', 'avoid'] as const).map((key): FieldSpec => {
          const longest = key === 'avoid' ? 200 : 40
          return { key, label: say(`contact.${key}`), kind: 'text', isOptional: true, longest }
        }),
      ]}
      problem={command.error}
      isPending={command.isPending}
      onClose={onClose}
      onSend={(values, clear) => {
        const { category, imminent, subject = '', note = '' } = values
        const { phone = '', time = '', avoid = '' } = values
        const body = {
          ...{ householdId: household.id, category: pushed.parse(category), subject, note },
          ...{ imminent: imminent === 'yes', safeContact: { phone, time, avoid } },
        }
        command.mutate({ body }, { onSuccess: clear })
      }}
    />
  )
}
