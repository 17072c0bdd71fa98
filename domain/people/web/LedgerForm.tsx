import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { prefixOf } from '#domain/divisions/division.schema.ts'
import { Button } from '#web/kit/Button.tsx'
import { Choices, Ticks } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { keyGroups, KeyGroup } from '../key-group.schema.ts'
import { changeLedgerContract, createLedgerContract, type LedgerView } from '../ledger.contract.ts'
import { Sex } from '../person.schema.ts'
import { LedgerColumn } from '../ledger.schema.ts'
import { ledgerWording } from './ledger.wording.ts'

/** The question, the columns, and who else may ask it. @param ledger the one that is changed */
export function LedgerForm({
  ledger,
  onClose,
}: {
  ledger?: LedgerView
  onClose: () => void
}): ReactNode {
  const say = useWords(ledgerWording)
  const kit = useWords(kitWording)
  const navigate = useNavigate()
  const [given, setGiven] = useState(() => givenOf(ledger))
  const [tags, setTags] = useState<string[]>(ledger?.query.tags ?? [])
  const [columns, setColumns] = useState<string[]>(ledger?.columns ?? ['name', 'age', 'division'])
  const change = (part: Partial<typeof given>): void => setGiven({ ...given, ...part })
  const create = useCommand(createLedgerContract, {
    refresh: ['ledgers.'],
    done: ({ id }) => void navigate({ to: `/ledgers/${id}` }),
  })
  const save = useCommand(changeLedgerContract, { refresh: ['ledgers.'], done: onClose })
  const { name, division, sex, ageFrom, ageTo, sharing } = given
  const submit = (): void => {
    const asked = Sex.safeParse(sex).data
    const known = KeyGroup.options.filter((code) => tags.includes(code))
    const body = {
      name,
      columns: LedgerColumn.options.filter((column) => columns.includes(column)),
      sharing: sharing === 'organisation' ? ('organisation' as const) : ('own' as const),
      query: {
        ...(known.length === 0 ? {} : { tags: known }),
        ...(division === '' ? {} : { division: prefixOf(division) }),
        ...(asked === undefined ? {} : { sex: asked }),
        // not asked here, and not lost either
        ...(ledger?.query.needsInterpreter === true ? { needsInterpreter: true } : {}),
        ...(ledger?.query.isMinority === true ? { isMinority: true } : {}),
        ...(ageFrom === '' ? {} : { ageFrom: Number(ageFrom) }),
        ...(ageTo === '' ? {} : { ageTo: Number(ageTo) }),
      },
    }
    if (ledger === undefined) create.mutate({ body })
    else save.mutate({ params: { id: ledger.id }, body: { ...body, version: ledger.version } })
  }
  return (
    <Dialog title={say(ledger === undefined ? 'new' : 'change')} onClose={onClose} isWide>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={say('name')}
          value={name}
          onValue={(next) => change({ name: next })}
          required
          maxLength={60}
        />
        <Ticks
          legend={say('groups')}
          values={tags}
          onValues={setTags}
          options={keyGroups.map(({ code }) => ({ value: code, label: kit(`group.${code}`) }))}
        />
        <DivisionPicker
          label={say('place')}
          value={division}
          onValue={(next) => change({ division: next })}
        />
        <Choices
          legend={say('sex')}
          value={sex}
          onValue={(next) => change({ sex: next })}
          options={[
            { value: '', label: say('sex.any') },
            { value: 'female', label: say('sex.female') },
            { value: 'male', label: say('sex.male') },
          ]}
        />
        {(['ageFrom', 'ageTo'] as const).map((field) => (
          <TextField
            key={field}
            type="number"
            min={0}
            max={130}
            label={say(field === 'ageFrom' ? 'age.from' : 'age.to')}
            isOptional
            value={given[field]}
            onValue={(next) => change({ [field]: next })}
          />
        ))}
        <Ticks
          legend={say('columns')}
          values={columns}
          onValues={setColumns}
          options={LedgerColumn.options.map((column) => ({
            value: column,
            label: say(`column.${column}`),
          }))}
        />
        <Choices
          legend={say('sharing')}
          value={sharing}
          onValue={(next) => change({ sharing: next })}
          options={[
            { value: 'own', label: say('sharing.own') },
            { value: 'organisation', label: say('sharing.organisation') },
          ]}
        />
        <Refused problem={create.error ?? save.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={create.isPending || save.isPending}>
            {say('save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function givenOf(ledger: LedgerView | undefined): {
  [Name in 'name' | 'division' | 'sex' | 'ageFrom' | 'ageTo' | 'sharing']: string
} {
  const { division, sex, ageFrom, ageTo } = ledger?.query ?? {}
  return {
    ...{ name: ledger?.name ?? '', division: division?.padEnd(12, '0') ?? '', sex: sex ?? '' },
    ...{ ageFrom: String(ageFrom ?? ''), ageTo: String(ageTo ?? '') },
    sharing: ledger?.sharing ?? 'own',
  }
}
