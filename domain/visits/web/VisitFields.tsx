import type { ReactNode } from 'react'
import { keyGroups } from '#domain/people/key-group.schema.ts'
import { Choices, Ticks } from '#web/kit/Choices.tsx'
import { ChoiceField, TextArea } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useWords } from '#web/kit/wording.ts'
import type { Contents } from './contents.ts'
import { entryWording } from './entry.wording.ts'

type Part = {
  readonly value: Contents
  readonly change: (part: Partial<Contents>) => void
  /** after a try to save: every gap is named where it is */
  readonly isTried: boolean
}

/** Which groups she belongs to: carried over from the last visit, ticked off by whoever knows. */
export function GroupFields({ value, change }: Omit<Part, 'isTried'>): ReactNode {
  const say = useWords(entryWording)
  const kit = useWords(kitWording)
  return (
    <div className="groups">
      <Ticks
        legend={say('groups')}
        options={keyGroups.map(({ code }) => ({ value: code, label: kit(`group.${code}`) }))}
        values={value.tags}
        onValues={(tags) => change({ tags })}
      />
    </div>
  )
}

/** What this visit brought: never carried over. */
export function FoundFields({ value, change, isTried }: Part): ReactNode {
  const say = useWords(entryWording)
  const kit = useWords(kitWording)
  const levels = ([1, 2, 3, 4] as const).map((level) => ({
    value: String(level),
    label: `${level} ${kit(`level.${level}`)}`,
  }))
  return (
    <>
      <Choices
        legend={say('has-hazard')}
        error={isTried && value.hasHazard === '' ? kit('required') : undefined}
        value={value.hasHazard}
        onValue={(answer) => change({ hasHazard: answer === 'yes' ? 'yes' : 'no' })}
        options={[
          { value: 'yes', label: say('yes') },
          { value: 'no', label: say('no') },
        ]}
      />
      {value.hasHazard === 'yes' && (
        <>
          <TextArea
            label={say('hazard')}
            hint={say('hazard.hint')}
            error={isTried && value.hazard.trim() === '' ? say('hazard.missing') : undefined}
            value={value.hazard}
            onValue={(hazard) => change({ hazard })}
            maxLength={2000}
          />
          <ChoiceField
            label={say('level')}
            hint={say('level.hint')}
            isOptional
            blank={say('level.unsure')}
            value={value.level}
            onValue={(level) => change({ level })}
            options={levels}
          />
        </>
      )}
      <TextArea
        label={say('need')}
        hint={say('need.hint')}
        isOptional
        rows={3}
        value={value.need}
        onValue={(need) => change({ need })}
        maxLength={2000}
      />
      <TextArea
        label={say('solved')}
        hint={say('solved.hint')}
        isOptional
        rows={3}
        value={value.solved}
        onValue={(solved) => change({ solved })}
        maxLength={2000}
      />
    </>
  )
}
