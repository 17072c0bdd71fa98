import { z } from 'zod'
import { LegalGround } from '#domain/referrals/legal-ground.schema.ts'
import type { Place } from '#platform/access/place.ts'

export const PartyRole = z.enum([
  ...(['victim', 'other-side', 'child', 'guardian', 'witness', 'reporter', 'family'] as const),
])
export type PartyRole = z.infer<typeof PartyRole>

/** What somebody is to the victim; the codes of the narrative pre-fill. */
export const PartyRelation = z.enum([
  ...(['self', 'husband', 'wife', 'ex-husband', 'ex-wife', 'partner', 'ex-partner'] as const),
  ...(['son', 'daughter', 'child', 'father', 'mother', 'father-in-law', 'mother-in-law'] as const),
  ...(['grandparent', 'brother', 'sister', 'relative', 'neighbour', 'employer'] as const),
  ...(['colleague', 'teacher', 'classmate', 'official', 'stranger', 'other'] as const),
])
export type PartyRelation = z.infer<typeof PartyRelation>

/** A ground that takes the place of a consent. */
export const GroundWithoutConsent = LegalGround.exclude(['consent'])

const text = (longest: number): z.ZodDefault<z.ZodNullable<z.ZodString>> =>
  z.string().trim().max(longest).nullable().default(null)

/** A party as somebody enters it. */
export const PartyInput = z
  .strictObject({
    role: PartyRole,
    name: text(60),
    sex: z.enum(['female', 'male']).nullable().default(null),
    birth: z.iso.date().nullable().default(null),
    relation: PartyRelation.nullable().default(null),
    /** only its keyed hash is kept here; the number itself goes into the person's file */
    identity: text(30),
    phone: text(40),
    address: text(200),
    /** new or safe ones: never in anything that the other side may see */
    isHidden: z.boolean().default(false),
    isSuspect: z.boolean().default(false),
    isGuardian: z.boolean().default(false),
    legalGround: GroundWithoutConsent.nullable().default(null),
  })
  .refine(
    ({ isSuspect, isGuardian, legalGround }) => !isSuspect || !isGuardian || legalGround !== null,
    { path: ['legalGround'], message: 'legal-ground-missing' },
  )
  .refine(({ role, isSuspect }) => role !== 'victim' || !isSuspect, {
    path: ['isSuspect'],
    message: 'victim-cannot-be-suspect',
  })
export type PartyInput = z.infer<typeof PartyInput>

/** 当事人. Phone and address are in clear only in memory; the identity number not even there. */
export type Party = Place &
  Omit<PartyInput, 'identity'> & {
    readonly id: string
    /** the lead that named the party */
    readonly leadId: string | null
    /** none while the lead waits in triage */
    readonly matterId: string | null
    readonly personId: string | null
    readonly createdAt: string
    readonly endedAt: string | null
    readonly version: number
  }

/** Who takes no part in consent, notices and contact, although a guardian, and on what ground. */
export type ExcludedContact = Pick<Party, 'id' | 'personId' | 'name' | 'phone' | 'legalGround'>

/** A guardian who is a suspect is no guardian here: nobody asks, tells or calls. */
export function isExcluded({
  isSuspect,
  isGuardian,
  endedAt,
}: Pick<Party, 'isSuspect' | 'isGuardian' | 'endedAt'>): boolean {
  return isSuspect && isGuardian && endedAt === null
}

/** The same address, however its spaces and signs are written. */
export function normalAddress(address: string): string {
  return address.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}]/gu, '')
}

/** Parties of matters were named, changed or removed: whoever is kin of one is shut out. */
export type PartiesChanged = {
  readonly type: 'parties.changed'
  readonly matterIds: readonly string[]
}
