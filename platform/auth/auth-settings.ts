/** ⚙ The figures of signing in, in one place. Sources: GB/T 22239 level 3 (8.1.4.1), decision 0010. */
export const authSettings = {
  /** wrong tries in a row that lock a name */
  tries: 5,
  /** how long it stays locked; older failures do not count either */
  lockMinutes: 30,
  /** without a request for so long, a session asks for the password again */
  idleMinutes: 30,
  /** a session ends after so long, used or not */
  sessionHours: 12,
  /** a password older than this must be changed */
  passwordDays: 90,
  passwordLength: 10,
  /** earlier passwords that may not come back */
  passwordsRemembered: 5,
} as const

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The moment `milliseconds` before or after another, as it is written in the database. */
export function shifted(from: Date | string, milliseconds: number): string {
  return new Date(new Date(from).getTime() + milliseconds).toISOString()
}
