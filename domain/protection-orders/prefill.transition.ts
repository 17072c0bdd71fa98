import type { Matter } from '#domain/matters/matter.schema.ts'
import type { Party, PartyRelation } from '#domain/matters/party.schema.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { Application, Confidential, type Relation } from './application.schema.ts'

const relations: Readonly<Partial<Record<PartyRelation, Relation>>> = {
  ...{ husband: 'spouse', wife: 'spouse', 'ex-husband': 'ex-spouse', 'ex-wife': 'ex-spouse' },
  ...{ partner: 'dating', 'ex-partner': 'ex-dating', father: 'parent', mother: 'parent' },
  ...{ son: 'child', daughter: 'child', child: 'child', brother: 'other-family' },
  ...{ sister: 'other-family', grandparent: 'other-family', relative: 'other-family' },
  ...{ 'father-in-law': 'other-family', 'mother-in-law': 'other-family' },
}

type Known = {
  readonly matter: Matter
  readonly parties: readonly Party[]
  readonly court: { readonly id: string; readonly name: string } | undefined
  readonly office: Organisation | undefined
}

/** What the matter knows is not asked again; where she can be reached goes to the sheet apart. */
export function prefilled({ matter, parties, court, office }: Known): {
  application: Application
  confidential: Confidential
} {
  const { subjectName, narrative, safeContact, imminent } = matter
  const standing = parties.filter(({ endedAt }) => endedAt === null)
  const victim = standing.find(({ role }) => role === 'victim')
  const other = standing.find(({ role }) => role === 'other-side')
  const relation = other?.relation ?? null
  return {
    application: Application.parse({
      applicant: {
        name: victim?.name ?? subjectName ?? '',
        sex: victim?.sex ?? null,
        bornOn: victim?.birth ?? null,
      },
      onBehalf:
        office?.kind === 'womens-federation'
          ? { kind: 'womens-federation', name: office.name, ground: 'coerced-or-afraid' }
          : null,
      respondent: {
        name: other?.name ?? '',
        sex: other?.sex ?? null,
        address: other?.address ?? '',
        phone: other?.phone ?? '',
      },
      relation: (relation === null ? undefined : relations[relation]) ?? 'spouse',
      measures: ['stop-violence', 'no-contact'],
      facts: narrative.slice(0, 6_000),
      evidence: ['federation-record'],
      isUrgent: imminent,
      court: { id: court?.id ?? null, name: court?.name ?? '' },
    }),
    confidential: Confidential.parse({
      phone: safeContact?.phone ?? victim?.phone ?? '',
      time: safeContact?.time ?? '',
      address: victim?.isHidden === true ? (victim.address ?? '') : '',
      note: [safeContact?.opening, safeContact?.avoid]
        .filter((text) => text !== undefined && text !== '')
        .join('；')
        .slice(0, 500),
    }),
  }
}
