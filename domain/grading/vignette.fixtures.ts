import data from './vignettes.json' with { type: 'json' }

/** The cues of the narrative pre-fill, and the one that only the record of contacts can give. */
export type VignetteCue =
  | 'prior-violence'
  | 'escalation'
  | 'strangulation'
  | 'threat-to-kill'
  | 'weapon'
  | 'dangerous-goods'
  | 'serious-injury'
  | 'sexual-violence'
  | 'stalking'
  | 'separation'
  | 'custody-fight'
  | 'child-present'
  | 'pregnancy'
  | 'substance'
  | 'mental-illness'
  | 'suicide-threat'
  | 'confinement'
  | 'victim-fear'
  | 'order-in-force'
  | 'order-breached'
  | 'repeat-calls'
  | 'missed-contact'

export type VignetteCategory =
  | 'political'
  | 'person-dignity'
  | 'education-culture'
  | 'labour-security'
  | 'property'
  | 'marriage-family'
  | 'children'
  | 'other'

/** A matter as told, what its words answer, and how an expert grades it. */
export type Vignette = {
  readonly id: string
  readonly title: string
  readonly narrative: string
  readonly category: VignetteCategory
  readonly flags: { readonly minor: boolean; readonly violence: boolean }
  /** Only what the narrative says; a cue that is absent is unknown, which is not `no`. */
  readonly answers: Readonly<Partial<Record<VignetteCue, 'yes' | 'no'>>>
  readonly expert: {
    /** 1 is the gravest, 4 mild. */
    readonly level: 1 | 2 | 3 | 4
    /** The police at once. */
    readonly imminent: boolean
    readonly why: string
  }
}

/**
 * Matters graded by hand, to hold grading rules against. A language model wrote and judged them in
 * the role of a seasoned women's-rights caseworker; no human expert has confirmed them and no real
 * case is in them. It knew the description of the domain (M10), the cue codes and the pre-fill
 * rules, and had seen no grading rule, so agreement with the rules is not built in.
 *
 * Each judgement follows from category, flags and answers alone. In a second, cold reading the
 * doubtful ones were regraded, and a script compared all pairs: where one has at least the flags
 * and the `yes` of another, it is never graded milder, whatever the category, except that two with
 * the same flags and the same `yes` may differ where the milder one denies (`no`) what the graver
 * one leaves unknown.
 */
export const vignettes = data as readonly Vignette[]
