import { blocksOf } from './blocks.ts'
import { clusterOf, type Links } from './cluster.ts'
import { Comparison } from './compare.ts'
import { mayJoinOf, mayJoinWholes } from './joining.ts'
import { inverse, localOrder, rearrange } from './local-order.ts'
import { LinkList } from './link-list.ts'
import { automaticFrom, modelOf, reviewFrom, type Model } from './model.ts'
import { priorShift } from './prior.ts'
import type { Records } from './records.ts'
import { scoreAll } from './score-all.ts'
import { weights as callWeights, type Weights } from './weights.ts'

export type Linked = {
  /** by record, the smallest record of its cluster */
  readonly cluster: Uint32Array
  readonly links: Links
  readonly review: Links
  readonly pairsScored: number
  readonly model: Model
  readonly seconds: { readonly block: number; readonly score: number; readonly cluster: number }
}

/**
 * Links all records with one another. The records must be in the order of their numbers: then the
 * result depends neither on the order in which they were read nor on the number of threads.
 */
export async function linkAll(
  records: Records,
  threads = 1,
  weights: Weights = callWeights,
): Promise<Linked> {
  const started = performance.now()
  const { rows, count } = records
  const order = localOrder(records)
  rearrange(rows, order)
  const learnt = modelOf(records, weights)
  const { statistics } = learnt
  const blocks = blocksOf(records)
  const blocked = performance.now()
  const found = await scoreAll({ rows, records: count, blocks, statistics, weights }, threads)
  rearrange(rows, inverse(order))
  renumber(found.links, order)
  const expected = (count / 2) * 2 ** weights.prior
  const model: Model = { ...learnt, shift: priorShift(found.histogram, expected) }
  const { links, review, doubtful } = divided(found.links, model)
  const scored = performance.now()
  const comparison = new Comparison(statistics, weights)
  const cluster = clusterOf(count, links, mayJoinOf(comparison, rows, new Set()), {
    links: doubtful,
    judge: mayJoinWholes(comparison, rows, model, new Set()),
  })
  const done = performance.now()
  return {
    ...{ cluster, links, review, model },
    pairsScored: found.pairs,
    seconds: {
      block: (blocked - started) / 1000,
      score: (scored - blocked) / 1000,
      cluster: (done - scored) / 1000,
    },
  }
}

/** Gives pairs of places their records. */
function renumber({ a, b }: Links, order: Uint32Array): void {
  for (let at = 0; at < a.length; at += 1) {
    const x = order[a[at] ?? 0] ?? 0
    const y = order[b[at] ?? 0] ?? 0
    a[at] = Math.min(x, y)
    b[at] = Math.max(x, y)
  }
}

/** Pairs by what is to become of them, with the prior's shift in their scores. */
function divided(found: Links, model: Model) {
  const { weights, shift } = model
  const reviewed = reviewFrom(model)
  const automatic = automaticFrom(model)
  const links = new LinkList()
  const review = new LinkList()
  const doubtful = new LinkList()
  for (let at = 0; at < found.a.length; at += 1) {
    const bits = (found.bits[at] ?? 0) + shift
    const a = found.a[at] ?? 0
    const b = found.b[at] ?? 0
    if (bits >= automatic) links.add(a, b, bits)
    else if (bits >= weights.faint) doubtful.add(a, b, bits)
    if (bits >= reviewed && bits < automatic) review.add(a, b, bits)
  }
  return { links: links.links(), review: review.links(), doubtful: doubtful.links() }
}
