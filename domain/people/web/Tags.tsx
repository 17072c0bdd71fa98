import { useState, type ReactNode } from 'react'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { useWords } from '#web/kit/wording.ts'
import type { PersonFile } from '../person.contract.ts'
import { endTagContract, type TagView } from '../tag.contract.ts'
import { EndDialog } from './EndDialog.tsx'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import { personWording } from './person.wording.ts'
import { TagDialog } from './TagDialog.tsx'

/** Key groups with their terms; those that are over stand behind, for whoever asks what was known. */
export function Tags({
  person,
  tell,
}: {
  person: PersonFile
  tell: (text: string) => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const of = useWords(personWording)
  const kit = useWords(kitWording)
  const [isAdding, setIsAdding] = useState(false)
  const [ending, setEnding] = useState<TagView | null>(null)
  const end = useCommand(endTagContract, {
    refresh: ['people.'],
    done: ({ tag }) => {
      tell(say('tag.ended', { tag: kit(`group.${tag}`) }))
      setEnding(null)
    },
  })
  const current = person.tagRecords.filter(({ endedOn }) => endedOn === null)
  const past = person.tagRecords.filter(({ endedOn }) => endedOn !== null)
  return (
    <>
      {current.length === 0 && <p className="dim">{of('groups.none')}</p>}
      <ul className="family-lines">
        {current.map((tag) => (
          <li key={tag.id}>
            <OneTag tag={tag} />{' '}
            <LinkButton
              aria-label={`${say('tag.end')} ${kit(`group.${tag.tag}`)}`}
              onClick={() => {
                end.reset()
                setEnding(tag)
              }}
            >
              {say('tag.end')}
            </LinkButton>
          </li>
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary className="meta">
            {say('tag.past')} ({past.length})
          </summary>
          <ul className="family-lines">
            {past.map((tag) => (
              <li key={tag.id} className="dim">
                {kit(`group.${tag.tag}`)}{' '}
                <span className="meta">{say('tag.over', { day: tag.endedOn ?? '' })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="acts">
        <Button isSmall onClick={() => setIsAdding(true)}>
          {say('tag.add')}
        </Button>
      </p>
      {isAdding && <TagDialog person={person} tell={tell} onClose={() => setIsAdding(false)} />}
      {ending !== null && (
        <EndDialog
          title={say('tag.end')}
          what={kit(`group.${ending.tag}`)}
          act={end}
          end={(endedOn) =>
            end.mutate({
              params: { id: ending.id },
              body: { endedOn, version: ending.version },
            })
          }
          onClose={() => setEnding(null)}
        />
      )}
    </>
  )
}

function OneTag({ tag: { tag, source, validFrom, expiresOn } }: { tag: TagView }): ReactNode {
  const kit = useWords(kitWording)
  const file = useWords(fileWording)
  const term =
    expiresOn === null
      ? file('tag.lasting', { from: validFrom })
      : file('tag.term', { from: validFrom, to: expiresOn })
  return (
    <>
      {kit(`group.${tag}`)}{' '}
      <span className="meta">
        {term} · {file(`source.${source}`)}
      </span>
    </>
  )
}
