import type { ReactNode } from 'react'
import type { OutputOf } from '#platform/http/endpoint.ts'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { popContract } from '../contact.contract.ts'
import { hotlineWording } from './hotline.wording.ts'

/** 来电弹屏: what is known of the number, under the rights of the one who looks. */
export function Pop({
  found,
  attachTo,
  onAttach,
}: {
  found: OutputOf<typeof popContract> | undefined
  /** the matter that the call goes into, or nothing */
  attachTo: string
  onAttach: (matterId: string) => void
}): ReactNode {
  const say = useWords(hotlineWording)
  const kit = useWords(kitWording)
  if (found === undefined) {
    return (
      <section>
        <h2>{say('pop')}</h2>
        <p className="sum">{say('pop.hint')}</p>
      </section>
    )
  }
  const { contacts, matters } = found
  return (
    <>
      <section aria-live="polite">
        <h2>
          {contacts.length === 0 ? say('pop.first') : say('pop.times', { count: contacts.length })}
        </h2>
        <ul>
          {contacts.map((contact) => (
            <li key={contact.id}>
              <b>
                <Go to={`/contacts/${contact.id}`}>{aboutOf(contact)}</Go>
                <span>
                  {shortDay(contact.receivedAt)} {timeOf(contact.receivedAt)}
                </span>
              </b>
              {say('pop.contact', {
                status: say(`status.${contact.status}`),
                owner: contact.ownerName,
              })}
            </li>
          ))}
        </ul>
      </section>
      {matters.length > 0 && (
        <section>
          <h2>{say('pop.matters')}</h2>
          <ul>
            {matters.map((matter) => (
              <li key={matter.id}>
                <b>
                  <Go to={`/matters/${matter.id}`}>{matter.number}</Go>
                  <Level level={matter.level} />
                </b>
                {kit(`category.${matter.category}`)} · {matter.divisionName}
                {matter.imminent && <strong> {say('pop.imminent')}</strong>}
                {matter.dangers.length > 0 && (
                  <span className="dangers">
                    {matter.dangers.map((cue) => say(`code.${cue}`)).join('、')}
                  </span>
                )}
                {matter.hasSafeContact && <span className="meta"> {say('pop.safe')}</span>}
                {isRunning(matter.status) && (
                  <label className="into">
                    <input
                      type="checkbox"
                      checked={attachTo === matter.id}
                      onChange={(event) => onAttach(event.target.checked ? matter.id : '')}
                    />{' '}
                    {say('pop.into', { number: matter.number })}
                  </label>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{say('pop.others')}</h2>
        <p className="sum">{say('pop.others.note')}</p>
      </section>
    </>
  )

  function isRunning(status: (typeof matters)[number]['status']): boolean {
    return status === 'open' || status === 'monitoring'
  }

  function aboutOf({ nature, topic, category }: (typeof contacts)[number]): string {
    if (nature !== 'told') return say(`nature.${nature}`)
    if (topic !== null) return say(`topic.${topic}`)
    return category === null ? '' : kit(`category.${category}`)
  }
}
