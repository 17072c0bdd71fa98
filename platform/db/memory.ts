/** How long another process's change of reference data may be overlooked. */
export const memoryMilliseconds = 10_000

type Shelf = { readonly since: number; readonly values: Map<string, unknown> }

/**
 * Reference data that nearly every request needs and hardly anything changes, by kind and key. It is
 * the same for everybody who may read it; nothing about a family ever belongs here.
 */
export class Memory {
  readonly #shelves = new Map<string, Shelf>()

  /** @returns what is remembered of the kind, to be read and added to; empty when it has become old */
  of<Value>(kind: string, now: Date): Map<string, Value> {
    const shelf = this.#shelves.get(kind)
    if (shelf !== undefined && Math.abs(now.getTime() - shelf.since) < memoryMilliseconds) {
      return shelf.values as Map<string, Value>
    }
    const values = new Map<string, Value>()
    this.#shelves.set(kind, { since: now.getTime(), values })
    return values
  }

  /** To be called by whatever changes it. */
  forget(kind: string): void {
    this.#shelves.delete(kind)
  }
}
