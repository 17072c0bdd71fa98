import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, download, query, type Route } from '#platform/http/route.ts'
import { sheetStream, xlsxType } from '#platform/spreadsheets/sheet-writer.ts'
import { ageOn, dayOf } from '#platform/time/day.ts'
import { maskIdentity, maskName, maskPhone } from '#platform/text/mask.ts'
import { accountNames } from '#domain/accounts/account.public.ts'
import { divisionFullNames } from '#domain/divisions/division.public.ts'
import {
  changeLedgerContract,
  createLedgerContract,
  exportLedgerContract,
  ledgerRowsContract,
  listLedgersContract,
  readLedgerContract,
  removeLedgerContract,
  type LedgerRow,
  type LedgerView,
} from './ledger.contract.ts'
import { mayChangeLedger, mayUseLedgers } from './ledger.policy.ts'
import type { KeyGroup } from './key-group.schema.ts'
import type { Ledger, LedgerColumn } from './ledger.schema.ts'
import { deleteLedger, findLedger, findLedgers, insertLedger, saveLedger } from './ledger.store.ts'
import { ledgerSheet } from './ledger.table.ts'
import { findPeopleIds, findPeoplePage } from './person-search.store.ts'
import type { Person } from './person.schema.ts'
import { findPeople } from './person.store.ts'
import { currentTags, findTags } from './tag.store.ts'

const exportCap = 10_000

export const ledgerRoutes: readonly Route[] = [
  query(listLedgersContract, {
    may: mayUseLedgers,
    read: async (tx) => ({ items: await viewed(tx, await findLedgers(tx)) }),
  }),
  query(readLedgerContract, {
    may: mayUseLedgers,
    async read(tx, { params }) {
      const ledger = await findLedger(tx, params.id)
      return ledger === undefined ? undefined : view(ledger, tx)
    },
  }),
  query(ledgerRowsContract, {
    may: mayUseLedgers,
    async read(tx, { params, query: { page, size } }) {
      const ledger = await findLedger(tx, params.id)
      if (ledger === undefined) return undefined
      const { items, ...counted } = await findPeoplePage(tx, ledger.query, { page, size })
      const ids = items.map(({ id }) => id)
      return { items: await rowsOf(tx, ids, ledger.columns), ...counted }
    },
    audit: 'ledger.opened',
  }),
  download(exportLedgerContract, {
    may: mayUseLedgers,
    async produce(tx, { params }) {
      const ledger = await findLedger(tx, params.id)
      if (ledger === undefined) return undefined
      const ids = await findPeopleIds(tx, ledger.query, exportCap)
      const rows = await rowsOf(tx, ids, ledger.columns)
      const content = sheetStream(ledgerSheet(ledger, rows, tx.actor.name, tx.now))
      return { filename: `${ledger.name}-${dayOf(tx.now)}.xlsx`, contentType: xlsxType, content }
    },
    audit: 'ledger.exported',
  }),
  creation<typeof createLedgerContract, Ledger, null>(createLedgerContract, {
    prepare: () => null,
    may: mayUseLedgers,
    apply: (body, _none, { actor, now }) => ({
      ...body,
      ...{ region: actor.region, id: newId(), accountId: actor.id, orgId: actor.orgId },
      ...{ createdAt: now.toISOString(), updatedAt: now.toISOString(), version: 1 },
    }),
    save: insertLedger,
    present: view,
    audit: 'ledger.created',
  }),
  command<typeof changeLedgerContract, Ledger>(changeLedgerContract, {
    load: (tx, { params }) => findLedger(tx, params.id),
    may: mayChangeLedger,
    apply: (ledger, { version, ...change }, { now }) => ({
      ...ledger,
      ...change,
      ...{ updatedAt: now.toISOString(), version: version + 1 },
    }),
    save: saveLedger,
    present: view,
    audit: 'ledger.changed',
  }),
  command<typeof removeLedgerContract, Ledger>(removeLedgerContract, {
    load: (tx, { params }) => findLedger(tx, params.id),
    may: mayChangeLedger,
    apply: (ledger) => ledger,
    save: (tx, { id }) => deleteLedger(tx, id),
    present: ({ id }) => ({ id }),
    audit: 'ledger.removed',
  }),
]

async function rowsOf(
  tx: Tx,
  ids: readonly string[],
  columns: readonly LedgerColumn[],
): Promise<LedgerRow[]> {
  const people = await findPeople(tx, ids)
  const places = columns.includes('division')
    ? await divisionFullNames(tx, [...new Set(people.map(({ division }) => division))])
    : new Map<string, string>()
  const tags = columns.includes('groups') ? await findTags(tx, ids, ids.length * 20) : []
  return people.map((person) => {
    const own = tags.filter(({ personId }) => personId === person.id)
    const shown = everythingOf(person, currentTags(own), places, dayOf(tx.now))
    return only({ id: person.id, name: shownName(person), ...shown }, columns)
  })
}

function everythingOf(
  person: Person,
  groups: KeyGroup[],
  places: ReadonlyMap<string, string>,
  today: string,
): Required<Omit<LedgerRow, 'id' | 'name'>> {
  const { sex, ethnicity, interpreter, createdAt, division, birth, identity, phone } = person
  return {
    ...{ sex, ethnicity, interpreter, createdAt, groups },
    divisionName: places.get(division) ?? '',
    age: birth === null ? null : ageOn(birth, today),
    identityMasked: identity === null ? null : maskIdentity(identity),
    phoneMasked: phone === null ? null : maskPhone(phone),
  }
}

const fieldOf: Readonly<Record<LedgerColumn, keyof LedgerRow>> = {
  ...({ name: 'name', sex: 'sex', age: 'age', division: 'divisionName' } as const),
  ...({ ethnicity: 'ethnicity', interpreter: 'interpreter', groups: 'groups' } as const),
  ...({ identity: 'identityMasked', phone: 'phoneMasked', created: 'createdAt' } as const),
}

/** Id and name always: a row must lead to its file. */
function only(row: LedgerRow, columns: readonly LedgerColumn[]): LedgerRow {
  const wanted = new Set<string>(columns.map((column) => fieldOf[column]))
  const chosen = Object.entries(row).filter(([name]) => wanted.has(name))
  return { id: row.id, name: row.name, ...Object.fromEntries(chosen) }
}

function shownName({ name, sensitivity }: Pick<Person, 'name' | 'sensitivity'>): string {
  return sensitivity === 'normal' ? name : maskName(name)
}

async function view(ledger: Ledger, tx: Tx): Promise<LedgerView> {
  const [only] = await viewed(tx, [ledger])
  if (only === undefined) throw new Error('one ledger has one view')
  return only
}

async function viewed(tx: Tx, ledgers: readonly Ledger[]): Promise<LedgerView[]> {
  const owners = await accountNames(
    tx,
    ledgers.map(({ accountId }) => accountId),
  )
  return ledgers.map(({ id, name, query: asked, columns, sharing, accountId, ...rest }) => ({
    ...{ id, name, query: asked, columns: [...columns], sharing },
    ...{ updatedAt: rest.updatedAt, version: rest.version, isOwn: accountId === tx.actor.id },
    ownerName: owners.get(accountId)?.name ?? '',
  }))
}
