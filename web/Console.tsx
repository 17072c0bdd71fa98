import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import { Loading } from './kit/Loading.tsx'
import { queryClient } from './kit/query.ts'
import { Unreachable } from './shell/Unreachable.tsx'
import { Broken } from './shell/Broken.tsx'
import { useSession } from './shell/session-gate.ts'

// Whoever has not signed in loads the login page and nothing else.
const Login = lazy(async () => ({
  default: (await import('#domain/accounts/web/LoginPage.tsx')).LoginPage,
}))
const FirstPassword = lazy(async () => ({
  default: (await import('#domain/accounts/web/FirstPasswordPage.tsx')).FirstPasswordPage,
}))
const LockScreen = lazy(async () => ({
  default: (await import('#domain/accounts/web/LockScreen.tsx')).LockScreen,
}))
const Inside = lazy(async () => ({ default: (await import('./Inside.tsx')).Inside }))

export function Console(): ReactNode {
  return (
    <Broken>
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={<Loading />}>
          <Gate />
        </Suspense>
      </QueryClientProvider>
    </Broken>
  )
}

/** Which of the four faces the console shows: login, forced change, the work, or the lock over it. */
function Gate(): ReactNode {
  const { face, me, why, problem, again } = useSession()
  switch (face) {
    case 'asking':
      return <Loading />
    case 'unreachable':
      return <Unreachable problem={problem} again={again} />
    case 'signed-out':
      return <Login why={why} />
    case 'change-password':
      return <FirstPassword />
    case 'locked':
    case 'inside':
      return (
        <>
          {face === 'locked' && <LockScreen />}
          {/* Behind the lock the page stays as it is, out of sight, so that no word is lost. */}
          {me !== null && (
            <div hidden={face === 'locked'}>
              <Inside key={me.id} />
            </div>
          )}
        </>
      )
  }
}
