import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type Shape = z.ZodType

/** One endpoint, said once: validation, OpenAPI and the typed client all come from it. */
export type Endpoint<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Output extends Shape = Shape,
> = {
  /** `visits.list`: operation id in OpenAPI */
  readonly id: string
  readonly method: Method
  /** `/api/v1/visits/:id` */
  readonly path: `/api/v1/${string}`
  readonly summary: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly output: Output
  /** asked by an open page again and again: keeps no session alive that nobody uses */
  readonly isPoll?: true
}

/** What an endpoint has when it says nothing: no fields. */
const Nothing = z.strictObject({})
type Nothing = typeof Nothing

export function endpoint<
  Output extends Shape,
  Params extends Shape = Nothing,
  Query extends Shape = Nothing,
  Body extends Shape = Nothing,
>(parts: {
  id: string
  method: Method
  path: `/api/v1/${string}`
  summary: string
  params?: Params
  query?: Query
  body?: Body
  output: Output
  isPoll?: true
}): Endpoint<Params, Query, Body, Output> {
  const nothing: Shape = Nothing
  return {
    params: nothing as Params,
    query: nothing as Query,
    body: nothing as Body,
    ...parts,
  }
}

export type ParamsOf<E extends Endpoint> = z.output<E['params']>
export type QueryOf<E extends Endpoint> = z.output<E['query']>
export type BodyOf<E extends Endpoint> = z.output<E['body']>
export type OutputOf<E extends Endpoint> = z.output<E['output']>

/** What a handler receives: validated, with defaults filled in. */
export type InputOf<E extends Endpoint> = {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
}

/** The path's `:id`. */
export const ById = z.strictObject({ id: z.uuid() })

/** `?page&size&sort&q` of every list. */
export const PageQuery = z.strictObject({
  page: z.coerce.number().int().min(1).max(200).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
  q: z.string().trim().max(100).optional(),
})
export type PageQuery = z.output<typeof PageQuery>

/** A list's answer. Counting stops at `countCap`; then `totalIsCapped`. */
export function pageOf<Item extends Shape>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; total: z.ZodNumber; totalIsCapped: z.ZodBoolean }> {
  return z.strictObject({
    items: z.array(item),
    total: z.number().int(),
    totalIsCapped: z.boolean(),
  })
}

export const countCap = 1000
