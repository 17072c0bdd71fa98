import { useState, type ReactNode } from 'react'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { Rule, RuleSet } from '../rule.schema.ts'
import { gradingWording } from './grading.wording.ts'
import { RuleFields } from './RuleFields.tsx'
import { RuleTrial } from './RuleTrial.tsx'
import './grading.css'

const aNewRule: Omit<Rule, 'code'> = {
  ...{ zh: '新规则', en: 'A new rule', effect: { level: 3 } },
  when: { all: ['violence'], any: [], unlessDenied: [], categories: [] },
}

/** The rules in order, the thresholds of the points, and a trial on the matters graded last. */
export function RuleSetEditor({
  body,
  onBody,
}: {
  body: unknown
  onBody: (body: unknown) => void
}): ReactNode {
  const say = useWords(gradingWording)
  const language = useLanguage()
  const [open, setOpen] = useState<string | null>(null)
  // What the server sent for this kind has the shape of this kind.
  const ruleSet = body as RuleSet
  const { rules, thresholds, missedContacts } = ruleSet
  const write = (next: readonly Rule[]): void => onBody({ ...ruleSet, rules: next })
  const swap = (at: number, other: number): void => {
    const next = [...rules]
    const [one, two] = [next[at], next[other]]
    if (one === undefined || two === undefined) return
    ;[next[at], next[other]] = [two, one]
    write(next)
  }
  const add = (): void => {
    const taken = new Set(rules.map(({ code }) => code))
    let number = 1
    while (taken.has(`rule-${number}`)) number += 1
    write([...rules, { ...aNewRule, code: `rule-${number}` }])
    setOpen(`rule-${number}`)
  }
  return (
    <div className="rule-set">
      <h3>{say('rules')}</h3>
      <p className="dim">{say('rules.about')}</p>
      <ol>
        {rules.map((rule, at) => {
          const name = language === 'en' ? rule.en : rule.zh
          return (
            <li key={rule.code}>
              <LinkButton
                aria-expanded={open === rule.code}
                onClick={() => setOpen(open === rule.code ? null : rule.code)}
              >
                {name}
              </LinkButton>{' '}
              <EffectWords effect={rule.effect} />
              {open === rule.code && (
                <>
                  <RuleFields
                    rule={rule}
                    onRule={(next) => write(rules.map((one, n) => (n === at ? next : one)))}
                  />
                  <span className="acts">
                    <Button isSmall onClick={() => swap(at, at - 1)}>
                      {say('rule.up')}
                    </Button>
                    <Button isSmall onClick={() => swap(at, at + 1)}>
                      {say('rule.down')}
                    </Button>
                    <Button isSmall onClick={() => write(rules.filter((_, n) => n !== at))}>
                      {say('rule.remove')}
                    </Button>
                  </span>
                </>
              )}
            </li>
          )
        })}
      </ol>
      <Button isSmall onClick={add}>
        {say('rule.add')}
      </Button>
      {([1, 2, 3] as const).map((level) => (
        <TextField
          key={level}
          label={say('thresholds', { level })}
          type="number"
          min={1}
          max={1000}
          required
          value={String(thresholds[level])}
          onValue={(typed) =>
            onBody({ ...ruleSet, thresholds: { ...thresholds, [level]: Number(typed) } })
          }
        />
      ))}
      <TextField
        label={say('missed')}
        type="number"
        min={1}
        max={10}
        required
        value={String(missedContacts)}
        onValue={(typed) => onBody({ ...ruleSet, missedContacts: Number(typed) })}
      />
      <RuleTrial ruleSet={ruleSet} />
    </div>
  )
}

/** `紧急危险`, `至少级 2`, `15 分`. */
function EffectWords({ effect }: Pick<Rule, 'effect'>): ReactNode {
  const say = useWords(gradingWording)
  const { imminent, level, weight } = effect
  const words = [
    imminent === true ? say('imminent') : '',
    level === undefined ? '' : say('raises', { level }),
    weight === undefined ? '' : say('points', { weight }),
  ]
  return <small>{words.filter((word) => word !== '').join(' · ')}</small>
}
