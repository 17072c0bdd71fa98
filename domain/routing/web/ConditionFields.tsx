import { useState, type ReactNode } from 'react'
import { Category } from '#domain/leads/category.schema.ts'
import { Choices, Ticks } from '#web/kit/Choices.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useWords } from '#web/kit/wording.ts'
import type { RuleCondition } from '../routing.schema.ts'
import { routingWording } from './routing.wording.ts'

const levels = [1, 2, 3, 4] as const
const sensitivities = ['normal', 'sensitive', 'sealed'] as const

/** When a rule fits; what is left out is not asked. */
export function ConditionFields({
  when,
  onWhen,
}: {
  when: RuleCondition
  onWhen: (when: RuleCondition) => void
}): ReactNode {
  const say = useWords(routingWording)
  const kit = useWords(kitWording)
  // As typed: a code of which half is written is none yet.
  const [typed, setTyped] = useState(() => when.divisions?.join(', ') ?? '')
  const { categories = [], sensitivities: chosen = [] } = when
  const change = (part: Partial<RuleCondition>): void => onWhen(asked({ ...when, ...part }))
  return (
    <fieldset>
      <legend>{say('when')}</legend>
      <p className="dim measure">{say('when.about')}</p>
      {(['violence', 'minor', 'imminent'] as const).map((flag) => (
        <Choices
          key={flag}
          legend={say(flag)}
          options={[
            { value: '', label: say('asked.no-matter') },
            { value: 'yes', label: say(`${flag}.yes`) },
            { value: 'no', label: say(`${flag}.no`) },
          ]}
          value={when[flag] === undefined ? '' : when[flag] ? 'yes' : 'no'}
          onValue={(value) => change({ [flag]: value === '' ? undefined : value === 'yes' })}
        />
      ))}
      <Ticks
        legend={say('levels')}
        options={levels.map((level) => ({
          value: String(level),
          label: say('level.of', { level }),
        }))}
        values={when.levels?.map(String) ?? []}
        onValues={(values) =>
          change({ levels: levels.filter((level) => values.includes(String(level))) })
        }
      />
      <Ticks
        legend={say('categories')}
        options={Category.options.map((code) => ({ value: code, label: kit(`category.${code}`) }))}
        values={categories}
        onValues={(values) =>
          change({ categories: Category.options.filter((code) => values.includes(code)) })
        }
      />
      <Ticks
        legend={say('sensitivities')}
        options={sensitivities.map((one) => ({ value: one, label: say(`sensitivity.${one}`) }))}
        values={chosen}
        onValues={(values) =>
          change({ sensitivities: sensitivities.filter((one) => values.includes(one)) })
        }
      />
      <TextField
        label={say('divisions')}
        isOptional
        inputMode="numeric"
        pattern="\s*\d{4,12}(\s*[,，、]\s*\d{4,12})*\s*"
        value={typed}
        onValue={(text) => {
          setTyped(text)
          change({ divisions: text.split(/[\s,，、]+/).filter((code) => code !== '') })
        }}
      />
    </fieldset>
  )
}

/** Nothing chosen is not asked, which is another thing than "none of them". */
function asked(when: RuleCondition): RuleCondition {
  const given = Object.entries(when).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  )
  return Object.fromEntries(given)
}
