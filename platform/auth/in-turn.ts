const last = new Map<string, Promise<unknown>>()

/**
 * Runs work on the same key one after another, within this process. Signing in takes its turn per
 * name, so that thirty browsers of one account that sign in together are not mistaken for thirty
 * guesses; against guesses through several processes stands the count in the database.
 */
export async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(key) ?? Promise.resolve()
  const mine = before.then(work, work)
  last.set(key, mine)
  try {
    return await mine
  } finally {
    if (last.get(key) === mine) last.delete(key)
  }
}
