import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { FieldsForm } from '#web/kit/FieldsForm.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { Scroll } from '#web/kit/Scroll.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { decidePairContract, type PairView } from '../household.contract.ts'
import { callWording } from './call.wording.ts'
import { wordsOfReason } from './reason.ts'

const compared = ['caller', 'phone', 'identity', 'address', 'category', 'narrative'] as const
const keys: Readonly<Record<string, 'confirmed' | 'separated' | 'deferred'>> = {
  ...{ y: 'confirmed', n: 'separated', u: 'deferred' },
}

/** Two calls side by side, what speaks for one household and what against, and the question. */
export function PairCompare({ pair, done }: { pair: PairView; done: () => void }): ReactNode {
  const say = useWords(callWording)
  const [isSeparating, setSeparating] = useState(false)
  const command = useCommand(decidePairContract, { refresh: ['calls.'], done })
  const decide = (verdict: 'confirmed' | 'separated' | 'deferred', reason = ''): void =>
    command.mutate({
      params: { id: pair.id },
      body: { verdict, reason, version: pair.version },
    })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const verdict = keys[event.key.toLowerCase()]
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('input, textarea')
      const isOther = event.ctrlKey || event.metaKey || event.altKey
      if (verdict === undefined || isTyping || isOther || isSeparating) return
      if (verdict === 'separated') setSeparating(true)
      else decide(verdict)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  const { one, other, reasons, bits, sureness } = pair
  const most = Math.max(4, ...reasons.map((reason) => Math.abs(reason.bits)))
  return (
    <section className="call-compare">
      <Scroll label={say('compare.caption')}>
        <table className="plain-table">
          <caption className="vh">{say('compare.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('compare.what')}</th>
              <th scope="col">{say('compare.one', { at: exactly(one.calledAt) })}</th>
              <th scope="col">{say('compare.other', { at: exactly(other.calledAt) })}</th>
            </tr>
          </thead>
          <tbody>
            {compared.map((field) => (
              <tr key={field}>
                <th scope="row">{say(field)}</th>
                {[one, other].map((call) => (
                  <td key={call.id}>
                    {call[field] === '' ? <span className="dim">{say('empty')}</span> : call[field]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <ul className="call-reasons">
        {reasons.map((reason) => (
          <li key={reason.code}>
            <span>{wordsOfReason(say, reason.code)}</span>
            <Bar bits={reason.bits} most={most} />
            <b>{signed(reason.bits)}</b>
          </li>
        ))}
        <li className="sum">
          <span>
            {say('compare.sum')}{' '}
            <small className="meta">
              {say('compare.sum.about', { value: sureness.toFixed(2) })}
            </small>
          </span>
          <span />
          <b>{signed(bits)}</b>
        </li>
      </ul>
      <div className="call-ask">
        <h2>
          {say('compare')}
          <small>{say('compare.undo')}</small>
        </h2>
        <Button
          tone="go"
          hint="Y"
          aria-busy={command.isPending}
          onClick={() => decide('confirmed')}
        >
          {say('yes')}
        </Button>
        <Button hint="N" onClick={() => setSeparating(true)}>
          {say('no')}
        </Button>
        <Button hint="U" onClick={() => decide('deferred')}>
          {say('later')}
        </Button>
      </div>
      <Refused problem={isSeparating ? null : command.error} />
      {isSeparating && (
        <FieldsForm
          name={`call-pair.${pair.id}`}
          title={say('no.title')}
          fields={[{ key: 'reason', label: say('reason'), kind: 'area', longest: 500 }]}
          problem={command.error}
          isPending={command.isPending}
          onClose={() => setSeparating(false)}
          onSend={({ reason = '' }, clear) => {
            clear()
            decide('separated', reason)
          }}
        />
      )}
    </section>
  )
}

/** Right of the middle speaks for one household, left against. */
function Bar({ bits, most }: { bits: number; most: number }): ReactNode {
  const half = (Math.abs(bits) / most) * 48
  return (
    <svg viewBox="0 0 100 10" width={100} height={10} aria-hidden="true">
      <line x1={50} x2={50} y1={0} y2={10} />
      <rect
        className={bits < 0 ? 'against' : ''}
        x={bits < 0 ? 50 - half : 50}
        y={2}
        width={half}
        height={6}
      />
    </svg>
  )
}

function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'} ${Math.abs(bits).toFixed(1)}`
}
