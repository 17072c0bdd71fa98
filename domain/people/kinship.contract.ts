import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { KinshipRelation } from './kinship.schema.ts'

export const KinshipView = z.strictObject({
  id: z.uuid(),
  accountId: z.uuid(),
  name: z.string(),
  relation: KinshipRelation,
  /** by an identity number rather than by a file */
  isBlind: z.boolean(),
  declaredAt: z.string(),
  isOwn: z.boolean(),
  withdrawnAt: z.string().nullable(),
  version: z.int(),
})
export type KinshipView = z.infer<typeof KinshipView>

export const DeclareKinship = z
  .strictObject({
    /** somebody else’s account, for the security administrator; without it one’s own */
    accountId: z.uuid().optional(),
    name: z.string().trim().min(1).max(100),
    relation: KinshipRelation,
    identity: z.string().trim().max(30).optional(),
    personId: z.uuid().optional(),
  })
  .refine(({ identity, personId }) => (identity === undefined) !== (personId === undefined), {
    path: ['identity'],
    message: 'kin-unidentified',
  })
export type DeclareKinship = z.infer<typeof DeclareKinship>

const path = '/api/v1/kinships'

export const listKinshipsContract = endpoint({
  id: 'kinships.list',
  method: 'GET',
  path,
  summary:
    'Relatives that an account has declared: one’s own, or any for the security administrator',
  query: z.strictObject({ account: z.uuid().optional() }),
  output: z.strictObject({ items: z.array(KinshipView) }),
})

export const declareKinshipContract = endpoint({
  id: 'kinships.declare',
  method: 'POST',
  path,
  summary:
    'Whose relative one is: shut out of every matter of that person. The answer does not tell whether there is a file',
  body: DeclareKinship,
  output: KinshipView,
})

export const withdrawKinshipContract = endpoint({
  id: 'kinships.withdraw',
  method: 'POST',
  path: `${path}/:id/withdraw`,
  summary: 'A declaration made in error, taken back by the security administrator',
  params: ById,
  body: z.strictObject({ version: z.int() }),
  output: KinshipView,
})
