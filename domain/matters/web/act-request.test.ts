import { describe, expect, test } from 'vitest'
import { emptyAct, requestOf } from './act-request.ts'

const office = '01890000-0000-7000-8000-0000000000aa'

describe('what a closing sends', () => {
  const told = { ...emptyAct, text: '双方签了协议', organisationId: office }

  test.each([
    ['names who resolved it, where another office was chosen', 'resolved', office, office],
    ['names nobody where the office in charge resolved it', 'resolved', '', undefined],
    [
      'names nobody where it was not resolved, whatever was chosen before',
      'refused',
      office,
      undefined,
    ],
  ])('%s', (_, choice, organisationId, resolvedById) => {
    const { body } = requestOf('close', { ...told, choice, organisationId }, 3)
    expect(body).toEqual({
      ...{ outcome: choice, reason: '双方签了协议', version: 3 },
      ...(resolvedById === undefined ? {} : { resolvedById }),
    })
  })
})
