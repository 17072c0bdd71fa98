import { userAdd } from '#domain/accounts/account-command.public.ts'
import { divisionsFrom, type DivisionRow } from '#domain/divisions/division-file.transition.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import type { Division } from '#domain/divisions/division.schema.ts'
import { cityFederation, openFederations } from '#domain/organisations/federation.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { readConfig } from '#platform/config/config.ts'
import { analyze } from '#platform/db/migrate.ts'
import type { House } from '#platform/house/house.ts'
import { isBlank } from '#platform/spreadsheets/sheet.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { CommandError, UsageError, type Command, type Output } from './command.ts'
import { withHouse } from './open.ts'

/** The three administrators (三员分立), who open every other account in the console. */
const administrators = [
  { username: 'sysadmin', name: '系统管理员', role: 'system-admin' },
  { username: 'secadmin', name: '安全管理员', role: 'security-admin' },
  { username: 'auditadmin', name: '审计管理员', role: 'audit-admin' },
] as const

export const setup: Command = {
  name: 'setup',
  summary: 'sets a city up: divisions, federations at every level, the three administrators',
  usage: 'DIVISIONS.csv|.xlsx [--dry-run]',
  options: { 'dry-run': { type: 'boolean' } },
  words: [1, 1],
  async run({ words: [file = ''], options }, out) {
    const { region } = readConfig(process.env)
    const { divisions, faults } = divisionsFrom(region, await rowsOf(file))
    for (const { row, code } of faults.slice(0, 20)) {
      out.say(`  row ${row}: ${code.replaceAll('-', ' ')}`)
    }
    const [first] = faults
    if (first !== undefined) {
      throw new CommandError(
        `${file} has ${faults.length} bad rows, the first is row ${first.row} (${first.code}); nothing was set up`,
      )
    }
    out.say(`${divisions.length} divisions of ${divisions[0]?.name ?? region}`)
    if (options['dry-run'] === true) {
      return { ok: true, result: { divisions: divisions.length, dryRun: true } }
    }
    return withHouse(async (house) => ({ ok: true, result: await setUp(house, divisions, out) }))
  },
}

async function setUp(
  house: House,
  divisions: readonly Division[],
  out: Output,
): Promise<Readonly<Record<string, unknown>>> {
  const { db, config, server } = house
  const actor = systemActor(config.region)
  const { federations, orgId } = await db.within(actor, async (tx) => {
    for (let at = 0; at < divisions.length; at += 2000) {
      saveDivisions(tx, divisions.slice(at, at + 2000))
    }
    const opened = await openFederations(tx, divisions)
    const detail = { divisions: divisions.length, federations: opened }
    tx.audit({ name: 'city.set-up', outcome: 'done', detail })
    return { federations: opened, orgId: (await cityFederation(tx))?.id }
  })
  if (orgId === undefined) throw new CommandError('the city has no federation')
  out.say(`${federations} federations opened`)
  const passwords: Record<string, string> = {}
  for (const { username, name, role } of administrators) {
    const made = await userAdd(db, config.region, {
      ...{ username, name, orgId, roles: [role], divisions: [], clearance: 'normal' },
    })
    if (isRefusal(made)) {
      if (made.refused !== 'already-exists') throw new CommandError(made.refused)
      continue
    }
    passwords[username] = made.oneTimePassword
    out.say(`${username.padEnd(12)}${name}: one-time password ${made.oneTimePassword}`)
  }
  await analyze(server.ownerUrl)
  out.say('next: ./tiexin import organisations FILE, and accounts in the console')
  return { divisions: divisions.length, federations, passwords }
}

/** Headers in either language; unknown columns are of no account. */
async function rowsOf(file: string): Promise<DivisionRow[]> {
  const rows: DivisionRow[] = []
  let columns: { code: number; name: number } | undefined
  for await (const row of readSheet({ path: file })) {
    if (isBlank(row)) continue
    const cells = row.cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''))
    if (columns === undefined) {
      columns = {
        code: cells.findIndex((cell) => ['区划代码', 'code'].includes(cell)),
        name: cells.findIndex((cell) => ['名称', 'name'].includes(cell)),
      }
      if (columns.code < 0 || columns.name < 0) {
        throw new UsageError(`${file} needs a header row with 区划代码 and 名称 (or code and name)`)
      }
      continue
    }
    rows.push({ row: row.number, code: cells[columns.code] ?? '', name: cells[columns.name] ?? '' })
  }
  return rows
}
