import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Division, DivisionCode } from './division.schema.ts'

/** A node of the picker; `hasChildren` says whether it opens. */
export const DivisionNode = Division.extend({ hasChildren: z.boolean() })
export type DivisionNode = z.infer<typeof DivisionNode>

export const listDivisionsContract = endpoint({
  id: 'divisions.list',
  method: 'GET',
  path: '/api/v1/divisions',
  summary: 'The children of a division (the city when none is named), or what a name search finds',
  query: z.strictObject({
    under: DivisionCode.optional(),
    q: z.string().trim().min(1).max(40).optional(),
  }),
  output: z.strictObject({
    /** from the city down to the division asked for */
    path: z.array(Division),
    items: z.array(DivisionNode),
  }),
})
