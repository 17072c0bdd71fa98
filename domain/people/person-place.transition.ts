import type { Actor } from '#platform/access/actor.ts'
import type { Place, Sensitivity } from '#platform/access/place.ts'

const order: readonly Sensitivity[] = ['normal', 'sensitive', 'sealed']

export function stricter(one: Sensitivity, other: Sensitivity): Sensitivity {
  return order.indexOf(one) > order.indexOf(other) ? one : other
}

export type Restrictions = Pick<Place, 'sensitivity' | 'audience' | 'named' | 'barred'>

/** The stricter of both in everything: nobody gains access by it. */
export function united(one: Restrictions, other: Restrictions): Restrictions {
  return {
    sensitivity: stricter(one.sensitivity, other.sensitivity),
    audience: one.audience.filter((org) => other.audience.includes(org)),
    named: one.named.filter((account) => other.named.includes(account)),
    barred: [...new Set([...one.barred, ...other.barred])],
  }
}

/**
 * Where something about a person stands: in the place of her file, as closely as the file or more so.
 * Whoever writes what is kept more closely than the file may see it afterwards; of those named on the
 * file nobody is carried over to it.
 */
export function placeAt(
  file: Place,
  asked: Sensitivity,
  actor: Actor,
  named: readonly string[] = [],
): Place {
  const { region, division, orgId, audience, barred } = file
  const sensitivity = stricter(file.sensitivity, asked)
  const isCloser = sensitivity !== file.sensitivity
  const chosen = named.filter((account) => !barred.includes(account))
  return {
    ...{ region, division, orgId, audience, barred, sensitivity },
    named: isCloser
      ? [...new Set([actor.id, ...chosen])]
      : [...new Set([...file.named, ...chosen])],
  }
}

/** The place of what binds two files: only who sees both is to see it. */
export function placeOfBoth(file: Place, other: Place): Place {
  const { region, division, orgId } = file
  return { region, division, orgId, ...united(file, other) }
}
