import { demoPassword } from '#city/accounts.ts'
import { insertAccounts } from '#domain/accounts/account.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { hashPassword } from '#platform/auth/password-hash.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { House } from '#platform/house/house.ts'
import pg from 'pg'
import type { Kind } from './open-loop.ts'
import { signedIn, type Caller } from './processes.ts'

/** Who calls, by the username: executives of villages, and desks of federations and agencies. */
export type Staff = {
  readonly executives: readonly { readonly username: string; readonly division: string }[]
  readonly desks: readonly { readonly username: string; readonly township: string }[]
}

/** Gives that many executives an account; desks have theirs from the city. */
export async function staffed(
  { db, config, server }: House,
  wanted: { readonly executives: number; readonly desks: number },
): Promise<Staff> {
  const passwordHash = await hashPassword(demoPassword)
  const found = await db.within(systemActor(config.region), async (tx) => {
    const rows = await tx.rows<{
      id: string
      number: string
      name: string
      division: string
      orgId: string
    }>(
      sql`select id, number, name, division, org_id from executives
          where region = ${config.region} and ended_at is null and division !~ '000$'
          order by md5(number) limit ${wanted.executives}`,
    )
    const there = await tx.rows<{ username: string }>(
      sql`select username from accounts where region = ${config.region} and username ^@ 'load-'`,
    )
    const known = new Set(there.map(({ username }) => username))
    const made = rows.map((row) =>
      Object.assign(row, {
        accountId: newId(),
        username: `load-${row.number.toLowerCase()}`,
      }),
    )
    const missing = made.filter(({ username }) => !known.has(username))
    insertAccounts(
      tx,
      missing.map(({ accountId, username, name, orgId, division }) => ({
        ...{ id: accountId, username, name, orgId, divisions: [division], passwordHash },
        ...{ roles: ['village-executive'], clearance: 'normal', mustChange: false },
      })),
    )
    return { made, missing }
  })
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  await owner.query(
    `update executives set account_id = a.account_id
     from unnest($2::uuid[], $3::uuid[]) as a (id, account_id)
     where executives.region = $1 and executives.id = a.id`,
    [
      config.region,
      found.missing.map(({ id }) => id),
      found.missing.map(({ accountId }) => accountId),
    ],
  )
  const { rows: desks } = await owner.query<{ username: string; township: string }>(
    `select a.username, left(o.division, 9) as township
     from accounts a join organisations o on o.region = a.region and o.id = a.org_id
     where a.region = $1 and a.username ~ '^fulian-\\d{9}$' and o.division ~ '000$'
     order by md5(a.username) limit $2`,
    [config.region, wanted.desks],
  )
  await owner.end()
  return { executives: found.made, desks }
}

type Visitor<Of> = Of & { readonly caller: Caller }

/** Everybody signs in, a few at a time, as on a morning. */
export async function signInAll<Of extends { readonly username: string }>(
  api: string,
  people: readonly Of[],
): Promise<Visitor<Of>[]> {
  const signed: Visitor<Of>[] = []
  const atOnce = 8
  for (let at = 0; at < people.length; at += atOnce) {
    signed.push(
      ...(await Promise.all(
        people
          .slice(at, at + atOnce)
          .map(async (person) =>
            Object.assign(
              { ...person },
              { caller: await signedIn(api, person.username, demoPassword) },
            ),
          ),
      )),
    )
  }
  return signed
}

type Desk = Visitor<Staff['desks'][number]> & { readonly matters: readonly string[] }

/** Matters of each desk, registered through the interface, so that their pages have all that they have. */
export async function withMatters(
  desks: readonly Visitor<Staff['desks'][number]>[],
  each: number,
): Promise<Desk[]> {
  const made: Desk[] = []
  for (const desk of desks) {
    const matters: string[] = []
    for (let nth = 0; nth < each; nth++) {
      const entered = (await desk.caller.post('/leads', {
        ...{ channel: 'walk-in', category: 'property', division: `${desk.township}000` },
        ...{ foundOn: '2024-01-01', summary: '邻居占了宅基地，请村里说过三次', isRegistered: true },
        intake: { reporter: { relation: 'self' } },
        parties: [{ role: 'victim', name: `柯${nth}` }],
      })) as { readonly file: { readonly matterId: string } | null }
      if (entered.file !== null) matters.push(entered.file.matterId)
    }
    made.push({ ...desk, matters })
  }
  return made
}

/**
 * A working morning: executives write visits down and look at what they wrote, desks read worklists,
 * lists and matters and search, officers and leaders read the figures.
 */
export function trafficOf(
  executives: readonly Visitor<Staff['executives'][number]>[],
  desks: readonly Desk[],
  { officer, leader }: { readonly officer: Caller; readonly leader: Caller },
): Kind[] {
  const ofList = <Item>(list: readonly Item[], nth: number): Item => {
    const item = list[(nth * 7919) % list.length]
    if (item === undefined) throw new Error('nobody signed in')
    return item
  }
  const written: { readonly caller: Caller; readonly id: string }[] = []
  const desk = (call: (desk: Desk, nth: number) => Promise<unknown>) => (nth: number) =>
    call(ofList(desks, nth), nth)
  const names = ['桂英', '秀芳', '玉兰', '细菊', '红霞', '春香', '明红', '柯桂']
  return [
    {
      ...{ name: 'a visit recorded', weight: 20 },
      async call(nth) {
        const { caller, division } = ofList(executives, nth)
        const made = (await caller.post('/visits', {
          ...{ date: '2023-12-20', division, subjectName: `柯${String(nth % 97)}妹` },
          ...{ need: '孩子转学', solved: '已联系学校', tags: [] },
        })) as { readonly id: string }
        if (written.length < 5_000) written.push({ caller, id: made.id })
      },
    },
    {
      ...{ name: 'her own visits', weight: 8 },
      call: (nth) => ofList(executives, nth).caller.get('/visits?size=20'),
    },
    {
      ...{ name: 'a visit opened', weight: 10 },
      async call(nth) {
        if (written.length === 0) return
        const { caller, id } = ofList(written, nth)
        await caller.get(`/visits/${id}`)
      },
    },
    {
      ...{ name: 'visits of a township', weight: 12 },
      call: desk(({ caller, township }) => caller.get(`/visits?division=${township}&size=20`)),
    },
    { ...{ name: 'worklist', weight: 16 }, call: desk(({ caller }) => caller.get('/desk')) },
    {
      ...{ name: 'matters of a township', weight: 8 },
      call: desk(({ caller }) => caller.get('/matters?size=20')),
    },
    {
      ...{ name: 'page of a matter', weight: 12 },
      call: desk(({ caller, matters }, nth) => caller.get(`/matters/${ofList(matters, nth)}`)),
    },
    {
      ...{ name: 'search by name', weight: 6 },
      call: desk(({ caller }, nth) =>
        caller.get(`/search?q=${encodeURIComponent(ofList(names, nth))}`),
      ),
    },
    {
      ...{ name: 'dashboard of a township', weight: 4 },
      call: desk(({ caller }) => caller.get('/dashboard?period=2023')),
    },
    {
      ...{ name: 'dashboard of the city', weight: 3 },
      call: () => officer.get('/dashboard?period=2023'),
    },
    { ...{ name: 'page for leaders', weight: 1 }, call: () => leader.get('/cockpit?period=2023') },
  ]
}
