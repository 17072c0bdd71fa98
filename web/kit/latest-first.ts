/** What happened, the latest first. Chrome 94 has no `toReversed`. */
export function latestFirst<Item>(items: readonly Item[]): Item[] {
  const turned: Item[] = []
  for (const item of items) turned.unshift(item)
  return turned
}
