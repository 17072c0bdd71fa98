import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { ConfigError } from '#platform/config/config.ts'
import { DatabaseError } from '#platform/db/embedded.ts'

/** What a command was given. */
export type Given = {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** One command of `./tiexin`. */
export type Command = {
  /** `audit verify` */
  readonly name: string
  readonly summary: string
  /** what follows the name: `visits|organisations FILE [--dry-run]` */
  readonly usage: string
  readonly options: ParseArgsOptionsConfig
  /** least and most words after the name */
  readonly words: readonly [number, number]
  run(given: Given, out: Output): Promise<Outcome>
}

/** `found`: done, but what was looked at is bad or was refused: exit code 1. */
export type Outcome = { readonly ok: boolean; readonly result: Readonly<Record<string, unknown>> }

export type Output = {
  /** a line for the person; none with --json */
  say(line: string): void
  /** progress on stderr when it is a terminal */
  progress(done: number, total: number | undefined, what: string): void
}

/** A wrong word or option: exit code 2. */
export class UsageError extends Error {}

/** Refused or found bad, said in one line: exit code 1. */
export class CommandError extends Error {}

/**
 * Finds and runs the command. @returns the exit code: 0 done, 1 refused or found bad, 2 usage
 */
export async function runCommand(
  commands: readonly Command[],
  argv: readonly string[],
): Promise<number> {
  const isJson = argv.includes('--json')
  try {
    const command = commandOf(commands, argv)
    if (command === undefined) {
      process.stdout.write(overview(commands))
      return argv.length === 0 || argv.includes('--help') ? 0 : 2
    }
    const rest = argv.slice(command.name.split(' ').length)
    if (rest.includes('--help')) {
      process.stdout.write(helpOf(command))
      return 0
    }
    const outcome = await command.run(givenOf(command, rest), outputOf(isJson))
    if (isJson) process.stdout.write(`${JSON.stringify({ ok: outcome.ok, ...outcome.result })}\n`)
    return outcome.ok ? 0 : 1
  } catch (error) {
    return failed(error, isJson)
  }
}

function commandOf(commands: readonly Command[], argv: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, at) => argv[at] === word))
}

function givenOf(command: Command, rest: readonly string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [least, most] = command.words
    if (positionals.length < least || positionals.length > most) {
      throw new UsageError(`usage: ./tiexin ${command.name} ${command.usage}`)
    }
    return { words: positionals, options: values }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    )
  }
}

function failed(error: unknown, isJson: boolean): number {
  const code = error instanceof UsageError ? 2 : 1
  const message = lineOf(error)
  process.stderr.write(`tiexin: ${message}\n`)
  if (isJson) process.stdout.write(`${JSON.stringify({ ok: false, error: message })}\n`)
  return code
}

/** One clear line; the trace of a bug only when it is asked for. */
function lineOf(error: unknown): string {
  const isOurs =
    error instanceof CommandError ||
    error instanceof UsageError ||
    error instanceof ConfigError ||
    error instanceof DatabaseError
  if (!isOurs && process.env['TIEXIN_TRACE'] === '1' && error instanceof Error) {
    process.stderr.write(`${error.stack ?? ''}\n`)
  }
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n')[0] ?? ''
}

function outputOf(isJson: boolean): Output {
  const isTerminal = process.stderr.isTTY
  let shown = 0
  return {
    say(line) {
      if (!isJson) process.stdout.write(`${line}\n`)
    },
    progress(done, total, what) {
      if (!isTerminal || (performance.now() - shown < 100 && done !== total)) return
      shown = performance.now()
      process.stderr.write(`\r\u001B[K${barOf(done, total)} ${what}${done === total ? '\n' : ''}`)
    },
  }
}

function barOf(done: number, total: number | undefined): string {
  if (total === undefined || total === 0) return String(done)
  const filled = Math.min(30, Math.round((done / total) * 30))
  return `${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${done}/${total}`
}

function overview(commands: readonly Command[]): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(16)}${summary}`)
  return `贴心 Tiexin\n\n${lines.join('\n')}\n\n./tiexin COMMAND --help tells more; --json ends with one JSON object.\n`
}

function helpOf({ name, summary, usage, options }: Command): string {
  const lines = Object.keys(options).map((option) => `  --${option}`)
  return `./tiexin ${name} ${usage}\n\n${summary}\n${lines.length === 0 ? '' : `\n${lines.join('\n')}\n`}`
}
