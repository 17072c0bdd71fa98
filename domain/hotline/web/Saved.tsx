import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Go } from '#web/kit/Go.tsx'
import { Level } from '#web/kit/Level.tsx'
import { useCall } from '#web/kit/query.ts'
import { useWords } from '#web/kit/wording.ts'
import { readContactContract } from '../contact-page.contract.ts'
import { HandOver } from './HandOver.tsx'
import { hotlineWording } from './hotline.wording.ts'

/** What came of the call: the matter with its level, and one key for each service that it may go to. */
export function Saved({
  saved: { id, number, isOpen },
}: {
  saved: { readonly id: string; readonly number: string; readonly isOpen: boolean }
}): ReactNode {
  const say = useWords(hotlineWording)
  const heading = useRef<HTMLHeadingElement>(null)
  const [handed, setHanded] = useState('')
  const { data } = useCall(
    readContactContract,
    { params: { id } },
    { enabled: isOpen, isLogged: true },
  )
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="saved sheet">
      <h2 ref={heading} tabIndex={-1}>
        {say('saved', { number })}
      </h2>
      {!isOpen && <p>{say('saved.closed')}</p>}
      {data !== undefined && (
        <p>
          <Go to={`/contacts/${id}`}>{say('saved.contact')}</Go>
          {data.matter !== null && data.matterId !== null && (
            <>
              {' '}
              <Go to={`/matters/${data.matterId}`}>
                {say('saved.matter', { number: data.matter.number })}
              </Go>{' '}
              <Level level={data.matter.level} />
            </>
          )}
        </p>
      )}
      {data !== undefined && data.services.length > 0 && (
        <HandOver contact={data} done={(service) => setHanded(service)} hasKeys />
      )}
      <output>{handed}</output>
    </section>
  )
}
