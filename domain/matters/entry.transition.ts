import { initialClocks } from './clock.schema.ts'
import type { Entry, EntryKind, Matter, MatterFile, On } from './matter.schema.ts'

/** Adds a line to the time line; a command is one version, however many lines it writes. */
export function noted(
  file: MatterFile,
  kind: EntryKind,
  { actor, now, id }: On,
  { text, detail }: Pick<Entry, 'text' | 'detail'> = {},
): MatterFile {
  const entry: Entry = {
    id: id(),
    matterId: file.id,
    at: now.toISOString(),
    kind,
    text,
    detail,
    byAccount: actor.id,
    byName: actor.name,
    byOrgId: actor.orgId,
  }
  return {
    ...file,
    entries: [...file.entries, entry],
    version: file.entries.length === 0 ? file.version + 1 : file.version,
  }
}

/** The matter without its clocks, where only a line is to be added. */
export function bare(matter: Matter): MatterFile {
  return { ...matter, steps: [], entries: [], clocks: initialClocks }
}
