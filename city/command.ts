import { routes } from '#domain/routes.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Endpoint, InputOf } from '#platform/http/endpoint.ts'
import {
  executeCommand,
  executeCreation,
  executeQuery,
  type Answer,
} from '#platform/http/execute.ts'
import type { Runtime } from '#platform/http/route.ts'

/** What came of an act: what the platform answered, or the code of its refusal. */
export type Performed = { readonly value: unknown } | { readonly code: string }

/**
 * Does what somebody of the city did, through the platform's own command: its permission, its
 * transition, its audit event. Nothing about matters is invented beside the domain.
 * @param id the record that the path names, if it names one
 */
export async function perform(
  runtime: Runtime,
  actor: Actor,
  contract: Endpoint,
  id: string | undefined,
  body: unknown,
): Promise<Performed> {
  const input: InputOf<Endpoint> = {
    params: contract.params.parse(id === undefined ? {} : { id }),
    query: contract.query.parse({}),
    body: contract.body.parse(body),
  }
  const answer = await answered(runtime, actor, contract, input)
  return 'problem' in answer ? { code: answer.problem.code } : { value: answer.value }
}

function answered(
  runtime: Runtime,
  actor: Actor,
  contract: Endpoint,
  input: InputOf<Endpoint>,
): Promise<Answer> {
  const route = routes.find((each) => each.contract.id === contract.id)
  switch (route?.kind) {
    case 'command':
      return executeCommand(runtime, actor, route.contract, route.parts, input, undefined)
    case 'creation':
      return executeCreation(runtime, actor, route.contract, route.parts, input, undefined)
    case 'query':
      return executeQuery(runtime, actor, route.contract, route.parts, input)
    case 'reading':
    case 'upload':
    case 'download':
    case 'open':
    case undefined:
      throw new Error(`nothing to perform ${contract.id}`)
  }
}
