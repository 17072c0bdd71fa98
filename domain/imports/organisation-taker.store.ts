import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { levelOf, type Level } from '#domain/divisions/division.schema.ts'
import type { Executive } from '#domain/organisations/executive.schema.ts'
import {
  findNamed,
  openExecutives,
  openOrganisations,
  organisationOf,
  type NamedOrganisation,
} from '#domain/organisations/organisation-intake.public.ts'
import { findExecutives, findFederations } from '#domain/organisations/organisation.public.ts'
import type { Organisation, OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import type { Sex } from '#domain/people/person.schema.ts'
import type { MadeRecord } from './import.schema.ts'
import { ImportFaultCode, type ImportFault, type ReadRow, type RowOutcome } from './row.schema.ts'
import { faultAt, numberOf, textOf, type TakenChunk, type Taker } from './taker.store.ts'

type Named = Pick<NamedOrganisation, 'id' | 'level' | 'endedAt' | 'name' | 'division'>

/** Organisations of any kind, or mediation organisations alone (家调组织). */
export function organisationTaker(kind: 'organisations' | 'mediation'): Taker {
  // Of a trial run nothing is in the database: later rows find their parents here.
  const named = new Map<string, Named>()
  const seen = new Set<string>()
  return {
    remember(rows) {
      for (const row of rows) if (row.faults.length === 0) seen.add(keyOf(row))
    },
    async check(tx, rows) {
      const names = rows.flatMap((row) => [textOf(row, 'name') ?? '', textOf(row, 'parent') ?? ''])
      const known = await findNamed(tx, names)
      const there = new Set(known.map(({ name, division }) => `${division} ${name}`))
      const outcomes = new Map<number, RowOutcome>()
      const faults: ImportFault[] = []
      const fresh: { row: ReadRow; organisation: Organisation }[] = []
      for (const row of rows) {
        const key = keyOf(row)
        const own = [...row.faults]
        if (own.length === 0 && (there.has(key) || seen.has(key))) {
          outcomes.set(row.row, 'repeated')
          continue
        }
        const organisation = own.length === 0 ? made(tx, kind, row, known, named) : undefined
        if (organisation !== undefined && 'code' in organisation) own.push(organisation)
        if (organisation === undefined || own.length > 0 || 'code' in organisation) {
          outcomes.set(row.row, 'faulty')
          faults.push(...own)
          continue
        }
        outcomes.set(row.row, 'new')
        seen.add(key)
        named.set(organisation.name, organisation)
        fresh.push({ row, organisation })
      }
      return { outcomes, faults, store: () => Promise.resolve(opened(tx, fresh)) }
    },
  }
}

function opened(
  tx: Tx,
  fresh: readonly { row: ReadRow; organisation: Organisation }[],
): Awaited<ReturnType<TakenChunk['store']>> {
  openOrganisations(
    tx,
    fresh.map(({ organisation }) => organisation),
  )
  const records = fresh.map(({ row, organisation }) => ({
    ...{ kind: 'organisation' as const, id: organisation.id, row: row.row },
  }))
  return { made: records, faults: [] }
}

function keyOf(row: ReadRow): string {
  return `${textOf(row, 'division')} ${textOf(row, 'name')}`
}

/** One that stands in the division's own line comes before a namesake elsewhere. */
function parentOf(
  row: ReadRow,
  known: readonly Named[],
  named: ReadonlyMap<string, Named>,
): Named | undefined {
  const name = textOf(row, 'parent') ?? ''
  const division = textOf(row, 'division') ?? ''
  const namesakes = known.filter((each) => each.name === name)
  return (
    namesakes.find((each) => division.startsWith(each.division.replace(/0+$/, ''))) ??
    namesakes[0] ??
    named.get(name)
  )
}

function made(
  tx: Tx,
  kind: 'organisations' | 'mediation',
  row: ReadRow,
  known: readonly Named[],
  named: ReadonlyMap<string, Named>,
): Organisation | ImportFault {
  const parent = parentOf(row, known, named)
  if (textOf(row, 'parent') !== null && parent === undefined) {
    return faultAt(kind, row, 'parent', 'parent-unknown')
  }
  const division = textOf(row, 'division') ?? ''
  const own = kind === 'mediation' ? 'mediation' : (textOf(row, 'kind') as OrganisationKind)
  const made = organisationOf(
    tx,
    {
      ...{ kind: own, division, name: (textOf(row, 'name') ?? '').trim() },
      level: (textOf(row, 'level') as Level | null) ?? levelOf(division),
      parentId: parent?.id ?? null,
      ...{ members: numberOf(row, 'members'), womenMembers: numberOf(row, 'womenMembers') },
    },
    parent,
  )
  if (!isRefusal(made)) return made
  const code = ImportFaultCode.parse(made.refused)
  return faultAt(kind, row, code.startsWith('parent') ? 'parent' : 'members', code)
}

/** Executives (执委), whom a visits file will name by their number. */
export function executiveTaker(): Taker {
  const names = new Map<string, string>()
  return {
    remember(rows) {
      for (const row of rows) if (row.faults.length === 0) names.set(numberIn(row), nameIn(row))
    },
    async check(tx, rows) {
      const known = await findExecutives(tx, rows.map(numberIn))
      const organisations = await findNamed(
        tx,
        rows.flatMap((row) => textOf(row, 'organisation') ?? []),
      )
      const federations = await findFederations(
        tx,
        rows.flatMap((row) => textOf(row, 'division') ?? []),
        'village',
      )
      const outcomes = new Map<number, RowOutcome>()
      const faults: ImportFault[] = []
      const fresh: { row: ReadRow; executive: Executive }[] = []
      for (const row of rows) {
        const [number, name] = [numberIn(row), nameIn(row)]
        const earlier = names.get(number) ?? known.get(number)?.name
        const own = [...row.faults]
        if (own.length === 0 && earlier !== undefined && earlier !== name) {
          own.push(faultAt('executives', row, 'number', 'executive-number-taken'))
        }
        const orgId = organisationIn(row, organisations, federations)
        if (own.length === 0 && orgId === undefined) {
          own.push(faultAt('executives', row, 'organisation', 'organisation-unknown'))
        }
        if (own.length > 0 || orgId === undefined) {
          outcomes.set(row.row, 'faulty')
          faults.push(...own)
        } else if (earlier === undefined) {
          outcomes.set(row.row, 'new')
          fresh.push({ row, executive: executiveOf(tx, row, orgId) })
        } else {
          outcomes.set(row.row, 'repeated')
        }
        if (own.length === 0) names.set(number, name)
      }
      return { outcomes, faults, store: () => storeExecutives(tx, fresh) }
    },
  }
}

async function storeExecutives(
  tx: Tx,
  fresh: readonly { row: ReadRow; executive: Executive }[],
): ReturnType<TakenChunk['store']> {
  const inserted = await openExecutives(
    tx,
    fresh.map(({ executive }) => executive),
  )
  const isIn = ({ executive }: (typeof fresh)[number]): boolean => inserted.has(executive.id)
  const lost = fresh.filter((one) => !isIn(one))
  return {
    made: fresh.filter(isIn).map(({ row, executive }): MadeRecord => {
      return { kind: 'executive', id: executive.id, row: row.row }
    }),
    faults: lost.map(({ row }) => faultAt('executives', row, 'number', 'executive-number-taken')),
  }
}

function numberIn(row: ReadRow): string {
  return (textOf(row, 'number') ?? '').normalize('NFKC').toUpperCase()
}

function nameIn(row: ReadRow): string {
  return textOf(row, 'name') ?? ''
}

/** The federation that is named, or the one that is responsible for her village. */
function organisationIn(
  row: ReadRow,
  organisations: readonly NamedOrganisation[],
  federations: Awaited<ReturnType<typeof findFederations>>,
): string | undefined {
  const name = textOf(row, 'organisation')
  const division = textOf(row, 'division') ?? ''
  if (name === null) return federations.get(division)?.id
  return organisations.find((each) => each.name === name && each.kind === 'womens-federation')?.id
}

function executiveOf(tx: Tx, row: ReadRow, orgId: string): Executive {
  return {
    ...{ region: tx.actor.region, id: newId(), orgId, accountId: null, endedAt: null, version: 1 },
    ...{ number: numberIn(row), name: nameIn(row), sex: textOf(row, 'sex') as Sex },
    ...{ division: textOf(row, 'division') ?? '', phone: textOf(row, 'phone') },
  }
}
