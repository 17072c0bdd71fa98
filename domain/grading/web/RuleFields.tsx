import type { ReactNode } from 'react'
import { Category } from '#domain/leads/category.schema.ts'
import { Ticks } from '#web/kit/Choices.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useWords } from '#web/kit/wording.ts'
import { FactCode } from '../cue.schema.ts'
import { Level, type Rule, type When } from '../rule.schema.ts'
import { cueWording } from './cue.wording.ts'
import { gradingWording } from './grading.wording.ts'

/** One rule: its words, when it fires, and what it does. */
export function RuleFields({
  rule,
  onRule,
}: {
  rule: Rule
  onRule: (rule: Rule) => void
}): ReactNode {
  const say = useWords(gradingWording)
  const kit = useWords(kitWording)
  const { when, effect } = rule
  const change = (part: Partial<When>): void => onRule({ ...rule, when: { ...when, ...part } })
  const { atLeast, ...rest } = when
  const level = Level.safeParse(effect.level).data
  const doing = (
    wanted: Level | undefined,
    weight: number | undefined,
    imminent: boolean,
  ): Rule['effect'] => ({
    ...(wanted === undefined ? {} : { level: wanted }),
    ...(weight === undefined || weight === 0 ? {} : { weight }),
    ...(imminent ? { imminent: true } : {}),
  })
  return (
    <div className="form">
      <TextField label={say('rule.zh')} value={rule.zh} onValue={(zh) => onRule({ ...rule, zh })} />
      <TextField label={say('rule.en')} value={rule.en} onValue={(en) => onRule({ ...rule, en })} />
      <Facts legend={say('rule.all')} values={when.all} onValues={(all) => change({ all })} />
      <Facts legend={say('rule.any')} values={when.any} onValues={(any) => change({ any })} />
      <Facts
        legend={say('rule.unless')}
        values={when.unlessDenied}
        onValues={(unlessDenied) => change({ unlessDenied })}
      />
      <Facts
        legend={say('rule.at-least')}
        values={atLeast?.of ?? []}
        onValues={(of) =>
          onRule({
            ...rule,
            when: of.length === 0 ? rest : { ...rest, atLeast: { count: atLeast?.count ?? 1, of } },
          })
        }
      />
      {atLeast !== undefined && (
        <TextField
          label={say('rule.at-least')}
          type="number"
          min={1}
          max={atLeast.of.length}
          value={String(atLeast.count)}
          onValue={(typed) => change({ atLeast: { ...atLeast, count: Number(typed) } })}
        />
      )}
      <Ticks
        legend={say('rule.categories')}
        options={Category.options.map((code) => ({ value: code, label: kit(`category.${code}`) }))}
        values={when.categories}
        onValues={(values) =>
          change({ categories: Category.options.filter((code) => values.includes(code)) })
        }
      />
      <ChoiceField
        label={say('rule.level')}
        blank={say('rule.no-level')}
        options={['1', '2', '3', '4'].map((value) => ({ value, label: value }))}
        value={level === undefined ? '' : String(level)}
        onValue={(typed) => {
          const wanted = Level.safeParse(Number(typed)).data
          onRule({ ...rule, effect: doing(wanted, effect.weight, effect.imminent === true) })
        }}
      />
      <TextField
        label={say('rule.weight')}
        type="number"
        min={0}
        max={100}
        isOptional
        value={String(effect.weight ?? '')}
        onValue={(typed) =>
          onRule({ ...rule, effect: doing(level, Number(typed), effect.imminent === true) })
        }
      />
      <label>
        <input
          type="checkbox"
          checked={effect.imminent === true}
          onChange={(event) =>
            onRule({ ...rule, effect: doing(level, effect.weight, event.target.checked) })
          }
        />{' '}
        {say('imminent')}
      </label>
    </div>
  )
}

function Facts({
  legend,
  values,
  onValues,
}: {
  legend: string
  values: readonly FactCode[]
  onValues: (values: FactCode[]) => void
}): ReactNode {
  const cue = useWords(cueWording)
  return (
    <Ticks
      legend={legend}
      options={FactCode.options.map((fact) => ({ value: fact, label: cue(fact) }))}
      values={values}
      onValues={(next) => onValues(FactCode.options.filter((fact) => next.includes(fact)))}
    />
  )
}
