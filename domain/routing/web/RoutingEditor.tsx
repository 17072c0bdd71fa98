import { useState, type ReactNode } from 'react'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { Routing, RoutingRule } from '../routing.schema.ts'
import { fitsAll, useEcho } from './echo.ts'
import { FallbackFields } from './FallbackFields.tsx'
import { RoutingRuleFields } from './RoutingRuleFields.tsx'
import { RoutingTrial } from './RoutingTrial.tsx'
import { routingWording } from './routing.wording.ts'
import './routing.css'

/** The rules in order, each said back in words; the fallback; a trial on past matters. */
export function RoutingEditor({
  body,
  onBody,
}: {
  body: unknown
  onBody: (body: unknown) => void
}): ReactNode {
  const say = useWords(routingWording)
  const [open, setOpen] = useState<string | null>(null)
  // What the server sent for this kind has the shape of this kind.
  const routing = body as Routing
  const { rules, fallback } = routing
  const write = (next: readonly RoutingRule[]): void => onBody({ ...routing, rules: next })
  const first = rules.findIndex(fitsAll)
  const move = (at: number, to: number): void => {
    const rule = rules[at]
    if (rule === undefined || to < 0 || to >= rules.length) return
    const rest = rules.filter((_, n) => n !== at)
    write([...rest.slice(0, to), rule, ...rest.slice(to)])
  }
  const add = (): void => {
    const made: RoutingRule = {
      ...{ code: freeCode(rules), zh: say('rule.new.zh'), en: say('rule.new.en'), when: {} },
      responsible: { kind: 'womens-federation', level: 'township' },
      ...{ coActing: [], informed: [] },
    }
    // On top it would take every matter, and below a rule for everything it would take none.
    const at = first === -1 ? rules.length : first
    write([...rules.slice(0, at), made, ...rules.slice(at)])
    setOpen(made.code)
  }
  return (
    <div className="routing">
      <h3>{say('rules')}</h3>
      <p className="dim measure">{say('rules.about')}</p>
      {rules.length === 0 && <p>{say('rules.none')}</p>}
      <ol>
        {rules.map((rule, at) => (
          <li key={rule.code}>
            <RuleLine
              rule={rule}
              isOpen={open === rule.code}
              hiddenBy={first !== -1 && at > first ? rules[first] : undefined}
              onOpen={() => setOpen(open === rule.code ? null : rule.code)}
            />
            {open === rule.code && (
              <div className="routing-rule">
                <RoutingRuleFields
                  rule={rule}
                  onRule={(next) => write(rules.map((one, n) => (n === at ? next : one)))}
                />
                <span className="acts">
                  {at > 0 && (
                    <Button isSmall onClick={() => move(at, at - 1)}>
                      {say('rule.up')}
                    </Button>
                  )}
                  {at < rules.length - 1 && (
                    <Button isSmall onClick={() => move(at, at + 1)}>
                      {say('rule.down')}
                    </Button>
                  )}
                  <Button
                    isSmall
                    tone="stop-soft"
                    onClick={() => {
                      write(rules.filter((_, n) => n !== at))
                      setOpen(null)
                    }}
                  >
                    {say('rule.remove')}
                  </Button>
                </span>
              </div>
            )}
          </li>
        ))}
      </ol>
      <Button isSmall onClick={add}>
        {say('rule.add')}
      </Button>
      <FallbackFields
        fallback={fallback}
        onFallback={(next) => onBody({ ...routing, fallback: next })}
      />
      <RoutingTrial routing={routing} />
    </div>
  )
}

/** The name of a rule and what it says, in words. */
function RuleLine({
  rule,
  isOpen,
  hiddenBy,
  onOpen,
}: {
  rule: RoutingRule
  isOpen: boolean
  hiddenBy: RoutingRule | undefined
  onOpen: () => void
}): ReactNode {
  const say = useWords(routingWording)
  const echo = useEcho().rule(rule)
  const language = useLanguage()
  return (
    <>
      <LinkButton aria-expanded={isOpen} onClick={onOpen}>
        {language === 'en' ? rule.en : rule.zh}
      </LinkButton>{' '}
      <span className="dim">{echo.when}</span>
      <ul className="echo">
        {echo.does.map((line, at) => (
          <li key={`${String(at)} ${line}`}>{line}</li>
        ))}
      </ul>
      {hiddenBy !== undefined && (
        <p className="hint">
          {say('rule.never', { name: language === 'en' ? hiddenBy.en : hiddenBy.zh })}
        </p>
      )}
    </>
  )
}

function freeCode(rules: readonly RoutingRule[]): string {
  const taken = new Set(rules.map(({ code }) => code))
  let number = 1
  while (taken.has(`rule-${number}`)) number += 1
  return `rule-${number}`
}
