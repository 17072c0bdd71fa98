/**
 * Weights of the calls model in bits (log2 of how much likelier the observation is among pairs of one
 * household than among chance pairs). Agreements on names and places are not here: their weight is the
 * rarity of the value among the records themselves. Nor is the prior's last word: `priorShift` finds it
 * without labels, for each set of records.
 *
 * Provenance (2026-11-28, decision 21): `time` is the mean of log2 ratios between true and random pairs
 * of two simulated sets of calls by two authors; the other numbers were set by reasoning about how
 * often callers, call-takers and chance agree, and the thresholds by looking at 20,000 simulated calls
 * of one author. The second author's set was measured on meanwhile, and the threshold of review and the
 * damping of the prior were chosen by both. Nothing was learnt from real calls: a city's police should
 * look at its own review decisions before it lowers a threshold.
 */
export type Weights = {
  readonly [key in keyof typeof defaults]: (typeof defaults)[key] extends number
    ? number
    : readonly number[]
}

const defaults = {
  /** log2 of how many other calls a call has, on average, in its own household; with −log2(records) the prior */
  prior: -1.7,
  phonePrivate: 5,
  phoneOfficial: 3,
  officialName: 0.1,
  phoneLandline: 1,
  phoneHidden: 11,
  phoneOneDigit: 11,
  phoneDiffers: -0.6,
  identity: 28,
  identityDigit: 14,
  nameSound: -1.5,
  nameCharacter: -4.5,
  nameShort: -5,
  nameOtherSlot: -3,
  spouseConflict: -9,
  spousePartConflict: -5,
  birthAgrees: 3,
  birthDiffers: -6,
  roomConflict: -5,
  buildingConflict: -4,
  compoundConflict: -4,
  villageConflict: -3.5,
  hamletConflict: -3,
  houseConflict: -3.5,
  groupConflict: -2,
  townConflict: -4,
  townAgrees: 0.85,
  placeMost: 3,
  /** minutes up to which, and the weight up to there */
  time: [
    30, 9, 90, 5.5, 1440, 3.2, 10_080, 2.8, 43_200, 1.8, 129_600, 0.6, 262_800, 0.1, 525_600, -1.2,
  ],
  timeLater: -1.7,
  spouseBorn: 3,
  spouseBornApart: -4,
  familyAgrees: 0.6,
  familyDiffers: -3,
  bothEnded: 1.5,
  oneEnded: -1,
  childAgrees: 1.5,
  childDiffers: -1,
  outside: -30,
  /** bits of an automatic link among `sizedFor` records or fewer */
  automatic: 7,
  /** two marriages are two households, however much else agrees: so far below an automatic link */
  conflictBelow: 5,
  review: -1.1,
  /**
   * The prior asks one bit more for each doubling of the records, as if a stranger might be anywhere;
   * but he who shares a name, a town and an hour lives near. Above so many records, that much of it
   * is given back for each doubling where evidence is strong, and more is asked where it is weak.
   */
  sizedFor: 100_000,
  automaticBySize: -0.4,
  reviewBySize: 0.22,
  /** from here up a pair may be joined when its groups as wholes suffice */
  faint: -4,
  /** bits for each doubling of the pairs that two groups form, when they are judged as wholes */
  wholePenalty: 0.5,
} as const

export const weights: Weights = defaults
