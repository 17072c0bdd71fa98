import { useEffect, useState, type ReactNode } from 'react'
import type { OutputOf } from '#platform/http/endpoint.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCall } from '#web/kit/query.ts'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { previousVisitContract } from '../visit.contract.ts'
import type { Contents } from './contents.ts'
import { entryWording } from './entry.wording.ts'

type Asked = { readonly person: string } | { readonly subject: string; readonly division: string }

type Previous = NonNullable<OutputOf<typeof previousVisitContract>['previous']>

type Filling = {
  /** fill in without asking: the person is known, and nothing has been written yet */
  readonly isAtOnce: boolean
  readonly fill: (part: Partial<Contents>) => void
}

/**
 * What the last visit to the same person knew. Reached from her file it is filled in at once;
 * found by name it is offered, because two people may have one name.
 */
export function PreviousVisit({ asked, ...filling }: Filling & { asked: Asked }): ReactNode {
  const { data, isPlaceholderData } = useCall(
    previousVisitContract,
    { query: asked },
    { isLogged: true },
  )
  const previous = isPlaceholderData ? null : data?.previous
  if (previous === null || previous === undefined) return null
  return <Carried key={previous.id} previous={previous} {...filling} />
}

function Carried({ previous, isAtOnce, fill }: Filling & { previous: Previous }): ReactNode {
  const say = useWords(entryWording)
  const kit = useWords(kitWording)
  const [isUsed, setIsUsed] = useState(isAtOnce)
  useEffect(() => {
    if (isAtOnce) fill(carriedFrom(previous))
  }, [isAtOnce, fill, previous])
  const date = shortDay(previous.date)
  if (isUsed) return <output className="kept">{say('previous.used', { date })}</output>
  const groups = previous.tags.map((tag) => kit(`group.${tag}`)).join(' · ')
  return (
    <output className="kept">
      {say('previous.is', { date, executive: previous.executiveName })}{' '}
      {groups !== '' && say('previous.groups', { groups })}{' '}
      <LinkButton
        onClick={() => {
          fill(carriedFrom(previous))
          setIsUsed(true)
        }}
      >
        {say('previous.use')}
      </LinkButton>
    </output>
  )
}

/** Who and where; what was found then says nothing about today. */
function carriedFrom({ division, tags, subjectName }: Previous): Partial<Contents> {
  return { division, tags, ...(subjectName === null ? {} : { subjectName }) }
}
