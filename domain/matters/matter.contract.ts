import { z } from 'zod'
import { ById, endpoint, type Endpoint } from '#platform/http/endpoint.ts'
import { MatterAnswer } from './matter-page.contract.ts'
import { ClosingOutcome, MatterLevel, RevisitResult, SafeContact } from './matter.schema.ts'

/** A sentence that somebody will read when they ask why. */
const reason = z.string().trim().min(2).max(1_000)
const words = z.string().trim().min(2).max(4_000)
const organisationId = z.uuid()
const accountId = z.uuid()

type Command<Body extends z.ZodType> = Endpoint<
  typeof ById,
  z.ZodObject<Record<string, never>, z.core.$strict>,
  Body,
  typeof MatterAnswer
>

/** A command on one matter: `version` may be sent to meet a concurrent edit, the page comes back. */
function onMatter<Shape extends z.ZodRawShape>(
  name: string,
  summary: string,
  shape: Shape,
): Command<z.ZodObject<Shape & { version: z.ZodOptional<z.ZodInt> }, z.core.$strict>> {
  return endpoint({
    id: `matters.${name}`,
    method: 'POST',
    path: `/api/v1/matters/:id/${name}`,
    summary,
    params: ById,
    body: z.strictObject({ ...shape, version: z.int().optional() }),
    output: MatterAnswer,
  })
}

export const takeMatterContract = onMatter('take', 'Take the matter on (接办)', {})

export const recordWorkContract = onMatter(
  'record',
  'Write down what was done: completes the step that was due and begins the next',
  {
    kind: z.enum(['note', 'contact', 'follow-up', 'report']),
    text: words,
    /** of a contact or follow-up; an attempt leaves the clock running */
    result: z.enum(['clean', 'concern', 'not-reached']).optional(),
  },
)

export const recordWishContract = onMatter('wish', 'What she wants, and how to reach her safely', {
  wish: words.optional(),
  safeContact: SafeContact.optional(),
})

export const changeLevelContract = onMatter(
  'level',
  'Raise the level, or propose to lower it: lowering waits for a second person',
  { level: MatterLevel, reason },
)

export const confirmLoweringContract = onMatter(
  'confirm-lowering',
  'The second person’s answer to a proposed lowering',
  { confirmed: z.boolean(), text: reason },
)

export const setDangerContract = onMatter('danger', 'Flag or clear imminent danger', {
  imminent: z.boolean(),
  reason,
})

export const acknowledgeContract = onMatter(
  'acknowledge',
  'Say that the alarm was heard: it stops rising',
  { text: reason.optional() },
)

export const handOverContract = onMatter('hand-over', 'Hand over to another organisation', {
  organisationId,
  reason,
})

export const setCoActingContract = onMatter(
  'co-acting',
  'Add or remove a co-acting organisation (协办)',
  { organisationId, isActing: z.boolean(), reason },
)

export const declareConflictContract = onMatter(
  'declare-conflict',
  'Declare one’s own conflict of interest (回避): access ends at once',
  { reason },
)

export const setBarredContract = onMatter('barred', 'Shut an account out, or let it in again', {
  accountId,
  isBarred: z.boolean(),
  reason,
})

export const setNamedContract = onMatter('named', 'Name an account, or end its naming', {
  accountId,
  isNamed: z.boolean(),
  reason,
})

export const changeSensitivityContract = onMatter('sensitivity', 'How closely the matter is kept', {
  sensitivity: z.enum(['normal', 'sensitive', 'sealed']),
  reason,
})

export const monitorMatterContract = onMatter('monitor', 'Go on by follow-up only (跟踪)', {
  reason,
})

export const closeMatterContract = onMatter('close', 'Close (结案); the county revisits', {
  outcome: ClosingOutcome,
  /** 化解单位: who resolved it; left out, whoever answers for the matter */
  resolvedById: organisationId.optional(),
  reason,
})

export const revisitMatterContract = onMatter('revisit', 'The county’s revisit (回访)', {
  result: RevisitResult,
  text: words,
})

export const reopenMatterContract = onMatter('reopen', 'Open again', { reason })

export const mergeMatterContract = onMatter('merge', 'Go on in another matter (并案)', {
  intoId: z.uuid(),
  reason,
})

export const undoMergeContract = onMatter('undo-merge', 'Take a merge back', { reason })

export const declineMatterContract = onMatter('decline', 'Out of scope: sent elsewhere', {
  reason,
  sentTo: z.string().trim().min(2).max(100),
})

export const archiveMatterContract = onMatter('archive', 'Archive after the revisit', {})

export const breakGlassContract = endpoint({
  id: 'matters.break-glass',
  method: 'POST',
  path: '/api/v1/matters/break-glass',
  summary: 'Open a matter closed to you, for two hours, with a reason; its owner is told',
  body: z.strictObject({ number: z.string().trim().min(4).max(40), reason: reason.min(10) }),
  output: z.strictObject({ matterId: z.uuid(), expiresAt: z.string() }),
})
