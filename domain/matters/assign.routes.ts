import { findActors } from '#domain/accounts/account.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { requireRole } from '#platform/access/actor.ts'
import { isRefusal, permitted, type Decision } from '#platform/access/decision.ts'
import { maySee } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { executeCommand } from '#platform/http/execute.ts'
import { command, openTo, type Route, type Runtime } from '#platform/http/route.ts'
import { assignManyContract, assignMatterContract } from './assign.contract.ts'
import { assignMatter, unassignMatter, type Assignee } from './handover.transition.ts'
import { answerWith } from './matter-page.store.ts'
import { mayHandleMatter } from './matter.policy.ts'
import type { Matter, MatterFile } from './matter.schema.ts'
import { lockMatter, saveMatter } from './matter.store.ts'

type WithAssignee = MatterFile & { readonly assignee?: Assignee | undefined }

/** Officers give work out; everybody else takes it. */
function mayAssign(actor: Actor, matter: Matter): Decision {
  const handled = mayHandleMatter(actor, matter)
  if (isRefusal(handled)) return handled
  const officers = ['township-officer', 'county-officer', 'city-officer'] as const
  return requireRole(actor, ...officers) ?? permitted
}

async function withAssignee(
  tx: Tx,
  { params, body }: { params: { id: string }; body: { accountId: string | null } },
): Promise<WithAssignee | undefined> {
  const file = await lockMatter(tx, params.id)
  if (file === undefined || body.accountId === null) return file
  // What she may see is asked of her own account, which the one who assigns cannot read.
  tx.asSystem()
  const found = await findActors(tx, { orgs: [], accounts: [body.accountId] })
  const [account] = found
  if (account === undefined) return file
  const { id, name, orgs } = account
  return { ...file, assignee: { id, name, orgs, maySee: maySee(account, file) } }
}

const assigning = command<typeof assignMatterContract, WithAssignee>(assignMatterContract, {
  load: withAssignee,
  may: mayAssign,
  apply: ({ assignee, ...file }, { accountId }, { actor, now }) =>
    accountId === null
      ? unassignMatter(file, { actor, now, id: newId })
      : assignMatter(file, { assignee }, { actor, now, id: newId }),
  save: saveMatter,
  events: (matter, before) => [{ type: 'matters.changed', changes: [{ before, matter }] }],
  present: answerWith,
  audit: 'matter.assigned',
})

/** The command once more for one of many; the answer is only whether it was refused. */
async function refusalOf(
  runtime: Runtime,
  actor: Actor,
  id: string,
  accountId: string | null,
): Promise<string | null> {
  if (assigning.kind !== 'command') throw new Error('assigning is a command')
  const { contract, parts } = assigning
  const input = { params: { id }, query: {}, body: { accountId } }
  const answer = await executeCommand(runtime, actor, contract, parts, input, undefined)
  return 'problem' in answer ? answer.problem.code : null
}

export const assignRoutes: readonly Route[] = [
  assigning,
  openTo(
    'signed-in',
    'Many commands in one request: each matter is a transaction and a line of the log of its own',
    assignManyContract,
    async (runtime, { body: { ids, accountId } }, { actor }) => {
      const items: { id: string; refusal: string | null }[] = []
      for (const id of new Set(ids)) {
        items.push({ id, refusal: await refusalOf(runtime, actor, id, accountId) })
      }
      return { items, assigned: items.filter(({ refusal }) => refusal === null).length }
    },
  ),
]
