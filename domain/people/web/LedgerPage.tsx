import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { addressOf } from '#web/client.ts'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { useLanguage, useWords, type Language } from '#web/kit/wording.ts'
import { ethnicityLabel } from '../ethnicity.schema.ts'
import type { KeyGroup } from '../key-group.schema.ts'
import {
  exportLedgerContract,
  ledgerRowsContract,
  readLedgerContract,
  removeLedgerContract,
  type LedgerRow,
} from '../ledger.contract.ts'
import type { LedgerColumn } from '../ledger.schema.ts'
import { LedgerForm } from './LedgerForm.tsx'
import { ledgerWording } from './ledger.wording.ts'

export function LedgerPage(): ReactNode {
  const say = useWords(ledgerWording)
  const kit = useWords(kitWording)
  const language = useLanguage()
  const navigate = useNavigate()
  const params = { id: usePathId() }
  const [open, setOpen] = useState<'change' | 'remove' | null>(null)
  const answer = useCall(readLedgerContract, { params })
  const remove = useCommand(removeLedgerContract, {
    refresh: ['ledgers.'],
    done: () => void navigate({ to: '/ledgers' }),
  })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  const { name, columns, isOwn, ownerName } = answer.data
  const wordOf = {
    sex: (sex: 'female' | 'male') => say(`sex.${sex}`),
    group: (group: KeyGroup) => kit(`group.${group}`),
  }
  return (
    <>
      <PageHead
        title={name}
        tabTitle={say('title')}
        about={isOwn ? say('about') : say('by', { owner: ownerName })}
      >
        <a className="btn" href={addressOf(exportLedgerContract, { params })}>
          {say('export')}
        </a>
        {isOwn && <Button onClick={() => setOpen('change')}>{say('change')}</Button>}
        {isOwn && <Button onClick={() => setOpen('remove')}>{say('remove')}</Button>}
      </PageHead>
      <DataTable<LedgerRow>
        id="ledger"
        caption={say('rows')}
        contract={ledgerRowsContract}
        params={params}
        hasSearch={false}
        keyOf={({ id }) => id}
        open={({ id }) => `/people/${id}`}
        columns={columns.map((column) => ({
          key: column,
          head: say(`column.${column}`),
          isFixed: column === 'name',
          cell: (row) => textOf(row, column, language, wordOf),
        }))}
      />
      {open === 'change' && <LedgerForm ledger={answer.data} onClose={() => setOpen(null)} />}
      {open === 'remove' && (
        <Dialog title={say('remove')} onClose={() => setOpen(null)}>
          <p>
            <b>{name}</b>
          </p>
          <p>{say('remove.meaning')}</p>
          <Refused problem={remove.error} />
          <div className="acts">
            <Button
              tone="go"
              aria-busy={remove.isPending}
              onClick={() => remove.mutate({ params })}
            >
              {say('remove')}
            </Button>
            <Button onClick={() => setOpen(null)}>{kit('cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

function textOf(
  row: LedgerRow,
  column: LedgerColumn,
  language: Language,
  wordOf: { sex(sex: 'female' | 'male'): string; group(group: KeyGroup): string },
): string {
  switch (column) {
    case 'name':
      return row.name
    case 'sex':
      return row.sex ? wordOf.sex(row.sex) : ''
    case 'age':
      return String(row.age ?? '')
    case 'division':
      return row.divisionName ?? ''
    case 'ethnicity':
      return row.ethnicity ? ethnicityLabel(row.ethnicity, language) : ''
    case 'interpreter':
      return row.interpreter ?? ''
    case 'groups':
      return (row.groups ?? []).map((group) => wordOf.group(group)).join(' · ')
    case 'identity':
      return row.identityMasked ?? ''
    case 'phone':
      return row.phoneMasked ?? ''
    case 'created':
      return (row.createdAt ?? '').slice(0, 10)
  }
}
