import type { Refusal } from '../access/decision.ts'

/** `application/problem+json` (RFC 9457) with a stable `code` that the surfaces have words for. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  /** where the input is wrong: path in the body and a code */
  readonly errors?: readonly { path: string; message: string }[] | undefined
  /** on 409 after a concurrent edit: what stands there now */
  readonly current?: unknown
}

/** Refusals that are not simply "forbidden". */
const statusOfCode: Readonly<Record<string, number>> = {
  'not-found': 404,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'wrong-code': 401,
  'second-factor-needed': 401,
  'session-locked': 401,
  'account-locked': 423,
  'account-locked-by-administrator': 423,
  'password-change-needed': 403,
  'division-beyond-reach': 403,
  'edited-meanwhile': 409,
  'already-exists': 409,
  'idempotency-key-reused': 422,
  'too-many-requests': 429,
}

export function problemOf(
  refusal: Refusal,
  fallbackStatus: number,
  extra: Partial<Pick<Problem, 'current' | 'errors'>> = {},
): Problem {
  const status = statusOfCode[refusal.refused] ?? fallbackStatus
  return {
    type: `about:blank#${refusal.refused}`,
    title: refusal.refused.replaceAll('-', ' '),
    status,
    code: refusal.refused,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...extra,
  }
}

/** Thrown by a route to answer with a problem; the one handler in `server.ts` sends it. */
export class ProblemAnswer extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}
