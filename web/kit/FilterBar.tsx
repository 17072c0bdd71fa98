import { useState, type ReactNode } from 'react'
import { prefixOf } from '#domain/divisions/division.schema.ts'
import type { Address } from './address.ts'
import { Button, LinkButton } from './Button.tsx'
import { DateRange } from './DateRange.tsx'
import { DivisionPicker } from './DivisionPicker.tsx'
import { kitWording } from './kit.wording.ts'
import { useNarrow } from './narrow.ts'
import { conditionsIn, type Filter } from './table.ts'
import { useWords } from './wording.ts'

type Change = (part: Readonly<Record<string, string | undefined>>) => void

/** The conditions of a list. A choice takes effect at once; words wait for Enter. */
export function FilterBar({
  filters,
  search,
  address,
  change,
  extra,
}: {
  filters: readonly Filter[]
  search: string | undefined
  address: Address
  change: Change
  extra?: ReactNode
}): ReactNode {
  const say = useWords(kitWording)
  const isNarrow = useNarrow()
  if (filters.length === 0 && search === undefined && extra === undefined) return null
  const conditions = Object.keys(conditionsIn(address))
  return (
    <div className="filter-bar">
      {search !== undefined && (
        <WordFilter label={search} value={address['q']} onValue={(q) => change({ q })} />
      )}
      {filters.length > 0 && (
        <details className="filters" open={!isNarrow}>
          <summary>{say('filters')}</summary>
          <div>
            {filters.map((filter) => (
              <OneFilter key={filter.key} filter={filter} address={address} change={change} />
            ))}
          </div>
        </details>
      )}
      {conditions.length > 0 && (
        <LinkButton
          onClick={() => change(Object.fromEntries(conditions.map((name) => [name, ''])))}
        >
          {say('table.clear')}
        </LinkButton>
      )}
      {extra !== undefined && <span className="acts">{extra}</span>}
    </div>
  )
}

function OneFilter({
  filter,
  address,
  change,
}: {
  filter: Filter
  address: Address
  change: Change
}): ReactNode {
  const say = useWords(kitWording)
  const value = address[filter.key]
  const onValue = (next: string): void => change({ [filter.key]: next })
  switch (filter.kind) {
    case 'choice':
      return (
        <label>
          {filter.label}
          <select value={value ?? ''} onChange={(event) => onValue(event.target.value)}>
            <option value="">{say('filter.all')}</option>
            {filter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      )
    case 'text':
      return <WordFilter label={filter.label} value={value} onValue={onValue} />
    case 'division': {
      // An area that oversees by arrangement arrives as several prefixes, which no picker can show.
      const prefixes = (value ?? '').split(',')
      const several = prefixes.length > 1 ? prefixes.length : 0
      return (
        <>
          <DivisionPicker
            label={filter.label}
            value={several > 0 ? '' : (value ?? '')}
            onValue={(code) => onValue(code === '' ? '' : prefixOf(code))}
          />
          {several > 0 && (
            <span className="tag">
              {say('division.several', { count: several })}{' '}
              <LinkButton onClick={() => onValue('')}>{say('division.several.end')}</LinkButton>
            </span>
          )}
        </>
      )
    }
    case 'dates':
      return (
        <DateRange
          label={filter.label}
          from={address[filter.from] ?? ''}
          to={address[filter.to] ?? ''}
          onRange={(from, to) => change({ [filter.from]: from, [filter.to]: to })}
        />
      )
  }
}

function WordFilter({
  label,
  value = '',
  onValue,
}: {
  label: string
  value: string | undefined
  onValue: (value: string) => void
}): ReactNode {
  const say = useWords(kitWording)
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  // Back, or a cleared condition, changes the address under the field.
  if (seen !== value) {
    setSeen(value)
    setText(value)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onValue(text.trim())
      }}
    >
      <label>
        <span className="vh">{label}</span>
        <input
          type="search"
          className="table-search"
          placeholder={label}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button isSmall type="submit">
        {say('table.search.go')}
      </Button>
    </form>
  )
}
