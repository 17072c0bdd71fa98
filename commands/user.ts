import type { Role } from '#platform/access/actor.ts'
import { roles } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { userAdd, userLock, userReset } from '#domain/accounts/account-command.public.ts'
import { CommandError, UsageError, type Command, type Outcome, type Output } from './command.ts'
import { withHouse } from './open.ts'

export const addUser: Command = {
  name: 'user add',
  summary: 'opens an account and prints its one-time password',
  usage:
    'USERNAME NAME --org ORGANISATION-ID --role ROLE [--division PREFIX] [--clearance normal|sensitive]',
  options: {
    org: { type: 'string' },
    role: { type: 'string' },
    division: { type: 'string' },
    clearance: { type: 'string' },
  },
  words: [2, 2],
  run: ({ words: [username = '', name = ''], options }, out) =>
    withHouse(async ({ db, config }) => {
      const { org, division } = options
      if (typeof org !== 'string') {
        throw new UsageError('--org is needed: the id of an organisation')
      }
      const made = await userAdd(db, config.region, {
        username,
        name,
        orgId: org,
        roles: [roleOf(options['role'])],
        divisions: typeof division === 'string' ? [division] : [],
        clearance: options['clearance'] === 'sensitive' ? 'sensitive' : 'normal',
      })
      return withPassword(made, out)
    }),
}

export const lockUser: Command = {
  name: 'user lock',
  summary: 'locks an account and ends its sessions',
  usage: 'USERNAME',
  options: {},
  words: [1, 1],
  run: ({ words: [username = ''] }, out) =>
    withHouse(async ({ db, config }) => {
      const account = granted(await userLock(db, config.region, username))
      out.say(`${account.username} is locked`)
      return { ok: true, result: { id: account.id, status: account.status } }
    }),
}

export const resetUser: Command = {
  name: 'user reset',
  summary: 'gives an account a new one-time password and removes its second factor',
  usage: 'USERNAME',
  options: {},
  words: [1, 1],
  run: ({ words: [username = ''] }, out) =>
    withHouse(async ({ db, config }) =>
      withPassword(await userReset(db, config.region, username), out),
    ),
}

function withPassword(
  made: { account: { id: string; username: string }; oneTimePassword: string } | Refusal,
  out: Output,
): Outcome {
  const { account, oneTimePassword } = granted(made)
  out.say(`${account.username}: one-time password ${oneTimePassword}`)
  return { ok: true, result: { id: account.id, oneTimePassword } }
}

function granted<Value>(value: Value | Refusal): Value {
  if (isRefusal(value)) throw new CommandError(value.refused.replaceAll('-', ' '))
  return value
}

function roleOf(word: string | boolean | undefined): Role {
  const role = roles.find((each) => each === word)
  if (role === undefined) throw new UsageError(`--role is one of ${roles.join(', ')}`)
  return role
}
