import type { z } from 'zod'
import type { ById, Endpoint } from '#platform/http/endpoint.ts'
import type { MatterAction } from '../matter-action.schema.ts'
import type { MatterPage } from '../matter-page.contract.ts'
import {
  acknowledgeContract,
  archiveMatterContract,
  changeLevelContract,
  changeSensitivityContract,
  closeMatterContract,
  confirmLoweringContract,
  declareConflictContract,
  declineMatterContract,
  handOverContract,
  mergeMatterContract,
  monitorMatterContract,
  recordWishContract,
  recordWorkContract,
  reopenMatterContract,
  revisitMatterContract,
  setBarredContract,
  setCoActingContract,
  setDangerContract,
  setNamedContract,
  takeMatterContract,
  undoMergeContract,
} from '../matter.contract.ts'
import { ClosingOutcome, MatterLevel, RevisitResult } from '../matter.schema.ts'

/** What a dialog holds while it is being filled in: plain text by name. */
export type ActValues = {
  readonly text: string
  readonly result: string
  readonly level: string
  readonly choice: string
  readonly organisationId: string
  readonly organisationName: string
  readonly intoId: string
  readonly intoNumber: string
  readonly phone: string
  readonly time: string
  readonly opening: string
  readonly avoid: string
}

/** What the fields of a dialog are given. */
export type ActParts = {
  readonly act: MatterAction
  readonly matter: MatterPage
  readonly value: ActValues
  readonly change: (part: Partial<ActValues>) => void
}

export const emptyAct: ActValues = {
  ...{ text: '', result: '', level: '', choice: '', organisationId: '', organisationName: '' },
  ...{ intoId: '', intoNumber: '', phone: '', time: '', opening: '', avoid: '' },
}

type ActCommand = Endpoint<
  typeof ById,
  z.ZodObject<Record<string, never>, z.core.$strict>,
  z.ZodType,
  z.ZodType<{ page: MatterPage | null }>
>

export type ActRequest = { readonly contract: ActCommand; readonly body: unknown }

/** Checks the body against its contract's type, then sets the difference between contracts aside. */
function request<Body extends z.ZodType>(
  contract: ActCommand & { readonly body: Body },
  body: z.input<Body>,
): ActRequest {
  return { contract, body }
}

/** Left out, whoever answers for the matter has resolved it. */
function resolverOf({ choice, organisationId }: ActValues): { resolvedById?: string } {
  return choice === 'resolved' && organisationId !== '' ? { resolvedById: organisationId } : {}
}

/** The command that an act sends. */
export function requestOf(act: MatterAction, values: ActValues, version: number): ActRequest {
  const { text, organisationId } = values
  const reasoned = { reason: text, version }
  switch (act) {
    case 'take':
      return request(takeMatterContract, { version })
    case 'acknowledge':
      return request(acknowledgeContract, { version, ...(text === '' ? {} : { text }) })
    case 'archive':
      return request(archiveMatterContract, { version })
    case 'note':
    case 'contact':
    case 'follow-up':
    case 'report':
      return request(recordWorkContract, { kind: act, text, version, ...resultOf(act, values) })
    case 'record-wish':
      return request(recordWishContract, { version, ...wishOf(values) })
    case 'raise-level':
    case 'lower-level':
      return request(changeLevelContract, {
        level: MatterLevel.parse(Number(values.level)),
        ...reasoned,
      })
    case 'confirm-lowering':
      return request(confirmLoweringContract, {
        confirmed: values.choice === 'yes',
        text,
        version,
      })
    case 'flag-danger':
    case 'clear-danger':
      return request(setDangerContract, { imminent: act === 'flag-danger', ...reasoned })
    case 'hand-over':
      return request(handOverContract, { organisationId, ...reasoned })
    case 'set-co-acting':
      return request(setCoActingContract, { organisationId, isActing: true, ...reasoned })
    case 'declare-conflict':
      return request(declareConflictContract, reasoned)
    case 'change-sensitivity':
      return request(changeSensitivityContract, {
        sensitivity: sensitivityOf(values.choice),
        ...reasoned,
      })
    case 'monitor':
      return request(monitorMatterContract, reasoned)
    case 'close':
      return request(closeMatterContract, {
        outcome: ClosingOutcome.parse(values.choice),
        ...resolverOf(values),
        ...reasoned,
      })
    case 'revisit':
      return request(revisitMatterContract, {
        result: RevisitResult.parse(values.choice),
        text,
        version,
      })
    case 'reopen':
      return request(reopenMatterContract, reasoned)
    case 'merge':
      return request(mergeMatterContract, { intoId: values.intoId, ...reasoned })
    case 'undo-merge':
      return request(undoMergeContract, reasoned)
    case 'decline':
      return request(declineMatterContract, { sentTo: values.choice, ...reasoned })
    // Who is shut out or named already is let in again, or named no longer.
    case 'set-barred':
      return request(setBarredContract, {
        accountId: values.choice,
        isBarred: values.result !== 'end',
        ...reasoned,
      })
    case 'set-named':
      return request(setNamedContract, {
        accountId: values.choice,
        isNamed: values.result !== 'end',
        ...reasoned,
      })
  }
}

type Result = { result?: 'clean' | 'concern' | 'not-reached' }

function resultOf(act: MatterAction, { result }: ActValues): Result {
  if (act !== 'contact' && act !== 'follow-up') return {}
  return result === 'clean' || result === 'concern' || result === 'not-reached' ? { result } : {}
}

type Wish = {
  wish?: string
  safeContact?: { phone: string; time: string; opening: string; avoid: string }
}

/** What was left empty is not sent: it must not wipe out what is known. */
function wishOf({ text, phone, time, opening, avoid }: ActValues): Wish {
  const isAsked = [phone, time, opening, avoid].some((part) => part.trim() !== '')
  return {
    ...(text.trim() === '' ? {} : { wish: text }),
    ...(isAsked ? { safeContact: { phone, time, opening, avoid } } : {}),
  }
}

function sensitivityOf(choice: string): 'normal' | 'sensitive' | 'sealed' {
  return choice === 'normal' || choice === 'sealed' ? choice : 'sensitive'
}
