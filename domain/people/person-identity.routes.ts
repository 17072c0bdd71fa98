import { refuse } from '#platform/access/decision.ts'
import { command, type Route } from '#platform/http/route.ts'
import { readIdentityNumber } from '#platform/text/identity-number.ts'
import { tellOfKinAgain } from './kinship.store.ts'
import { requestMatches } from './match.store.ts'
import { addIdentity } from './person-entry.transition.ts'
import { addIdentityContract } from './person-identity.contract.ts'
import { mayRevealPerson } from './person.policy.ts'
import type { Person } from './person.schema.ts'
import { findMatches, identityIndex, lockPerson, savePerson, tieToFile } from './person.store.ts'

/** A file with the one that has the same number already, which its reader may not know of. */
type Identified = Person & { readonly sameAs?: string | null }

/**
 * An identity number that is learned later. As for a new file the work done is the same whoever else
 * knows the person: one look, one request, one question of kin.
 */
export const personIdentityRoutes: readonly Route[] = [
  command<typeof addIdentityContract, Identified>(addIdentityContract, {
    async load(tx, { params, body }) {
      const read = readIdentityNumber(body.identity)
      if (typeof read === 'string') return lockPerson(tx, params.id)
      const [person, [match]] = await Promise.all([
        lockPerson(tx, params.id),
        findMatches(tx, [identityIndex(tx, read.number)]),
      ])
      return person === undefined ? undefined : { ...person, sameAs: match?.id ?? null }
    },
    may: mayRevealPerson,
    apply(person, { identity }) {
      const read = readIdentityNumber(identity)
      return typeof read === 'string' ? refuse(read) : addIdentity(person, read)
    },
    save(tx, { sameAs = null, ...person }) {
      tieToFile(tx, person.id, sameAs)
      savePerson(tx, person)
      requestMatches(tx, [{ ...person, createdAt: tx.now.toISOString(), sameAs }])
      tellOfKinAgain(tx, [person.id])
    },
    present: ({ id, version }) => ({ id, isMatchRequested: true, version }),
    audit: 'person.identity-added',
  }),
]
