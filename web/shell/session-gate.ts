import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { meContract } from '#domain/accounts/session.contract.ts'
import type { Me } from '#domain/accounts/session.schema.ts'
import { whenSignedOut, type Problem } from '#web/client.ts'
import { openDrafts } from '#web/kit/drafts.ts'
import { preferOf } from '#web/kit/preferences.ts'
import { useCall } from '#web/kit/query.ts'
import { setSignedIn } from '#web/kit/session.ts'
import { followServer } from '#web/kit/time.ts'
import { useIdleLock } from './idle-lock.ts'

type Inside = Extract<Me, { state: 'signed-in' }>

/** Why the login page is shown: nobody was here, or a session ended while work was open. */
type WhyLogin = 'first' | 'expired'

export type Session = {
  readonly face: 'asking' | 'unreachable' | 'signed-out' | 'change-password' | 'locked' | 'inside'
  /** why the server could not be asked */
  readonly problem: Problem | null
  readonly again: () => void
  /** whoever is, or behind the lock was, inside */
  readonly me: Inside | null
  readonly why: WhyLogin
}

const meKey = [meContract.id, {}] as const

/**
 * Follows who is signed in. The address never changes for it: whoever signs in again stands where
 * she stood before.
 */
export function useSession(): Session {
  const client = useQueryClient()
  const answer = useCall(meContract, {}, { refetchSeconds: 60 })
  const [inside, setInside] = useState<Inside | null>(null)
  const wasInside = useRef(false)
  const me = answer.data

  useEffect(() => {
    whenSignedOut(() => void client.invalidateQueries({ queryKey: meKey }))
  }, [client])

  useEffect(() => {
    if (me === undefined) return
    followServer(me.now)
    if (me.state === 'signed-in') {
      preferOf(me.id)
      setSignedIn(me)
      // The page begins when its drafts are open, so that no form starts empty over one.
      void openDrafts(me.id, me.draftKey).then(() => {
        wasInside.current = true
        setInside(me)
      })
    }
    if (me.state === 'signed-out') {
      setSignedIn(null)
      setInside(null)
      client.removeQueries({ predicate: ({ queryKey: [first] }) => first !== meContract.id })
    }
  }, [client, me])

  useIdleLock(me?.state === 'signed-in' ? me.idleMinutes : null)
  return {
    face: me === undefined && answer.error !== null ? 'unreachable' : faceOf(me, inside),
    problem: answer.error,
    again: () => void answer.refetch(),
    me: inside,
    why: wasInside.current ? 'expired' : 'first',
  }
}

function faceOf(me: Me | undefined, inside: Inside | null): Session['face'] {
  if (me === undefined) return 'asking'
  if (me.state === 'signed-out') return 'signed-out'
  if (me.state === 'locked') return 'locked'
  if (me.mustChangePassword) return 'change-password'
  return inside?.id === me.id ? 'inside' : 'asking'
}
