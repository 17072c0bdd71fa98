import { enterLeadContract } from '#domain/leads/entry.contract.ts'
import { aRegisteredReport } from '#domain/leads/lead.fixtures.ts'
import type { Lead } from '#domain/leads/lead.schema.ts'
import type { Clocks } from '#domain/matters/clock.schema.ts'
import { aMatterWithHistory, type Happening } from '#domain/matters/matter-history.fixtures.ts'
import type { MatterFile } from '#domain/matters/matter.schema.ts'
import { partyOf, readParty, type insertParties } from '#domain/matters/party.public.ts'
import type { MetPerson, PersonRef } from '#domain/people/person.schema.ts'
import {
  aReferralWithHistory,
  type ReferralWithHistory,
} from '#domain/referrals/referral-history.fixtures.ts'
import type { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { dayOf } from '#platform/time/day.ts'
import { livedThrough, type DisputeLife } from './dispute-life.ts'
import { givenPartiesOf, intakeOf } from './dispute-parties.ts'
import type { Scene } from './dispute-scenes.ts'
import { cityId } from './random.ts'

/** Who has to do with a scene, signed in. */
export type Staff = Readonly<Record<'takenIn' | 'township' | 'county' | 'helper', Actor>> & {
  readonly helperKind: OrganisationKind
}

/** A dispute as it was written down, and what was done about it. */
export type Made = {
  readonly scene: Scene
  readonly staff: Staff
  readonly lead: Lead & { readonly matterId: string }
  readonly life: DisputeLife
}

type People = ReadonlyMap<string, PersonRef>
type NewParty = Parameters<typeof insertParties>[1][number]

export function madeOf(
  seed: number,
  scene: Scene,
  staff: Staff,
  { people, until }: { people: People; until: Date },
): Made {
  const { dispute, topic, voice, random, channel, narrative, cast } = scene
  const { n, openedAt, level } = dispute
  const body = enterLeadContract.body.parse({
    ...{ channel, category: topic.category, division: dispute.household.division },
    ...{ foundOn: dayOf(openedAt), summary: narrative, level, intake: intakeOf(scene) },
    parties: givenPartiesOf(scene),
  })
  const lead = aRegisteredReport(body, {
    ...{ actor: staff.takenIn, now: openedAt },
    ids: [cityId(seed, 'dispute', n), cityId(seed, 'dispute-matter', n)],
    personId: people.get(cast.woman.identity)?.id,
  })
  const life = livedThrough({ random, dispute, topic, voice, offices: staff, until })
  return { scene, staff, lead, life }
}

/** What every matter of a batch is made with. */
type Making = {
  readonly clocks: Clocks
  readonly surroundings: Parameters<typeof aReferralWithHistory>[1]['surroundings']
  /** a place in words, for what a receiver is given to read */
  readonly placeName: (scene: Scene) => string
}

/** The matter with all that happened to it, and the referral that was part of it. */
export function fileOf(
  { scene, staff, lead, life }: Made,
  { clocks, surroundings, placeName }: Making,
  numbers: { readonly matter: string; readonly referral: string },
): { readonly file: MatterFile; readonly passedOn: ReferralWithHistory | undefined } {
  const opening = { number: numbers.matter, orgId: scene.townshipId, clocks }
  const opened = { at: scene.dispute.openedAt, actor: staff.takenIn }
  const historyOf = (happenings: readonly Happening[]): MatterFile =>
    aMatterWithHistory(lead, opening, opened, happenings)
  const { referral, happenings } = life
  if (referral === undefined) return { file: historyOf(happenings), passedOn: undefined }
  const { at } = referral
  const passedOn = aReferralWithHistory(
    historyOf(happenings.filter((each) => each.at <= at)),
    {
      ...{ number: numbers.referral, at, actor: staff.township, surroundings },
      ...{ place: placeName(scene), sending: sendingOf(scene, at), fields: ['identity', 'wish'] },
    },
    referral.happenings,
  )
  return { file: historyOf(inOrder(happenings, passedOn)), passedOn }
}

function sendingOf(
  { townshipId, helperId, voice }: Scene,
  at: Date,
): Parameters<typeof aReferralWithHistory>[1]['sending'] {
  const consent = { on: dayOf(at), form: 'written' } as const
  return {
    ...{ orgId: helperId, fromOrgId: townshipId, urgency: 'normal', ground: 'consent', consent },
    text: voice.summary(),
  }
}

/** The lines that a referral leaves, among what happened to its matter. */
function inOrder(happenings: readonly Happening[], { lines }: ReferralWithHistory): Happening[] {
  const told = lines.map(({ at, actor, text, detail }): Happening => ({
    ...{ at, actor, act: 'referral', given: { text, detail } },
  }))
  return [...happenings, ...told].sort((one, other) => one.at.getTime() - other.at.getTime())
}

export function partiesOf({ scene, lead }: Made, matter: MatterFile, people: People): NewParty[] {
  return givenPartiesOf(scene).map((given) => {
    const party = readParty(given)
    if (isRefusal(party)) throw new Error(`a party was refused: ${party.refused}`)
    const personId = people.get(party.identity ?? '')?.id ?? null
    const { openedAt: now } = scene.dispute
    const place = { leadId: lead.id, matterId: matter.id, personId, place: matter, now }
    return Object.assign(partyOf(party, { id: newId(), ...place }), { identity: party.identity })
  })
}

/** She whom it is about, where she told her identity number. */
export function metIn(scene: Scene): MetPerson[] {
  const { woman } = scene.cast
  if (givenPartiesOf(scene).every(({ identity }) => identity === null)) return []
  const { division, address } = scene.dispute.household
  const { name, identity, birth, sex, phone } = woman
  return [
    {
      ...{ division, orgId: scene.townshipId, sensitivity: 'normal', named: [] },
      ...{ name, identity, birth, sex, phone, address, tags: [] },
    },
  ]
}
