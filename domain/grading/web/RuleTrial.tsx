import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { tryRulesContract, type Trial } from '../grading.contract.ts'
import type { RuleSet } from '../rule.schema.ts'
import { gradingWording } from './grading.wording.ts'

const levels = [1, 2, 3, 4] as const

/** What the rules as they stand in the form would make of the matters graded last. */
export function RuleTrial({ ruleSet }: { ruleSet: RuleSet }): ReactNode {
  const say = useWords(gradingWording)
  const trial = useCommand(tryRulesContract)
  return (
    <div className="rule-trial">
      <Button
        isSmall
        tone="soft"
        aria-busy={trial.isPending}
        onClick={() => trial.mutate({ body: { ruleSet, latest: 500 } })}
      >
        {say('try')}
      </Button>
      <Refused problem={trial.error} />
      {trial.data !== undefined && <Result trial={trial.data} />}
    </div>
  )
}

function Result({ trial }: { trial: Trial }): ReactNode {
  const say = useWords(gradingWording)
  const { tried, moreImminent, lessImminent, cells, changed } = trial
  if (tried === 0) return <p className="dim">{say('tried.none')}</p>
  const count = (before: number, after: number): number =>
    cells.find((cell) => cell.before === before && cell.after === after)?.count ?? 0
  return (
    <>
      <p aria-live="polite">
        {say('tried', { count: tried, more: moreImminent, less: lessImminent })}
      </p>
      <table>
        <caption className="vh">{say('try')}</caption>
        <thead>
          <tr>
            <th scope="col">
              {say('tried.before')} ＼ {say('tried.after')}
            </th>
            {levels.map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((before) => (
            <tr key={before}>
              <th scope="row">{before}</th>
              {levels.map((after) => (
                <td key={after}>
                  {before === after || count(before, after) === 0 ? (
                    count(before, after)
                  ) : (
                    <b>{count(before, after)}</b>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length > 0 && (
        <>
          <h4>{say('tried.changed')}</h4>
          <ul>
            {changed.map(({ id, number, before, after }) => (
              <li key={id}>
                <Go to={`/matters/${id}`}>{number}</Go> {before} → {after}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
