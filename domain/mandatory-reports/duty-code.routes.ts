import { divisionNames, knownDivisions } from '#domain/divisions/division.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { millisecondsOf } from '#platform/time/duration.ts'
import {
  giveCodeContract,
  listCodesContract,
  revokeCodeContract,
  type CodeRow,
} from './duty-code.contract.ts'
import { mayGiveCodes, mayRevokeCode } from './duty-code.policy.ts'
import type { DutyCode, NewDutyCode } from './duty-code.schema.ts'
import {
  findCodePage,
  insertCode,
  lockCode,
  newCode,
  saveCode,
  shownDigits,
} from './duty-code.store.ts'
import { revokeCode } from './duty-code.transition.ts'
import { mandatoryReportSetting } from './mandatory-report-rule.schema.ts'

type Prepared = { readonly code: string; readonly id: string; readonly lasts: number }

export const dutyCodeRoutes: readonly Route[] = [
  creation<typeof giveCodeContract, NewDutyCode, Prepared>(giveCodeContract, {
    async prepare(tx, { body }): Promise<Prepared | Refusal> {
      const known = await knownDivisions(tx, [body.division])
      if (!known.has(body.division)) return refuse('division-unknown')
      const { body: rules } = await settingOf(tx, mandatoryReportSetting)
      return { code: newCode(), id: newId(), lasts: millisecondsOf(rules.code) }
    },
    may: mayGiveCodes,
    apply: (body, { code, id, lasts }, { actor, now }) => ({
      ...{ region: actor.region, id, code, orgId: actor.orgId, ...body, version: 1 },
      ...{ createdAt: now.toISOString(), createdBy: actor.id, createdByName: actor.name },
      ...{ expiresAt: new Date(now.getTime() + lasts).toISOString(), revokedAt: null },
    }),
    save: insertCode,
    async present({ code, ...given }, tx) {
      const [row] = await rowsOf(tx, [given])
      if (row === undefined) throw new Error('a code that was just given')
      return { ...row, code: shownDigits(code) }
    },
    audit: 'duty-code.given',
  }),
  command<typeof revokeCodeContract, DutyCode>(revokeCodeContract, {
    load: (tx, { params }) => lockCode(tx, params.id),
    may: mayRevokeCode,
    apply: (code, _body, { now }) => revokeCode(code, now),
    save: saveCode,
    async present(code, tx) {
      const [row] = await rowsOf(tx, [code])
      if (row === undefined) throw new Error('a code that was just taken back')
      return row
    },
    audit: 'duty-code.revoked',
  }),
  query(listCodesContract, {
    may: mayGiveCodes,
    async read(tx, { query: { page, size } }) {
      const { items, ...counted } = await findCodePage(tx, { page, size })
      return { items: await rowsOf(tx, items), ...counted }
    },
  }),
]

async function rowsOf(tx: Tx, codes: readonly DutyCode[]): Promise<CodeRow[]> {
  const names = await divisionNames(
    tx,
    codes.map(({ division }) => division),
  )
  return codes.map((code) => {
    const { id, unitKind, unitName, createdAt, createdByName, expiresAt, revokedAt, version } = code
    const divisionName = names.get(code.division) ?? ''
    return {
      ...{ id, unitKind, unitName, divisionName, createdAt, createdByName, expiresAt },
      ...{ revokedAt, version },
    }
  })
}
