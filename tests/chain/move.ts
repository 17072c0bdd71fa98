import fc from 'fast-check'
import { people, type Who } from './city.ts'

const matterActs = [
  ...(['take', 'contact', 'follow-up', 'note', 'raise', 'lower', 'confirm', 'danger'] as const),
  ...(['calm', 'acknowledge', 'hand-over', 'co-act', 'bar', 'name', 'seal', 'open-up'] as const),
  ...(['monitor', 'close', 'revisit', 'reopen', 'merge', 'unmerge', 'decline', 'archive'] as const),
]
const referralActs = [
  ...(['send', 'sign', 'accept', 'return', 'forward', 'feed-back', 'ask-again'] as const),
  ...(['verify', 'withdraw', 'decide'] as const),
]
const orderActs = [
  ...(['draft', 'submit', 'court-accept', 'issue', 'reject', 'serve', 'breach'] as const),
  ...(['ask-change', 'decide-change', 'give-up', 'let-expire'] as const),
]
const timeActs = ['wait', 'worker', 'worker-dies'] as const

/** Acts that a walk without them would get nowhere come more often. */
const usual = ['enter', 'take', 'contact', 'close', 'send', 'accept', 'draft', 'merge'] as const

export const Move = fc.record({
  act: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...matterActs) },
    { weight: 4, arbitrary: fc.constantFrom(...referralActs) },
    { weight: 4, arbitrary: fc.constantFrom(...orderActs) },
    { weight: 4, arbitrary: fc.constantFrom(...timeActs) },
    { weight: 5, arbitrary: fc.constantFrom(...usual) },
  ),
  who: fc.constantFrom(...(Object.keys(people) as Who[])),
  /** whoever could do it does, rather than anybody */
  isFitting: fc.nat(3).map((n) => n > 0),
  at: fc.nat(40),
  other: fc.nat(40),
  /** it is cut off before its commit; or the worker comes at the same moment */
  fate: fc.oneof(
    { weight: 8, arbitrary: fc.constant('runs' as const) },
    { weight: 1, arbitrary: fc.constant('is-cut' as const) },
    { weight: 1, arbitrary: fc.constant('is-raced' as const) },
  ),
  isTerminated: fc.boolean(),
})
export type Move = typeof Move extends fc.Arbitrary<infer Each> ? Each : never

/** How far a walk has come before chance takes over: without it few would see a court. */
const beginnings: readonly (readonly Move['act'][])[] = [
  [],
  ['take', 'contact'],
  ['take', 'contact', 'enter', 'merge'],
  ['co-act', 'enter', 'merge'],
  ['take', 'contact', 'close'],
  ['send', 'sign', 'accept', 'feed-back'],
  ['send', 'return', 'send', 'return', 'send', 'return'],
  ['take', 'draft', 'submit', 'court-accept', 'issue'],
]

export type Walk = { readonly beginning: readonly Move['act'][]; readonly moves: readonly Move[] }

export function aWalk(longest: number): fc.Arbitrary<Walk> {
  return fc.record({
    beginning: fc.constantFrom(...beginnings),
    moves: fc.array(Move, { minLength: 15, maxLength: longest, size: 'max' }),
  })
}

/** A move that does what its act says, by whoever can. */
export function aMove(act: Move['act']): Move {
  return {
    ...{ act, who: 'cadre', isFitting: true, at: 2, other: 5 },
    ...{ fate: 'runs', isTerminated: false },
  }
}

const running = ['open', 'monitoring']
const sent = ['sent', 'signed', 'accepted']

/** The statuses in which an act has a meaning, where it has not a meaning in every one. */
const meaningful: Readonly<Partial<Record<Move['act'], readonly string[]>>> = {
  ...{ take: running, contact: running, 'follow-up': running, raise: running, lower: running },
  ...{ confirm: running, danger: running, calm: running, acknowledge: running, close: running },
  ...{ 'hand-over': running, 'co-act': running, monitor: ['open'], decline: ['open'] },
  ...{ merge: running, unmerge: ['merged'], revisit: ['closed'], archive: ['closed'] },
  ...{ reopen: ['closed', 'declined'], sign: ['sent'], return: sent, forward: sent },
  ...{ withdraw: sent, 'feed-back': ['accepted'], 'ask-again': ['fed-back'], verify: ['fed-back'] },
  ...{ decide: ['disputed'], send: running, draft: running, submit: ['drafting'] },
  ...{ accept: ['sent', 'signed'], 'court-accept': ['submitted'], issue: ['accepted'] },
  ...{ reject: ['accepted'], serve: ['issued'], breach: ['issued'], 'ask-change': ['issued'] },
  ...{ 'decide-change': ['issued'], 'let-expire': ['issued'], 'give-up': ['drafting'] },
}

export function fits(act: Move['act'], status: string): boolean {
  return meaningful[act]?.includes(status) ?? true
}
