import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { readIdentityNumber } from '#platform/text/identity-number.ts'
import { normalName } from '#platform/text/person-name.ts'
import { accountStands } from '#domain/accounts/account.public.ts'
import {
  declareKinshipContract,
  listKinshipsContract,
  withdrawKinshipContract,
  type DeclareKinship,
  type KinshipView,
} from './kinship.contract.ts'
import { mayDeclareKinship, mayWithdrawKinship } from './kinship.policy.ts'
import type { Kinship } from './kinship.schema.ts'
import { findKinship, findKinships, insertKinship, saveKinship } from './kinship.store.ts'
import { mayReadPeople } from './person.policy.ts'
import { findPerson } from './person.store.ts'

type Named = { readonly identity: string | null }

export const kinshipRoutes: readonly Route[] = [
  query(listKinshipsContract, {
    may: (actor, { query: { account } }) => mayDeclareKinship(actor, { accountId: account }),
    async read(tx, { query: { account } }) {
      const found = await findKinships(tx, account ?? tx.actor.id)
      return { items: found.map((kinship) => kinshipView(kinship, tx)) }
    },
  }),
  creation<typeof declareKinshipContract, Kinship, Named>(declareKinshipContract, {
    prepare: (tx, { body }) => named(tx, body),
    may: mayDeclareKinship,
    apply: ({ accountId, name, relation, personId }, { identity }, { actor, now }) => ({
      ...{ region: actor.region, id: newId(), accountId: accountId ?? actor.id, identity },
      ...{ personId: personId ?? null, name: normalName(name), relation, declaredBy: actor.id },
      ...{ declaredAt: now.toISOString(), withdrawnAt: null, version: 1 },
    }),
    save: insertKinship,
    present: kinshipView,
    audit: 'kinship.declared',
  }),
  command<typeof withdrawKinshipContract, Kinship>(withdrawKinshipContract, {
    load: (tx, { params }) => findKinship(tx, params.id),
    may: mayWithdrawKinship,
    apply: (kinship, _body, { now }) =>
      kinship.withdrawnAt === null
        ? { ...kinship, withdrawnAt: now.toISOString(), version: kinship.version + 1 }
        : refuse('kinship-withdrawn'),
    save: saveKinship,
    present: kinshipView,
    audit: 'kinship.withdrawn',
  }),
]

/** The number is only read, never looked up: the answer is the same whoever she is. */
async function named(tx: Tx, body: DeclareKinship): Promise<Named | Refusal> {
  const { accountId, identity, personId } = body
  if (accountId !== undefined && !(await accountStands(tx, accountId))) {
    return refuse('no-such-account')
  }
  if (personId !== undefined) {
    const person = isRefusal(mayReadPeople(tx.actor)) ? undefined : await findPerson(tx, personId)
    return person === undefined ? refuse('not-found') : { identity: person.identity }
  }
  const read = readIdentityNumber(identity ?? '')
  return typeof read === 'string' ? refuse(read) : { identity: read.number }
}

function kinshipView(kinship: Kinship, tx: Tx): KinshipView {
  const { id, accountId, name, relation, personId, declaredAt, withdrawnAt, version } = kinship
  return {
    ...{ id, accountId, name, relation, declaredAt, withdrawnAt, version },
    isBlind: personId === null,
    isOwn: accountId === tx.initiator.id,
  }
}
