import type { ReactNode } from 'react'
import type { Outcome } from '#domain/supervision/outcome.contract.ts'
import { Go } from '#web/kit/Go.tsx'
import { Sparkline } from '#web/kit/Sparkline.tsx'
import { figure as shown } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { Cockpit } from '../cockpit.contract.ts'
import { cockpitWording } from './cockpit.wording.ts'

const chosen = [
  ...(['time-to-accept', 'found-to-contact', 'alarm-answered', 'overdue'] as const),
  ...(['recurrence', 'confirmed', 'not-reached'] as const),
]

/** Outcomes and not amounts: how long it took, whether it came again, what she said. */
export function CockpitOutcomes({
  outcomes,
  cockpit: { period, scope },
}: {
  outcomes: readonly Outcome[]
  cockpit: Cockpit
}): ReactNode {
  const say = useWords(cockpitWording)
  const place = scope.division === null ? '' : `&division=${scope.division}`
  return (
    <>
      <table className="outs">
        <caption className="vh">{say('outcomes')}</caption>
        <tbody>
          {chosen.map((code) => {
            const outcome = outcomes.find((one) => one.code === code)
            if (outcome === undefined) return null
            const { whole, unit, months } = outcome
            const name = say(`of.${code}`)
            const values = months.flatMap(({ cell }) => (cell === null ? [] : [cell.value]))
            return (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td className="num">
                  {whole === null ? (
                    <span className="dim">{say('few')}</span>
                  ) : (
                    <Go
                      to={`/outcomes/${code}?period=${period.label}${place}`}
                      className="open-figure"
                    >
                      {shown(whole.value)} {say(`unit.${unit}`)}
                    </Go>
                  )}
                </td>
                <td className="dim">
                  {whole !== null && say('count', { count: shown(whole.count) })}
                </td>
                <td className="line">
                  {values.length > 1 && (
                    <Sparkline values={values} label={say('trend', { name })} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p>
        <Go to={`/outcomes?period=${period.label}${place}`}>{say('outcomes.all')}</Go>
      </p>
    </>
  )
}
