import pg from 'pg'
import type { House } from '#platform/house/house.ts'

const surnames = '柯石明尹程陈王李张刘黄胡徐朱余曹袁熊'
const given = '桂英秀芳玉兰细菊小红霞珍春香梅青云华丽娟敏慧巧凤莲翠月'
const surnameLetters = 'ksmyccwlzlhhxzycyx'
const givenLetters = 'gyxfylxjxhxzcxmqyhljmhqflcy'

const aName = `substr($2, 1 + (random() * (length($2) - 1))::int, 1)
  || substr($3, 1 + (random() * (length($3) - 1))::int, 1)
  || substr($3, 1 + (random() * (length($3) - 1))::int, 1)`

/**
 * Fills people and matters up to a city of ten years, by SQL as the owner: what is measured is the
 * work beside them. Sealed columns hold noise; whatever a call opens is written by the calls
 * themselves. One matter in twenty is open and has a step due.
 */
export async function fillChain(
  { server, config }: House,
  { people, matters }: { people: number; matters: number },
): Promise<void> {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  const missing = async (table: string, wanted: number): Promise<number> => {
    const { rows } = await owner.query<{ there: string }>(`select count(*) as there from ${table}`)
    return wanted - Number(rows[0]?.there)
  }
  const villages = `(select d.code, o.id as org_id, row_number() over (order by d.code) - 1 as nth
    from divisions d join organisations o on o.region = d.region and o.division = left(d.code, 9) || '000'
      and o.kind = 'womens-federation'
    where d.level = 'village')`
  const newPeople = await missing('people', people)
  if (newPeople > 0) {
    await owner.query(
      `insert into people (region, id, division, org_id, audience, sensitivity, named, barred,
         household_id, name, initials, sex, birth, identity_index, phone_index, tags, created_at)
       select $1, gen_random_uuid(), code, org_id, '{}', 'normal', '{}', '{}', gen_random_uuid(), name,
         array[left(letters, 2), right(letters, 2), letters,
           left(code, 9) || left(letters, 2), left(code, 9) || right(letters, 2), left(code, 9) || letters],
         'female', date '1950-01-01' + (random() * 22000)::int, sha256(n::text::bytea),
         sha256(('phone' || n)::bytea), '{}', now()
       from (
         select *, translate(name, $2 || $3, $4 || $5) as letters from (
           select n, ${aName} as name from generate_series(1, $6::int) n
         ) named
       ) person
       join ${villages} v on v.nth = n % (select count(*) from divisions where level = 'village')`,
      [config.region, surnames, given, surnameLetters, givenLetters, newPeople],
    )
  }
  const newMatters = await missing('matters', matters)
  if (newMatters > 0) {
    await owner.query(
      `with made as (
         insert into matters (region, id, division, org_id, audience, sensitivity, named, barred, number,
           lead_id, category, status, level, level_reason, narrative, subject_name, found_on, opened_at,
           accepted_at, contacted_at, closed_at, closed_outcome)
         select $1, gen_random_uuid(), code, org_id, '{}',
           case when n % 4 = 0 then 'sensitive' else 'normal' end, '{}', '{}',
           '压测妇 ' || (2014 + n % 10) || '-' || lpad(n::text, 6, '0'), gen_random_uuid(),
           'marriage-family', case when n % 20 = 0 then 'open' else 'archived' end, 1 + n % 4, '\\x00',
           '\\x00', ${aName}, date '2014-01-01' + n % 3650, opened, opened, opened,
           case when n % 20 = 0 then null else opened end,
           case when n % 20 = 0 then null else 'resolved' end
         from (select n, timestamptz '2014-01-01' + n % 3650 * interval '1 day' as opened
               from generate_series(1, $4::int) n) numbered
         join ${villages} v on v.nth = n % (select count(*) from divisions where level = 'village')
         returning *
       )
       insert into due_steps (region, id, matter_id, division, org_id, audience, sensitivity, named, barred,
         kind, duty_org_id, started_at, due_at, done_at, ended)
       select region, gen_random_uuid(), id, division, org_id, audience, sensitivity, named, barred,
         'follow-up', org_id, opened_at, timestamptz '2024-01-02' + random() * interval '30 days',
         closed_at, case when closed_at is null then null else 'done' end
       from made`,
      [config.region, surnames, given, newMatters],
    )
  }
  await owner.query('vacuum analyze people, matters, due_steps')
  await owner.end()
}
