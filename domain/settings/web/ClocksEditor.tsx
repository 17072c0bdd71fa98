import type { ReactNode } from 'react'
import { MatterStepKind, type ClockTable } from '#domain/matters/clock.schema.ts'
import { TextField } from '#web/kit/Field.tsx'
import { Scroll } from '#web/kit/Scroll.tsx'
import { useWords } from '#web/kit/wording.ts'
import { echoOf } from './duration.ts'
import { settingWording } from './setting.wording.ts'

type Rule = ClockTable['steps'][MatterStepKind]

/** Steps in rows, levels in columns; a span is typed as 4h and said back as 4 小时. */
export function ClocksEditor({
  body,
  onBody,
}: {
  body: unknown
  onBody: (body: unknown) => void
}): ReactNode {
  const say = useWords(settingWording)
  // What the server sent for this kind has the shape of this kind.
  const table = body as ClockTable
  const change = (kind: MatterStepKind, part: Partial<Rule>): void => {
    const { danger, again, ...rule } = { ...table.steps[kind], ...part }
    const written = {
      ...rule,
      ...(danger === undefined || danger === '' ? {} : { danger }),
      ...(again === undefined || again === '' ? {} : { again }),
    }
    onBody({ ...table, steps: { ...table.steps, [kind]: written } })
  }
  return (
    <>
      <p className="dim">{say('duration.hint')}</p>
      <Scroll label={say('kind.clocks')}>
        <table className="clock-table">
          <caption className="vh">{say('kind.clocks')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('step')}</th>
              {[1, 2, 3, 4].map((level) => (
                <th key={level} scope="col">
                  {say('level', { level })}
                </th>
              ))}
              <th scope="col">{say('danger')}</th>
              <th scope="col">{say('again.short')}</th>
            </tr>
          </thead>
          <tbody>
            {MatterStepKind.options.map((kind) => {
              const rule = table.steps[kind]
              const name = say(`step.${kind}`)
              return (
                <tr key={kind}>
                  <th scope="row">{name}</th>
                  {rule.byLevel.map((span, at) => (
                    <td key={`${kind}-${String(at)}`}>
                      <Span
                        label={`${name} ${say('level', { level: at + 1 })}`}
                        value={span}
                        onValue={(next) =>
                          change(kind, {
                            byLevel: rule.byLevel.map((one, n) =>
                              n === at ? next : one,
                            ) as Rule['byLevel'],
                          })
                        }
                      />
                    </td>
                  ))}
                  <td>
                    <Span
                      label={`${name} ${say('danger')}`}
                      value={rule.danger ?? ''}
                      onValue={(danger) => change(kind, { danger })}
                    />
                  </td>
                  <td>
                    <Span
                      label={`${name} ${say('again')}`}
                      value={rule.again ?? ''}
                      onValue={(again) => change(kind, { again })}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <TextField
        label={say('warn-at')}
        type="number"
        min={0}
        max={90}
        required
        value={String(table.warnAtPercent)}
        onValue={(typed) => onBody({ ...table, warnAtPercent: Number(typed) })}
      />
      <TextField
        label={say('clean-follow-ups')}
        type="number"
        min={1}
        max={20}
        required
        value={String(table.cleanFollowUps)}
        onValue={(typed) => onBody({ ...table, cleanFollowUps: Number(typed) })}
      />
    </>
  )
}

function Span({
  label,
  value,
  onValue,
}: {
  label: string
  value: string
  onValue: (value: string) => void
}): ReactNode {
  const say = useWords(settingWording)
  return (
    <label className="span-field">
      <span className="vh">{label}</span>
      <input
        value={value}
        size={5}
        pattern="\d{1,4}(m|h|d)"
        onChange={(event) => onValue(event.target.value.trim())}
      />
      <small>{value === '' ? '' : echoOf(say, value)}</small>
    </label>
  )
}
