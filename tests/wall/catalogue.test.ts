import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '../house.ts'
import { breaches, lawNames } from './catalogue.ts'

/** What a careless migration could do, and the law that must notice it. */
const planted: readonly [law: string, statement: string][] = [
  [
    'row-level security is on and forced',
    'create table planted (region text not null, id uuid not null)',
  ],
  [
    'row-level security is on and forced',
    'create table planted (region text not null); alter table planted enable row level security',
  ],
  ['somebody may read it by a policy', 'create table planted (region text not null)'],
  [
    'region is first in every key',
    'create table planted (region text not null, id uuid, primary key (id, region))',
  ],
  [
    'region is first in every key',
    `create table planted (region text not null, lead_id uuid,
       foreign key (lead_id, region) references leads (id, region))`,
  ],
  ['region stands in every table', 'create table planted (id uuid)'],
  [
    'region is first in every unique index',
    'create table planted (region text not null, n int); create unique index on planted (n)',
  ],
  [
    'no policy reads another table',
    `create table planted (region text not null);
     create policy readable on planted using (exists (select 1 from accounts))`,
  ],
  [
    'no trigger',
    `create table planted (region text not null);
     create function planted_touch() returns trigger language plpgsql as 'begin return new; end';
     create trigger touch before insert on planted for each row execute function planted_touch()`,
  ],
  [
    'no enum column',
    `create type planted_kind as enum ('a'); create table planted (region text not null, kind planted_kind)`,
  ],
]

describe('the database', () => {
  let house: TestHouse
  let owner: pg.Client
  beforeAll(async () => {
    house = await testHouse()
    owner = new pg.Client({ connectionString: house.ownerUrl })
    await owner.connect()
  })
  afterAll(async () => {
    await owner.end()
    await house.close()
  })

  test('breaks none of its own laws', async () => {
    expect(await breaches(owner)).toEqual([])
  })

  test.each(planted)('would be caught breaking «%s»', async (law, statement) => {
    await owner.query('begin')
    // So that a foreign key has something to refer to; rolled back with the rest.
    await owner.query('create unique index on leads (id, region)')
    await owner.query(statement)
    const found = await breaches(owner)
    await owner.query('rollback')
    expect(found).toContainEqual({ table: 'planted', law })
  })

  test('has a planted violation for every law that a migration can break', () => {
    const covered = new Set(planted.map(([law]) => law))
    expect(lawNames.filter((law) => !covered.has(law))).toEqual(['the application does not own it'])
  })
})
