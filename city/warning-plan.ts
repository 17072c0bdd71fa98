import {
  endWarningContract,
  issueWarningContract,
  openWarningContract,
  prefillWarningContract,
  serveWarningContract,
  visitWarnedContract,
} from '#domain/warnings/warning.contract.ts'
import { Recipient } from '#domain/services/delivery.schema.ts'
import { z } from 'zod'
import words from './data/services.json' with { type: 'json' }
import { day, hour, type Diary } from './matter-step.ts'

const about = { about: 'warning' } as const

const Prefilled = z.object({ content: z.looseObject({}) })

/** 告诫书: issued and served by the police station, visited within a week, then by the quarter. */
export function warn(diary: Diary): void {
  const { matter, next, say, random } = diary
  const police = { orgId: matter.policeStationId ?? '' }
  const forbidden = say(words.forbidden)
  next(2 * hour, 'township', openWarningContract, (given) => content(matter.id, given, forbidden), {
    ...{ prefill: prefillWarningContract, keeps: 'warning' },
  })
  dated(diary, 20 * hour, police, issueWarningContract, {
    documentNumber: `公(家)告字〔${matter.openedAt.slice(0, 4)}〕${random.whole(3, 88)}号`,
  })
  for (const recipient of Recipient.options) {
    const way = recipient === 'committee' || recipient === 'police' ? 'notified' : 'in-person'
    dated(diary, 3 * hour, police, serveWarningContract, { recipient, by: '派出所民警', way })
  }
  for (const delay of [5 * day, 70 * day]) {
    const told = { by: '村妇联与派出所', met: 'both', result: 'calm' }
    dated(diary, delay, 'township', visitWarnedContract, {
      ...told,
      text: say(words['warning-visit']),
    })
  }
  next(10 * day, 'township', endWarningContract, { reason: say(words['warning-end']) }, about)
}

/** Told with the time at which it happened. */
function dated(
  { next, steps }: Diary,
  delay: number,
  by: 'township' | { readonly orgId: string },
  contract: Parameters<Diary['next']>[2],
  told: Readonly<Record<string, unknown>>,
): void {
  next(delay, by, contract, {}, about)
  const step = steps.pop()
  if (step !== undefined) steps.push({ ...step, body: { at: step.at.toISOString(), ...told } })
}

function content(
  matterId: string,
  given: unknown,
  forbidden: string,
): Readonly<Record<string, unknown>> {
  return { matterId, content: { ...Prefilled.parse(given).content, forbidden } }
}
