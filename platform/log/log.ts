/** What a line may hold: codes, counts, names of routes. Never words that somebody wrote. */
export type LogDetail = Readonly<Record<string, string | number | boolean | readonly string[]>>

/**
 * One line of JSON on stderr, for whoever watches the process (journald, a container's log).
 * @param event what happened: `request-failed`, `schedule-failed`; stable, to be searched for
 */
export function log(level: 'info' | 'error', event: string, detail: LogDetail = {}): void {
  const at = new Date().toISOString()
  process.stderr.write(`${JSON.stringify({ at, level, event, ...detail })}\n`)
}

/**
 * What may be told of an error: its kind, its code and where it arose. Its message stays out, since
 * a database's repeats the value that it did not like; only the machine's own (a path, an address) is told.
 */
export function faultOf(error: unknown): LogDetail {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown }
  return {
    kind: error.constructor.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof syscall === 'string' ? { reason: error.message } : {}),
    trace: traceOf(error),
  }
}

const frame = /^\s+at (?:.*\()?(?:file:\/\/)?(?<place>[^()\s]+:\d+:\d+)\)?$/

/** The places only: an error's message stands in its stack as well. */
function traceOf({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .flatMap((line) => frame.exec(line)?.groups?.['place'] ?? [])
    .slice(0, 12)
}
