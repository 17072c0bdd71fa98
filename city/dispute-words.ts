import words from './data/dispute-words.json' with { type: 'json' }
import { calledBy, type Topic } from './dispute-topics.ts'
import type { CityPerson } from './households.ts'
import { phraseOf } from './phrase.ts'
import type { Random } from './random.ts'

/** Whom the sentences are about. */
export type Cast = {
  readonly woman: CityPerson
  readonly other: { readonly name: string; readonly surname: string }
  /** a child of hers, as one speaks of it; some have none at home */
  readonly child: string
  readonly village: string
  readonly year: number
}

export type Voice = {
  /** one of the sayings, filled in with who it is about */
  readonly say: (list: readonly string[]) => string
  /** the whole story as whoever took it in wrote it down */
  readonly tell: (channel: keyof typeof words.leads) => string
  readonly wish: () => string
  /** what the receiver of a referral is asked for */
  readonly summary: () => string
}

export function voiceOf(random: Random, topic: Topic, cast: Cast, n: number): Voice {
  const age = cast.year - Number(cast.woman.birth.slice(0, 4))
  const facts: Readonly<Record<string, string>> = {
    她: `${Array.from(cast.woman.name)[0] ?? '柯'}某`,
    他: calledBy(topic.relation, cast.other.surname, n),
    岁: String(age),
    年: String(Math.max(1, Math.min(age - 21, 3 + random.whole(0, 22)))),
    孩: cast.child,
    村: cast.village,
  }
  const sums = new Map<string, string>()
  /** A sum of money that is told twice is the same sum. */
  function sumOf(slot: string): string {
    const sum = sums.get(slot) ?? phraseOf(random, slot, '')
    sums.set(slot, sum)
    return sum
  }
  function filled(pattern: string): string {
    const known = Object.entries(facts).reduce(
      (text, [slot, fact]) => text.replaceAll(`{${slot}}`, fact),
      pattern.replaceAll(/\{\d{4,}-\d{4,}\}/g, sumOf),
    )
    const text = phraseOf(random, known, cast.other.surname)
    return /[。！？]$/.test(text) ? text : `${text}。`
  }
  return {
    say: (list) => filled(random.pick(list)),
    tell(channel) {
      const story = [topic.causes, topic.details, topic.asks].map((list) => random.pick(list))
      const lead = random.pick(words.leads[channel])
      return filled(lead.replace('{事}', () => `${story.join('。')}。`))
    },
    summary: () => filled(random.pick(words.summary)),
    wish: () => filled(random.pick([...topic.asks, ...words.wishes])),
  }
}
