import type { PoolClient, QueryResult } from 'pg'
import type { Actor } from '../access/actor.ts'
import { systemActor } from '../access/actor.ts'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Lane } from '../audit/lane.ts'
import { insertLink, nextLink, readAndLink, type Head } from '../audit/link.ts'
import type { Keyring } from '../crypto/keyring.ts'
import type { DomainEvent } from '../events/event.ts'
import type { Memory } from './memory.ts'
import type { Sql } from './sql.ts'
import { runStatement } from './statement.ts'

/** One transaction of one actor. Statements are sent without waiting for each other (pipelining). */
export type Tx = {
  readonly actor: Actor
  /** who began the transaction; stays when it goes on as the system */
  readonly initiator: Actor
  readonly now: Date
  /** seals and opens sensitive fields */
  readonly keyring: Keyring
  /** reference data that this process remembers */
  readonly memory: Memory
  /** all rows, with camelCase names */
  rows<Row>(statement: Sql): Promise<Row[]>
  /** the first row, if there is one */
  maybe<Row>(statement: Sql): Promise<Row | undefined>
  /** sends a write; if it fails, the transaction fails when it ends */
  send(statement: Sql): void
  /** writes an audit event with the commit, in this transaction */
  audit(event: AuditEvent): void
  /**
   * Opens one record and logs that it was read, or asked for in vain, in one statement; with it the
   * transaction ends, so that the whole reading is one trip. What is asked afterwards is asked in
   * another transaction of the same actor.
   * @param statement selects at most one row
   */
  readLogged<Row>(statement: Sql, event: Omit<AuditEvent, 'outcome'>): Promise<Row | undefined>
  /** tells the subscribers, in this transaction, as the system */
  publish(event: DomainEvent): void
  /** from here on the transaction acts as the system: for effects that cross the actor's own scope */
  asSystem(): void
}

/** What a transaction needs from the house. */
export type TxHouse = {
  readonly keyring: Keyring
  readonly memory: Memory
  readonly auditKey: Buffer
  now(): Date
  /** runs every subscriber of the event */
  deliver(tx: Tx, event: DomainEvent): Promise<void>
  /** told after each commit that moved a lane's head, and by how many events */
  advanced(lane: Lane, events: number): void
}

/** The actor as `app.ctx` reads it; see database/migrations/20261124-0001-platform.sql. */
export function contextOf(actor: Actor): string {
  const { kind, id, region, clearance, orgs, divisions, roles } = actor
  return [kind, id, region, clearance, orgs.join(), divisions.join(), roles.join()].join('|')
}

/** A command without an answer, so that it needs no plan and can open the transaction on its way. */
function scopeOf(actor: Actor): string {
  const context = contextOf(actor)
  // Ids, codes and names of roles are ours; this proves it before they stand in a statement.
  if (!/^[\w|,.-]*$/.test(context)) throw new Error('an actor’s context has other characters')
  return `set local app.actor = '${context}'`
}

export class OpenTransaction implements Tx {
  readonly now: Date
  readonly keyring: Keyring
  readonly memory: Memory
  readonly #client: PoolClient
  readonly #house: TxHouse
  readonly #lane: Lane
  readonly #sent: Promise<unknown>[] = []
  readonly #audited: { event: AuditEvent; actor: Actor }[] = []
  readonly #events: DomainEvent[] = []
  readonly initiator: Actor
  #actor: Actor
  #isGathering = false
  #isOpen = false

  constructor(client: PoolClient, house: TxHouse, lane: Lane, actor: Actor) {
    this.#client = client
    this.#house = house
    this.#lane = lane
    this.#actor = actor
    this.initiator = actor
    this.now = house.now()
    this.keyring = house.keyring
    this.memory = house.memory
    this.#open()
  }

  get actor(): Actor {
    return this.#actor
  }

  rows<Row>(statement: Sql): Promise<Row[]> {
    return this.#push<Row>(statement)
  }

  async maybe<Row>(statement: Sql): Promise<Row | undefined> {
    const found = await this.rows<Row>(statement)
    return found[0]
  }

  send(statement: Sql): void {
    void this.#push(statement)
  }

  audit(event: AuditEvent): void {
    this.#audited.push({ event, actor: this.initiator })
  }

