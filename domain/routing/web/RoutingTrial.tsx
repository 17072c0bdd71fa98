import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { tryRoutingContract, type Trial } from '../routing.contract.ts'
import { Authority, type Routing } from '../routing.schema.ts'
import { useEcho } from './echo.ts'
import { routingWording } from './routing.wording.ts'

/** What the rules as they stand in the form would have done with past matters. */
export function RoutingTrial({ routing }: { routing: Routing }): ReactNode {
  const say = useWords(routingWording)
  const trial = useCommand(tryRoutingContract)
  const [asked, setAsked] = useState(routing)
  return (
    <div className="routing-trial">
      <Button
        isSmall
        tone="soft"
        aria-busy={trial.isPending}
        onClick={() => {
          setAsked(routing)
          trial.mutate({ body: { routing } })
        }}
      >
        {say('try')}
      </Button>
      <p className="dim">{say('try.about')}</p>
      <Refused problem={trial.error} />
      {trial.data !== undefined && (
        <>
          {asked !== routing && <p className="hint">{say('tried.stale')}</p>}
          <Tried tried={trial.data} routing={asked} />
        </>
      )}
    </div>
  )
}

function Tried({ tried, routing }: { tried: Trial; routing: Routing }): ReactNode {
  const say = useWords(routingWording)
  const language = useLanguage()
  const echo = useEcho()
  const { matters, changed, fallback, rules, receivers, missing } = tried
  if (matters === 0) return <p className="dim">{say('tried.none')}</p>
  const nameOf = (code: string | null): string => {
    const rule = routing.rules.find((one) => one.code === code)
    const name = language === 'en' ? rule?.en : rule?.zh
    return name ?? code ?? say('tried.by-fallback')
  }
  return (
    <>
      <p aria-live="polite">
        {say('tried', { count: matters, changed })}{' '}
        {say('tried.fallback', { count: fallback.tried, before: fallback.inForce })}
      </p>
      {missing.length > 0 && (
        <>
          <h4>{say('tried.missing')}</h4>
          <ul>
            {missing.map(({ kind, level, matters: count }) => {
              const authority = Authority.safeParse({ kind, level }).data
              const who = authority === undefined ? kind : echo.authority(authority)
              return <li key={`${kind} ${level}`}>{say('tried.missing.line', { who, count })}</li>
            })}
          </ul>
        </>
      )}
      <Counts
        head={say('tried.rules')}
        columns={[say('tried.rule'), say('tried.now'), say('tried.before')]}
        rows={rules.map((rule) => [nameOf(rule.code), rule.tried, rule.inForce])}
      />
      <Counts
        head={say('tried.receivers')}
        columns={[say('tried.receiver'), say('tried.responsible'), say('tried.co-acting')]}
        rows={receivers.map(({ name, responsible, coActing }) => [name, responsible, coActing])}
      />
    </>
  )
}

type Row = readonly [name: string, one: number, other: number]

function Counts({
  head,
  columns,
  rows,
}: {
  head: string
  columns: readonly string[]
  rows: readonly Row[]
}): ReactNode {
  return (
    <details open={rows.length <= 12}>
      <summary>{head}</summary>
      <table>
        <caption className="vh">{head}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, one, other], at) => (
            <tr key={`${name} ${String(at)}`}>
              <th scope="row">{name}</th>
              <td>{one}</td>
              <td>{other}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
