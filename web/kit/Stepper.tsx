import type { ReactNode } from 'react'

export type Step = {
  readonly key: string
  readonly label: string
  readonly note?: string | undefined
  readonly state: 'done' | 'now' | 'later'
}

/** Where something stands in the chain (全链条), derived from its records; nobody sets it by hand. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }): ReactNode {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map(({ key, label: word, note, state }) => (
        <li
          key={key}
          className={state === 'done' ? 'ok' : state === 'now' ? 'now' : undefined}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          {word}
          <small>{note}</small>
        </li>
      ))}
    </ol>
  )
}
