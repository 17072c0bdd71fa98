import type { ReactNode } from 'react'
import { call, newKey } from '#web/client.ts'
import { Masked } from '#web/kit/Masked.tsx'
import { exactly } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { ethnicityLabel } from '../ethnicity.schema.ts'
import { revealPersonContract, type PersonFile } from '../person.contract.ts'
import { fileWording } from './file.wording.ts'
import { personWording } from './person.wording.ts'

const sealed = ['identity', 'phone', 'address'] as const

export function Reach({ person }: { person: PersonFile }): ReactNode {
  const say = useWords(personWording)
  const masks = {
    identity: person.identityMasked,
    phone: person.phoneMasked,
    address: person.addressMasked,
  }
  const reveal = async (field: (typeof sealed)[number]): Promise<string | null> => {
    // Each look is its own line in the log: never a repeated key.
    const { value } = await call(
      revealPersonContract,
      { params: { id: person.id }, body: { field } },
      { key: newKey() },
    )
    return value
  }
  return (
    <dl className="pairs">
      {sealed.map((field) => {
        const masked = masks[field]
        return (
          <div key={field}>
            <dt>{say(field)}</dt>
            <dd>
              {masked === null ? (
                <span className="dim">{say('not-known')}</span>
              ) : (
                <Masked masked={masked} what={say(field)} reveal={() => reveal(field)} />
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

export function PersonFacts({ person }: { person: PersonFile }): ReactNode {
  const say = useWords(personWording)
  const file = useWords(fileWording)
  const language = useLanguage()
  return (
    <dl className="pairs">
      <dt>{say('place')}</dt>
      <dd>{person.divisionName}</dd>
      {person.ethnicity !== null && (
        <>
          <dt>{file('ethnicity')}</dt>
          <dd>{ethnicityLabel(person.ethnicity, language)}</dd>
        </>
      )}
      {person.interpreter !== null && (
        <>
          <dt>{file('interpreter')}</dt>
          <dd>{person.interpreter}</dd>
        </>
      )}
      <dt>{say('created')}</dt>
      <dd>{exactly(person.createdAt)}</dd>
    </dl>
  )
}
