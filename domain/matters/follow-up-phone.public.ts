import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Decision, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { executeCommand } from '#platform/http/execute.ts'
import type { Runtime } from '#platform/http/route.ts'
import { maskName } from '#platform/text/mask.ts'
import { findDeskSteps } from './desk.store.ts'
import { recordWorkContract } from './matter.contract.ts'
import { mayRecordWork } from './matter.policy.ts'
import { matterRoutes } from './matter.routes.ts'
import type { Matter, MatterFile, MattersChanged } from './matter.schema.ts'
import { lockMatter, saveMatter } from './matter.store.ts'
import { recordWork } from './matter.transition.ts'

/** A follow-up as it may lie on a phone: no words of the matter, a masked name unless it is normal. */
export type OpenFollowUp = {
  readonly matterId: string
  readonly number: string
  readonly kind: 'contact' | 'follow-up'
  readonly name: string
  readonly dueAt: string
}

/** More steps than one executive ever had open. */
const stepCap = 100

/**
 * Contacts and follow-ups that are the actor's or her organisation's to do, by clock, under her own
 * sight. What is sealed is for no phone.
 * @param cap how many at most
 */
export async function findOpenFollowUps(tx: Tx, cap: number): Promise<OpenFollowUp[]> {
  const steps = await findDeskSteps(tx, [tx.actor.id], 'organisation', { size: stepCap })
  const own = steps.filter(
    ({ subjectKind, kind }) =>
      subjectKind === 'matter' && (kind === 'contact' || kind === 'follow-up'),
  )
  if (own.length === 0) return []
  const matters = await tx.rows<
    Pick<Matter, 'id' | 'sensitivity'> & { subjectName: string | null }
  >(
    sql`select id, sensitivity, subject_name from matters
        where region = ${tx.actor.region} and id = any (${own.map(({ matterId }) => matterId)}::uuid[])
          and sensitivity <> 'sealed'`,
  )
  const seen = new Map(matters.map((matter) => [matter.id, matter]))
  return own.slice(0, cap).flatMap(({ matterId, number, kind, dueAt }) => {
    const matter = seen.get(matterId)
    if (matter === undefined || (kind !== 'contact' && kind !== 'follow-up')) return []
    const name = matter.subjectName ?? ''
    const shown = matter.sensitivity === 'normal' ? name : maskName(name)
    return [{ matterId, number, kind, name: shown, dueAt }]
  })
}

/** A follow-up as a phone writes it down. */
const PhoneFollowUp = recordWorkContract.body
  .omit({ version: true })
  .extend({ matterId: z.uuid(), kind: z.enum(['contact', 'follow-up']) })

/**
 * Records what was done on a matter without signal: the matter's own command, and `alongside` in the
 * same transaction.
 */
export async function recordFollowUpFromPhone(
  runtime: Runtime,
  actor: Actor,
  { body, key }: { readonly body: unknown; readonly key: string },
  alongside: (tx: Tx, matterId: string) => void,
): Promise<{ readonly recordId: string } | { readonly code: string }> {
  const read = PhoneFollowUp.safeParse(body)
  if (!read.success) return { code: 'invalid-input' }
  const route = matterRoutes.find(({ contract }) => contract.id === recordWorkContract.id)
  if (route?.kind !== 'command') throw new Error('work is recorded by a command')
  const { contract, parts } = route
  const recording: typeof parts = {
    ...parts,
    async save(tx, matter, before, given) {
      await parts.save(tx, matter, before, given)
      alongside(tx, matter.id)
    },
  }
  const { matterId, ...work } = read.data
  const input = { params: { id: matterId }, query: {}, body: work }
  const answer = await executeCommand(runtime, actor, contract, recording, input, key)
  return 'problem' in answer ? { code: answer.problem.code } : { recordId: matterId }
}

/** A follow-up that an office may let count although its writer's rights have ended since. */
export type LateFollowUp = {
  readonly before: MatterFile
  readonly matter: MatterFile
  readonly kind: 'contact' | 'follow-up'
}

/** What a follow-up in quarantine would do to its matter, recorded by the office that accepts it. */
export async function lateFollowUpOf(tx: Tx, body: unknown): Promise<LateFollowUp | Refusal> {
  const read = PhoneFollowUp.safeParse(body)
  if (!read.success) return refuse('invalid-input')
  const { matterId, ...work } = read.data
  const before = await lockMatter(tx, matterId)
  if (before === undefined) return refuse('not-found')
  const on = { actor: tx.actor, now: tx.now, id: newId }
  const matter = recordWork(before, work, on)
  return isRefusal(matter) ? matter : { before, matter, kind: work.kind }
}

export function mayTakeLateFollowUp(actor: Actor, { before, kind }: LateFollowUp): Decision {
  return mayRecordWork(actor, before, { kind })
}

export function saveLateFollowUp(tx: Tx, { matter, before }: LateFollowUp): void {
  saveMatter(tx, matter, before)
}

export function toldByLateFollowUp({ before, matter }: LateFollowUp): MattersChanged {
  return { type: 'matters.changed', changes: [{ before, matter, entries: matter.entries }] }
}