  async readLogged<Row>(
    statement: Sql,
    event: Omit<AuditEvent, 'outcome'>,
  ): Promise<Row | undefined> {
    const link = (outcome: Pick<AuditEvent, 'outcome' | 'detail'>) =>
      nextLink(this.#house.auditKey, this.#lane, this.initiator, this.now, { ...event, ...outcome })
    const found = link({ outcome: 'done' })
    const missed = link({ outcome: 'refused', detail: { code: 'not-found' } })
    const asked = this.#push<Row>(readAndLink(statement, found, missed))
    const committed = this.#close()
    const [row] = await asked
    await this.#ended(committed, row === undefined ? missed : found)
    return row
  }

  publish(event: DomainEvent): void {
    this.#events.push(event)
  }

  asSystem(): void {
    if (this.#actor.kind === 'system') return
    this.#actor = systemActor(this.#actor.region)
    if (this.#isOpen) void this.#order(scopeOf(this.#actor))
  }

  /** Delivers events, appends the audit links and commits: one trip when no subscriber reads. */
  async commit(): Promise<void> {
    await this.#deliver()
    const head = this.#appendLinks()
    const committed = this.#isOpen ? this.#close() : undefined
    await Promise.all(this.#sent)
    if (committed !== undefined) await this.#ended(committed, head)
  }

  /**
   * Never throws.
   * @param reason what led here; where it only says that the transaction was aborted before (25P02),
   *   the statement that failed first is the one to report
   */
  async rollback(reason: unknown): Promise<{ healthy: boolean; cause: unknown }> {
    const settled = await Promise.allSettled(this.#sent)
    const first = settled.find((each) => each.status === 'rejected')
    const healthy = await this.#client.query('rollback').then(
      () => true,
      () => false,
    )
    const isSequel = reason instanceof Error && 'code' in reason && reason.code === '25P02'
    return { healthy, cause: isSequel && first !== undefined ? first.reason : reason }
  }

  /** Subscribers may publish in turn; the queue runs until it is empty. */
  async #deliver(): Promise<void> {
    for (let event = this.#events.shift(); event !== undefined; event = this.#events.shift()) {
      this.asSystem()
      await this.#house.deliver(this, event)
    }
  }

  #appendLinks(): Head | undefined {
    let head: Head | undefined
    for (const { event, actor } of this.#audited) {
      const link = nextLink(
        this.#house.auditKey,
        { ...this.#lane, ...head },
        actor,
        this.now,
        event,
      )
      void this.#push(insertLink(link))
      head = link
    }
    return head
  }

  #open(): void {
    this.#isOpen = true
    void this.#order(`begin; ${scopeOf(this.#actor)}`)
  }

  #close(): Promise<QueryResult> {
    this.#isOpen = false
    return this.#order('commit')
  }

  /** Moves the lane on, once the database has said that it committed. */
  async #ended(committed: Promise<QueryResult>, head: Head | undefined): Promise<void> {
    const { command } = await committed
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back by the database')
    if (head === undefined) return
    const events = head.seq - this.#lane.seq
    this.#lane.seq = head.seq
    this.#lane.hash = head.hash
    this.#house.advanced(this.#lane, events)
  }

  #push<Row>(statement: Pick<Sql, 'text' | 'values'>): Promise<Row[]> {
    if (!this.#isOpen) this.#open()
    this.#gather()
    return this.#await(runStatement<Row>(this.#client, statement))
  }

  /** Transaction control, sent as text: there is nothing to plan and no value to bind. */
  #order(text: string): Promise<QueryResult> {
    this.#gather()
    return this.#await(this.#client.query(text))
  }

  /** What is sent before anything is waited for leaves in one write: a third of a small call's cost. */
  #gather(): void {
    if (this.#isGathering) return
    this.#isGathering = true
    const { stream } = this.#client.connection
    stream.cork()
    process.nextTick(() => {
      this.#isGathering = false
      stream.uncork()
    })
  }

  #await<Answered>(answer: Promise<Answered>): Promise<Answered> {
    // Errors are met when the transaction ends; without this an early one would count as unhandled.
    answer.catch(() => undefined)
    this.#sent.push(answer)
    return answer
  }
}
