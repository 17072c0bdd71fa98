import { loadCity } from '#city/load.ts'
import { importCallsFile, policeOf } from '#domain/calls/call.public.ts'
import { importFile as importList } from '#domain/imports/import.public.ts'
import { ImportKind } from '#domain/imports/import.schema.ts'
import { writeReport } from '#domain/reports/report.public.ts'
import { ReportKind } from '#domain/reports/report.schema.ts'
import { importVisitsFile } from '#domain/visits/visit.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { systemActor } from '#platform/access/actor.ts'
import { analyze } from '#platform/db/migrate.ts'
import type { House } from '#platform/house/house.ts'
import { CommandError, UsageError, type Command } from './command.ts'
import { withHouse } from './open.ts'

export const city: Command = {
  name: 'city',
  summary: 'loads the simulated city: same seed, same records',
  usage: '[--seed N] [--scale F] [--year 2023] [--without visits]',
  options: {
    seed: { type: 'string' },
    scale: { type: 'string' },
    year: { type: 'string' },
    without: { type: 'string' },
  },
  words: [0, 0],
  run: ({ options }, out) =>
    withHouse(
      async (house) => {
        const without = options['without']
        if (without !== undefined && without !== 'visits') {
          throw new UsageError('--without takes the word visits')
        }
        const result = await loadCity(house, {
          seed: numberIn(options['seed'], 'seed', 1),
          scale: numberIn(options['scale'], 'scale', 1),
          year: numberIn(options['year'], 'year', 2023),
          ...(without === undefined ? {} : { without }),
          onProgress: (done, total, what) => out.progress(done, total, what),
        })
        await analyze(house.server.ownerUrl)
        out.say(JSON.stringify(result))
        return { ok: true, result }
      },
      // A city's records belong to its year: the data directory gets the demonstration's clock.
      { demo: true },
    ),
}

const importable = [...ImportKind.options, 'calls'] as const

async function policeIn(house: House, division: string | boolean | undefined): Promise<string> {
  const { region } = house.config
  const code = typeof division === 'string' ? division.padEnd(12, '0') : `${region}000000`
  const police = await house.db.within(systemActor(region), (tx) => policeOf(tx, code))
  if (police === undefined) throw new CommandError(`no police organisation at ${code}`)
  return police.id
}

export const importFile: Command = {
  name: 'import',
  summary: 'takes a file in; running it twice adds nothing',
  usage: `${importable.join('|')} FILE [--dry-run] [--errors OUT.xlsx] [--division CODE]`,
  options: {
    'dry-run': { type: 'boolean' },
    errors: { type: 'string' },
    // whose calls they are: the police (公安) of this division, the city's unless told otherwise
    division: { type: 'string' },
  },
  words: [2, 2],
  run: ({ words: [kind, file = ''], options }, out) =>
    withHouse(async (house) => {
      const known = kind === 'calls' ? kind : ImportKind.safeParse(kind).data
      if (known === undefined) {
        throw new UsageError(`"${kind}" cannot be imported; ${importable.join(', ')} can`)
      }
      const errorsOut = options['errors']
      const actor = systemActor(house.config.region)
      const given = {
        dryRun: options['dry-run'] === true,
        ...(typeof errorsOut === 'string' ? { errorsOut } : {}),
        onProgress: (done: number, total?: number) => out.progress(done, total, 'rows'),
      }
      // Visits keep their own headers and what they answered from the first release.
      const result =
        known === 'calls'
          ? await importCallsFile(house, actor, file, {
              ...given,
              orgId: await policeIn(house, options['division']),
            })
          : known === 'visits'
            ? await importVisitsFile(house, actor, file, given)
            : await importList(house, actor, known, file, given)
      if (isRefusal(result)) throw new CommandError(wordsOf(result.refused, result.detail))
      const { rows, accepted, repeated, rejected } = result
      if (accepted > 1000) await analyze(house.server.ownerUrl)
      out.say(`${rows} rows: ${accepted} taken in, ${repeated} were there, ${rejected} rejected`)
      for (const { row, column, code } of result.errors.slice(0, 20)) {
        out.say(`  row ${row}, ${column}: ${code.replaceAll('-', ' ')}`)
      }
      if (result.errors.length > 20) out.say(`  … ${result.errors.length - 20} more`)
      return { ok: rejected === 0, result }
    }),
}

export const report: Command = {
  name: 'report',
  summary: 'writes the account of a period',
  usage: 'annual|half-yearly|quarterly|monthly --period 2023 --format json|docx|xlsx --out FILE',
  options: {
    period: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
  },
  words: [1, 1],
  run: ({ words: [kind], options }, out) =>
    withHouse(async (house) => {
      const { period, format, out: file } = options
      const named = ReportKind.safeParse(kind)
      if (!named.success) throw new UsageError(`the report is ${ReportKind.options.join(' or ')}`)
      if (typeof period !== 'string') {
        throw new UsageError('--period is needed: 2023, 2023-H1, 2023-Q1 or 2023-05')
      }
      if (format !== 'json' && format !== 'docx' && format !== 'xlsx') {
        throw new UsageError('--format is json, docx or xlsx')
      }
      if (typeof file !== 'string') throw new UsageError('--out is needed')
      const written = await writeReport(house, {
        ...{ kind: named.data, period, format, out: file },
      })
      if (isRefusal(written)) throw new CommandError(wordsOf(written.refused, written.detail))
      out.say(`wrote ${file}`)
      return { ok: true, result: { file } }
    }),
}

function numberIn(value: string | boolean | undefined, name: string, otherwise: number): number {
  const number = value === undefined ? otherwise : Number(value)
  if (!Number.isFinite(number) || number <= 0) throw new UsageError(`--${name} is a number above 0`)
  return number
}

function wordsOf(code: string, detail: Readonly<Record<string, unknown>> = {}): string {
  const facts = Object.entries(detail).map(([name, value]) => `${name} ${String(value)}`)
  return [code.replaceAll('-', ' '), ...facts].join(', ')
}
