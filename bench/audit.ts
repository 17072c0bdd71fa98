import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { aVisit } from '#domain/visits/visit.fixtures.ts'
import { insertVisits } from '#domain/visits/visit.store.ts'
import { systemActor } from '#platform/access/actor.ts'
import { readConfig } from '#platform/config/config.ts'
import { newId } from '#platform/db/id.ts'
import { openAll } from '../commands/open.ts'
import { closedLoop } from './closed-loop.ts'

/**
 * What the audit log costs a write: 32 writers record visits with their audit event in the same
 * transaction, and without, in turn on one database. Processor time hides waiting, so this one
 * compares rates.
 */
const writers = 32
const rounds = 4
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5)
const dataDir = process.env['DATA_DIR'] ?? '/tmp/tiexin-bench-audit'

const config = readConfig({ ...process.env, DATA_DIR: dataDir })
const house = await openAll(config, { isWorker: false })
const actor = systemActor(config.region)

async function record({ isAudited }: { isAudited: boolean }): Promise<void> {
  await house.db.within(actor, (tx) => {
    const id = newId()
    insertVisits(tx, [{ ...aVisit(), id, number: id }])
    if (isAudited) {
      tx.audit({ name: 'visit.recorded', outcome: 'done', subjectKind: 'visit', subjectId: id })
    }
    return Promise.resolve()
  })
}

const rates = { audited: [] as number[], unaudited: [] as number[] }
await closedLoop(writers, 2, () => record({ isAudited: true }))
for (let round = 0; round < rounds; round++) {
  const audited = await closedLoop(writers, seconds, () => record({ isAudited: true }))
  const unaudited = await closedLoop(writers, seconds, () => record({ isAudited: false }))
  rates.audited.push(audited.perSecond)
  rates.unaudited.push(unaudited.perSecond)
}
await house.close()

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const result = {
  audited: Math.round(total(rates.audited) / rounds),
  unaudited: Math.round(total(rates.unaudited) / rounds),
  share: Number((total(rates.audited) / total(rates.unaudited)).toFixed(2)),
}
process.stdout.write(`${JSON.stringify(result)}\n`)
writeFileSync(
  join(import.meta.dirname, 'audit.result.json'),
  `${JSON.stringify({ machine: { cores: cpus().length, writers, seconds }, result }, null, 2)}\n`,
)
