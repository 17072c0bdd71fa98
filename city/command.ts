import { routes } from '#domain/routes.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Endpoint, InputOf } from '#platform/http/endpoint.ts'
import { executeCommand } from '#platform/http/execute.ts'
import type { Runtime } from '#platform/http/route.ts'

/**
 * Does what somebody of the city did, through the platform's own command: its permission, its
 * transition, its audit event. Nothing about matters is invented beside the domain.
 * @returns the code of the refusal, if it was refused
 */
export async function perform(
  runtime: Runtime,
  actor: Actor,
  contract: Endpoint,
  id: string,
  body: unknown,
): Promise<string | undefined> {
  const route = routes.find((each) => each.contract.id === contract.id)
  if (route?.kind !== 'command') throw new Error(`no command ${contract.id}`)
  const input: InputOf<Endpoint> = {
    params: contract.params.parse({ id }),
    query: {},
    body: contract.body.parse(body),
  }
  const answer = await executeCommand(runtime, actor, route.contract, route.parts, input, undefined)
  return 'problem' in answer ? answer.problem.code : undefined
}
