import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'

type Wired = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type About = {
  readonly label: string
  readonly hint?: string | undefined
  /** what is wrong, in words; marked by an edge and a sentence, never in red */
  readonly error?: string | undefined
  readonly isOptional?: boolean
}

/** Label above, hint beside it, what is wrong below; wired together for a screen reader. */
function Field({
  label,
  hint,
  error,
  isOptional = false,
  children,
}: About & { children: (wired: Wired) => ReactNode }): ReactNode {
  const say = useWords(kitWording)
  const id = useId()
  const about = hint !== undefined || error !== undefined ? `${id}-about` : undefined
  return (
    <div className={error === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={id}>
        {label}
        {isOptional && <small>{say('optional')}</small>}
      </label>
      {children({
        id,
        'aria-describedby': about,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {about !== undefined && (
        <p id={about} className={error === undefined ? 'hint' : 'wrong-why'}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

type Plain<T> = Omit<T, 'id' | 'className' | 'onChange' | 'value'>

type Valued = { readonly value: string; readonly onValue: (value: string) => void }

export function TextField({
  label,
  hint,
  error,
  isOptional = false,
  value,
  onValue,
  ...rest
}: About & Valued & Plain<InputHTMLAttributes<HTMLInputElement>>): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(wired) => (
        <input
          {...rest}
          {...wired}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  )
}

export function TextArea({
  label,
  hint,
  error,
  isOptional = false,
  value,
  onValue,
  rows = 4,
  ...rest
}: About & Valued & Plain<TextareaHTMLAttributes<HTMLTextAreaElement>>): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(wired) => (
        <textarea
          {...rest}
          {...wired}
          rows={rows}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  )
}

export type Option = { readonly value: string; readonly label: string }

/** @param blank the words of "nothing chosen"; without them the first option is not preselected either */
export function ChoiceField({
  label,
  hint,
  error,
  isOptional = false,
  value,
  onValue,
  options,
  blank,
  ...rest
}: About &
  Valued & { options: readonly Option[]; blank?: string | undefined } & Plain<
    SelectHTMLAttributes<HTMLSelectElement>
  >): ReactNode {
  const say = useWords(kitWording)
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(wired) => (
        <select
          {...rest}
          {...wired}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        >
          <option value="">{blank ?? say('choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
