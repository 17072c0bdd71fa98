import { useId, type ReactNode } from 'react'
import type { Option } from './Field.tsx'

/** One of a few, all in view. Nothing is preselected unless the caller says so. */
export function Choices({
  legend,
  hint,
  error,
  options,
  value,
  onValue,
}: {
  legend: string
  hint?: string | undefined
  error?: string | undefined
  options: readonly Option[]
  value: string
  onValue: (value: string) => void
}): ReactNode {
  const name = useId()
  return (
    <fieldset className={error === undefined ? 'choices' : 'choices wrong'}>
      <legend>
        {legend}
        {hint !== undefined && <small>{hint}</small>}
      </legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValue(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {error !== undefined && <p className="wrong-why">{error}</p>}
    </fieldset>
  )
}

/** Several of a few. */
export function Ticks({
  legend,
  options,
  values,
  onValues,
}: {
  legend: string
  options: readonly Option[]
  values: readonly string[]
  onValues: (values: string[]) => void
}): ReactNode {
  const toggle = (value: string): void =>
    onValues(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="checkbox"
              checked={values.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
