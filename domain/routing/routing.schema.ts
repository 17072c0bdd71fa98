import { z } from 'zod'
import { Level } from '#domain/divisions/division.schema.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { MatterLevel } from '#domain/matters/matter.schema.ts'
import { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import { LegalGround } from '#domain/referrals/legal-ground.schema.ts'
import { PacketField } from '#domain/referrals/packet.schema.ts'
import { Duration } from '#platform/time/duration.ts'

/** What the rules look at. */
export type RoutingFacts = {
  readonly category: Category
  readonly level: MatterLevel
  readonly sensitivity: 'normal' | 'sensitive' | 'sealed'
  readonly division: string
  readonly imminent: boolean
  /** it tells of violence */
  readonly violence: boolean
  /** a person under 18 is a victim, present at it, or endangered by it */
  readonly minor: boolean
}

/** Every condition that is given must hold; one that is left out asks nothing. */
const RuleCondition = z.strictObject({
  categories: z.array(Category).min(1).optional(),
  levels: z.array(MatterLevel).min(1).optional(),
  sensitivities: z
    .array(z.enum(['normal', 'sensitive', 'sealed']))
    .min(1)
    .optional(),
  /** leading digits of division codes */
  divisions: z
    .array(z.string().regex(/^\d{4,12}$/, 'division-code-unreadable'))
    .min(1)
    .optional(),
  violence: z.boolean().optional(),
  minor: z.boolean().optional(),
  imminent: z.boolean().optional(),
})
export type RuleCondition = z.infer<typeof RuleCondition>

/** An organisation by what it is for and at which level, looked for upwards where there is none. */
export const Authority = z.strictObject({ kind: OrganisationKind, level: Level })
export type Authority = z.infer<typeof Authority>

/**
 * Who acts along by referral, what it is sent, and on what ground. What needs her consent is only
 * proposed: nothing leaves by itself that she has to agree to.
 */
export const CoActing = Authority.extend({
  packet: z.array(PacketField),
  ground: LegalGround,
  /** how long it has to report back; the usual clock when left out */
  feedBack: Duration.optional(),
})
export type CoActing = z.infer<typeof CoActing>

export const RoutingRule = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'code-unreadable')
    .max(60),
  zh: z.string().trim().min(2).max(60),
  en: z.string().trim().min(2).max(120),
  when: RuleCondition,
  responsible: Authority,
  coActing: z.array(CoActing).max(8),
  informed: z.array(Authority).max(8),
})
export type RoutingRule = z.infer<typeof RoutingRule>

/** 分类转办规则: the first rule that fits decides; what fits none has somebody all the same. */
export const Routing = z
  .strictObject({
    rules: z.array(RoutingRule).max(60),
    fallback: Authority.extend({
      /** told by name of every matter that no rule fits */
      accountId: z.uuid().optional(),
    }),
  })
  .refine(({ rules }) => new Set(rules.map(({ code }) => code)).size === rules.length, {
    message: 'code-given-twice',
    path: ['rules'],
  })
export type Routing = z.infer<typeof Routing>
