/**
 * Hands rows on in chunks and reads on while the last chunk is worked through: the next one is parsed
 * during a transaction. What was handed on is finished before a failure of the reading is told.
 * @param size rows of one chunk
 */
export async function inChunks<Row>(
  rows: AsyncIterable<Row>,
  size: number,
  take: (chunk: readonly Row[]) => Promise<void>,
): Promise<void> {
  let working: Promise<void> = Promise.resolve()
  let chunk: Row[] = []
  try {
    for await (const row of rows) {
      chunk.push(row)
      if (chunk.length < size) continue
      await working
      working = settledLater(take(chunk))
      chunk = []
    }
  } catch (error) {
    await working
    throw error
  }
  await working
  if (chunk.length > 0) await take(chunk)
}

/** Awaited with the next chunk; until then its failure must not count as unhandled. */
export function settledLater(work: Promise<void>): Promise<void> {
  work.catch(() => undefined)
  return work
}
