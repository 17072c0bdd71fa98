import type { ReactNode } from 'react'
import { listDivisionsContract } from '#domain/divisions/division.contract.ts'
import { kitWording } from './kit.wording.ts'
import { useCall } from './query.ts'
import { useWords } from './wording.ts'

const levels = ['county', 'township', 'village'] as const

/**
 * County, then township, then village: three ordinary selects, each filled by the one before.
 * The value is a 12-digit code; `''` is the whole city.
 * @param deepest how far down may be chosen
 */
export function DivisionPicker({
  label,
  value,
  onValue,
  deepest = 'village',
}: {
  label: string
  value: string
  onValue: (code: string) => void
  deepest?: (typeof levels)[number]
}): ReactNode {
  const chain = [value.slice(0, 6), value.slice(0, 9), value]
    .map((part) => part.padEnd(12, '0'))
    .map((code, index) => (value !== '' && isAtLevel(value, index) ? code : ''))
  const shown = levels.slice(0, levels.indexOf(deepest) + 1)
  return (
    <fieldset className="division-picker">
      <legend className="vh">{label}</legend>
      <span aria-hidden="true">{label}</span>
      {shown.map((level, index) => {
        const under = index === 0 ? undefined : chain[index - 1]
        if (under === '') return null
        return (
          <OneLevel
            key={level}
            level={level}
            label={label}
            under={under}
            value={chain[index] ?? ''}
            onValue={(code) => onValue(code === '' ? (under ?? '') : code)}
          />
        )
      })}
    </fieldset>
  )
}

/** Whether the code says anything at this depth: `420222000000` names a county and no township. */
function isAtLevel(code: string, index: number): boolean {
  const ends = [6, 9, 12]
  const start = [4, 6, 9][index] ?? 0
  return Number(code.slice(start, ends[index])) > 0
}

function OneLevel({
  level,
  label,
  under,
  value,
  onValue,
}: {
  level: (typeof levels)[number]
  label: string
  under: string | undefined
  value: string
  onValue: (code: string) => void
}): ReactNode {
  const say = useWords(kitWording)
  const { data } = useCall(listDivisionsContract, under === undefined ? {} : { query: { under } })
  return (
    <select
      aria-label={`${label} ${say(`division.${level}`)}`}
      value={data === undefined ? '' : value}
      onChange={(event) => onValue(event.target.value)}
    >
      <option value="">{say('division.any')}</option>
      {data?.items.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}
