import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { cellsOf, countsOf, type CellCounts, type Change } from './cell.store.ts'
import { aReport, asLoaded } from './zero-report.fixtures.ts'
import {
  concealReport,
  correctReport,
  returnReport,
  reviewReport,
  signReport,
  type LoadedReport,
} from './zero-report.transition.ts'

const on = (at: string) => ({ actor: anActor(), now: new Date(`${at}+08:00`) })

test('sums moved by what each act made different are those of a full count', () => {
  const acts = fc.array(
    fc.tuple(fc.nat({ max: 2 }), fc.constantFrom('sign', 'review', 'return', 'correct', 'conceal')),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(acts, (done) => {
      let reports = [0, 1, 2].map((n) => asLoaded(aReport({ division: `42022210120${n}` })))
      const opened: Change[] = reports.map((report) => ({ before: undefined, report }))
      const changes = [...opened]
      for (const [at, act] of done) {
        const before = reports[at]
        if (before === undefined) continue
        const next = afterAct(before, act)
        if (isRefusal(next)) continue
        changes.push({ before, report: next })
        reports = reports.map((one) => (one.id === next.id ? next : one))
      }
      const sums = cellsOf(changes)[0]
      for (const name of Object.keys(countsOf(aReport())) as (keyof CellCounts)[]) {
        const whole = reports.reduce((sum, report) => sum + countsOf(report)[name], 0)
        expect(sums?.[name]).toBe(whole)
      }
    }),
  )
})

function afterAct(report: LoadedReport, act: string) {
  const at = on('2023-05-20T09:00')
  switch (act) {
    case 'sign':
      return signReport(report, { nil: true }, at)
    case 'review':
      return reviewReport(report, at)
    case 'return':
      return returnReport(report, at)
    case 'correct':
      return { ...report, ...correctReport(report, 1, at.now) }
    default:
      return { ...report, ...concealReport(report, at.now) }
  }
}
