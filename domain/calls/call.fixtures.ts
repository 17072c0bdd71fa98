import { saveDivisions } from '#domain/divisions/division.public.ts'
import { divisionsOf } from '#domain/divisions/division.public.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import {
  callColumns,
  type Call,
  type CallColumn,
  type Household,
  type Pair,
} from './call.schema.ts'
import { insertCalls, type NewCall } from './call.store.ts'
import { insertPush } from './push.store.ts'
import type { Push } from './push.schema.ts'
import { offerPairs } from './pair.store.ts'
import { saveHouseholds } from './household.store.ts'
import { rowBytes } from '#linkage/call-text.ts'

/** The county's police with their liaison, and the township's women's federation with its officer. */
export const cast = castOf()

function castOf() {
  const police = anOrganisation({
    ...{ kind: 'public-security', level: 'county', name: '阳新县公安局', division: '420222000000' },
  })
  const neighbour = anOrganisation({
    ...{ kind: 'public-security', level: 'county', name: '大冶市公安局', division: '420281000000' },
  })
  const township = anOrganisation({ name: '富池镇妇联' })
  const county = anOrganisation({ level: 'county', name: '阳新县妇联', division: '420222000000' })
  const agency = { divisions: [], roles: ['liaison'] as const }
  return {
    organisations: [police, neighbour, township, county],
    ...{ police, township, county },
    liaison: anActor({ ...agency, id: newId(), orgId: police.id, name: '徐国平' }),
    otherLiaison: anActor({ ...agency, id: newId(), orgId: neighbour.id }),
    officer: anActor({ id: newId(), orgId: township.id, divisions: ['420222101'] }),
    countyOfficer: anActor({
      ...{ id: newId(), orgId: county.id, divisions: ['420222'], roles: ['county-officer'] },
    }),
    executive: anActor({
      ...{ id: newId(), divisions: ['420222101200'], roles: ['village-executive'] },
      ...{ orgId: newId(), clearance: 'normal' },
    }),
    leader: anActor({ id: newId(), orgId: newId(), divisions: ['4202'], roles: ['leader'] }),
  }
}

/** Organisations and the divisions of the city. */
export function insertCast(tx: Tx): void {
  saveDivisions(tx, divisionsOf('420200'))
  insertOrganisations(tx, cast.organisations)
}

/** A row of a calls file: 周红霞 of 富池镇 tells of her husband, unless told otherwise. */
export function aCallRow(
  change: Partial<Record<CallColumn, string>> = {},
): Record<CallColumn, string> {
  return {
    接警编号: 'JJ20230301001',
    报警时间: '2023-03-02 21:10:00',
    报警人: '周红霞',
    报警人性别: '女',
    报警人身份证号: '',
    报警电话: '13907230017',
    机主姓名: '周红霞',
    行政区划: '420222101',
    案发地址: '阳新县富池镇袁广村三组12号',
    警情类别: '家庭暴力',
    简要案情: '报警人周红霞称其丈夫柯建国酒后动手打人，孩子在场',
    处警单位: '富池派出所',
    处警结果: '到场调解，双方和解',
    ...change,
  }
}

/** The rows as a .csv. */
export function aCallsCsv(rows: readonly Readonly<Record<string, string>>[]): string {
  const quoted = (text: string): string =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const lines = rows.map((row) =>
    callColumns.names.map((name) => quoted(row[name] ?? '')).join(','),
  )
  return [callColumns.names.join(','), ...lines].join('\r\n')
}

let counted = 0

export function aCall(change: Partial<Call> = {}): NewCall {
  counted += 1
  const number = `JJ2023${String(counted).padStart(6, '0')}`
  return {
    ...{ region: '420200', id: newId(), orgId: cast.police.id, number },
    ...{ calledAt: '2023-03-02T13:10:00.000Z', division: '420222101000', selection: 'in' },
    ...{ selectionCodes: ['category-family'], isViolent: true, handling: 'none' },
    facts: {
      text: { ...aCallRow(), 接警编号: number },
      ...{ extra: null, cues: ['child-present'], isMinorTold: true },
    },
    ...{ householdId: null, createdAt: '2023-05-10T01:00:00.000Z', version: 1 },
    ...{ fingerprint: Buffer.alloc(32), row: new Uint8Array(rowBytes), batchId: null },
    ...change,
  }
}

export function aHousehold(change: Partial<Household> = {}): Household {
  return {
    ...{ region: '420200', id: newId(), orgId: cast.police.id, division: '420222101000' },
    facts: {
      surname: '周',
      place: '富池镇袁广村三组',
      cues: ['child-present'],
      gaps: [],
      within: [],
    },
    ...{ calls: 1, firstAt: '2023-03-02T13:10:00.000Z', lastAt: '2023-03-02T13:10:00.000Z' },
    ...{ isRepeat: true, isEscalating: false, openPairs: 0, pushedCalls: null, mergedInto: null },
    ...{ createdAt: '2023-05-10T01:00:00.000Z', version: 1 },
    ...change,
  }
}

export function aPair(a: string, b: string, change: Partial<Pair> = {}): Pair {
  const [low = '', high = ''] = [a, b].toSorted()
  return {
    ...{ region: '420200', id: newId(), orgId: cast.police.id, a: low, b: high, bits: 2.3 },
    ...{ reasons: [{ code: 'same-people', bits: 4 }], status: 'open' },
    ...{ createdAt: '2023-05-10T01:00:00.000Z', version: 1 },
    ...change,
  }
}

export function aPush(change: Partial<Push> = {}): Push {
  const id = newId()
  return {
    ...{ region: '420200', division: '420222101000', orgId: cast.township.id },
    ...{ audience: [cast.police.id], sensitivity: 'sensitive', named: [], barred: [], id },
    ...{ senderOrgId: cast.police.id, householdId: newId(), leadId: newId(), matterId: newId() },
    ...{ number: `TS20230510-${id.slice(-6).toUpperCase()}`, status: 'sent', calls: 3 },
    content: {
      ...{ place: '阳新县富池镇', subject: '周某', calls: 3, isEscalating: true },
      ...{ firstAt: '2023-03-02T13:10:00.000Z', lastAt: '2023-04-12T13:10:00.000Z' },
      ...{ cues: ['child-present'], isMinorTold: true, note: '三次报警，请上门核实' },
      safeContact: { phone: '', time: '', avoid: '' },
    },
    ...{ dueAt: '2023-05-15T16:00:00.000Z', clockNumber: 0, createdBy: cast.liaison.id },
    ...{ createdAt: '2023-05-10T01:00:00.000Z', version: 1 },
    ...change,
  }
}

/** Puts records in as they stand; nothing is linked, nobody is told. */
export async function insertCallRecords(
  tx: Tx,
  records: {
    readonly calls?: readonly NewCall[]
    readonly households?: readonly Household[]
    readonly pairs?: readonly Pair[]
    readonly pushes?: readonly Push[]
  },
): Promise<void> {
  await insertCalls(tx, records.calls ?? [])
  saveHouseholds(
    tx,
    (records.households ?? []).map(
      ({ pushedCalls: _pushed, mergedInto: _merged, ...rest }) => rest,
    ),
  )
  offerPairs(tx, records.pairs ?? [])
  for (const push of records.pushes ?? []) insertPush(tx, push)
}
