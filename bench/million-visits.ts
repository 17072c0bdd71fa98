import pg from 'pg'
import type { House } from '#platform/house/house.ts'

/** Surnames and given characters of the filling rows; names repeat about as often as in a city. */
const surnames = '柯石明尹程陈王李张刘黄胡徐朱余曹袁熊'
const given = '桂英秀芳玉兰细菊小红霞珍春香梅青云华丽娟敏慧巧凤莲翠月'

/**
 * Fills the visits up to `count`, spread over ten years and over the city's executives, by SQL as the
 * owner: what is measured is reading and writing beside them, not this.
 */
export async function fillVisits({ server, config }: House, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ there: string }>('select count(*) as there from visits')
  const missing = count - Number(rows[0]?.there)
  if (missing > 0) {
    await owner.query(
      `insert into visits (region, id, division, org_id, audience, sensitivity, named, barred, number,
         date, executive_id, executive_number, executive_name, executive_division, subject_name, tags,
         need, solved, hazard, hazard_level, source, status, recorded_by, recorded_at)
       select $1, gen_random_uuid(), e.division, e.org_id, '{}', 'normal', '{}', '{}',
         'B' || gen_random_uuid(), date '2014-01-01' + (random() * 3650)::int, e.id, e.number, e.name,
         e.division,
         substr($2, 1 + (random() * (length($2) - 1))::int, 1)
           || substr($3, 1 + (random() * (length($3) - 1))::int, 1)
           || substr($3, 1 + (random() * (length($3) - 1))::int, 1),
         '{}',
         case when random() < 0.3 then decode(md5(n::text) || md5((n + 1)::text), 'hex') end,
         case when random() < 0.17 then decode(md5(n::text) || md5((n + 2)::text), 'hex') end,
         case when random() < 0.001 then decode(md5(n::text) || md5((n + 3)::text), 'hex') end,
         null, 'city', 'recorded', e.id, now()
       from generate_series(1, $4::int) n
       join (select *, row_number() over (order by id) - 1 as nth from executives
             where division not like '%000') e
         on e.nth = n % (select count(*) from executives where division not like '%000')`,
      [config.region, surnames, given, missing],
    )
    await owner.query('vacuum analyze visits')
  }
  await owner.end()
}
