import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { Me, SessionLine } from './session.schema.ts'

const Password = z.string().min(1).max(200)
/** six digits of the authenticator, or a recovery code */
const Code = z.string().trim().min(6).max(40)

export const openSessionContract = endpoint({
  id: 'session.open',
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in; 401 second-factor-needed asks for the same again with a code',
  body: z.strictObject({
    username: z.string().trim().min(1).max(100),
    password: Password,
    code: Code.optional(),
  }),
  output: z.strictObject({ next: z.enum(['nothing', 'change-password']), me: Me }),
})

export const closeSessionContract = endpoint({
  id: 'session.close',
  method: 'POST',
  path: '/api/v1/session/close',
  summary: 'Sign out',
  output: Me,
})

export const meContract = endpoint({
  id: 'session.me',
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is signed in here, if anybody',
  output: Me,
  isPoll: true,
})

export const lockSessionContract = endpoint({
  id: 'session.lock',
  method: 'POST',
  path: '/api/v1/session/lock',
  summary: 'Lock this session now; what was being written stays in the browser',
  output: Me,
})

export const unlockSessionContract = endpoint({
  id: 'session.unlock',
  method: 'POST',
  path: '/api/v1/session/unlock',
  summary: 'Open a locked session again by the password',
  body: z.strictObject({ password: Password }),
  output: Me,
})

export const listMySessionsContract = endpoint({
  id: 'session.list',
  method: 'GET',
  path: '/api/v1/my/sessions',
  summary: 'Where I am signed in',
  output: z.strictObject({ items: z.array(SessionLine) }),
})

export const revokeMySessionContract = endpoint({
  id: 'session.revoke',
  method: 'POST',
  path: '/api/v1/my/sessions/:id/revoke',
  summary: 'Sign out another of my browsers',
  params: ById,
  output: z.strictObject({ id: z.uuid() }),
})

export const changePasswordContract = endpoint({
  id: 'account.change-password',
  method: 'POST',
  path: '/api/v1/my/password',
  summary: 'Change my password; my other sessions end',
  body: z.strictObject({ current: Password, next: z.string().min(1).max(128) }),
  output: Me,
})

export const enrolSecondFactorContract = endpoint({
  id: 'account.enrol-second-factor',
  method: 'POST',
  path: '/api/v1/my/second-factor',
  summary: 'Begin a second factor; it counts once a code has confirmed it',
  body: z.strictObject({ password: Password }),
  output: z.strictObject({ secret: z.string(), uri: z.string() }),
})

export const confirmSecondFactorContract = endpoint({
  id: 'account.confirm-second-factor',
  method: 'POST',
  path: '/api/v1/my/second-factor/confirm',
  summary: 'Confirm the second factor by a code; answers the recovery codes, once',
  body: z.strictObject({ code: Code }),
  output: z.strictObject({ recoveryCodes: z.array(z.string()) }),
})

export const removeSecondFactorContract = endpoint({
  id: 'account.remove-second-factor',
  method: 'POST',
  path: '/api/v1/my/second-factor/remove',
  summary: 'Give the second factor up',
  body: z.strictObject({ password: Password, code: Code }),
  output: Me,
})
