import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { lockSessionContract, meContract } from '#domain/accounts/session.contract.ts'
import { call } from '#web/client.ts'

const store = 'tiexin.active'
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Locks when nobody has touched any window of the console for that long. The windows share the time
 * of the last touch; the server counts on its own as well.
 * @param minutes `null`: nobody is inside, nothing to lock
 */
export function useIdleLock(minutes: number | null): void {
  const client = useQueryClient()
  useEffect(() => {
    if (minutes === null) return undefined
    const touch = (): void => localStorage.setItem(store, String(Date.now()))
    const look = (): void => {
      const last = Number(localStorage.getItem(store) ?? Date.now())
      if (Date.now() - last < minutes * 60_000) return
      call(lockSessionContract, {}).then(
        (me) => client.setQueryData([meContract.id, {}], me),
        () => undefined, // not reached: looked at again in a moment, and the server locks by itself
      )
    }
    touch()
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true })
    const timer = setInterval(look, 15_000)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch)
      clearInterval(timer)
    }
  }, [client, minutes])
}
