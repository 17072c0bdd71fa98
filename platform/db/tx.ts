import type { PoolClient } from 'pg'
import type { Actor } from '../access/actor.ts'
import { systemActor } from '../access/actor.ts'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Lane } from '../audit/lane.ts'
import { insertLink, nextLink, readAndLink, type Head } from '../audit/link.ts'
import type { Keyring } from '../crypto/keyring.ts'
import type { DomainEvent } from '../events/event.ts'
import { Batch, sendBatch } from './batch.ts'
import type { Memory } from './memory.ts'
import type { Sql } from './sql.ts'
import { scopeOf } from './scope.ts'

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
   * Opens one record and logs in the same statement that it was read; with it the transaction ends,
   * so that the whole reading is one trip. What is asked afterwards, and the log of a reading that
   * found nothing, stands in another transaction of the same actor.
   * @param statement selects at most one row
   */
  readLogged<Row>(statement: Sql, event: Omit<AuditEvent, 'outcome'>): Promise<Row | undefined>
  /**
   * One statement as the system, in a short transaction of its own: committed at once, and it stays
   * though this one may fail. For what many take turns at and may be lost, as numbers are.
   */
  apart<Row>(statement: Sql): Promise<Row[]>
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

/** A transaction's house, and its pool's way to run something apart. */
export type TxDatabase = TxHouse & {
  apart<Row>(actor: Actor, statement: Sql): Promise<Row[]>
}

export class OpenTransaction implements Tx {
  readonly now: Date
  readonly keyring: Keyring
  readonly memory: Memory
  readonly #client: PoolClient
  readonly #house: TxDatabase
  readonly #lane: Lane
  readonly #sent: Promise<unknown>[] = []
  readonly #audited: { event: AuditEvent; actor: Actor }[] = []
  readonly #events: DomainEvent[] = []
  readonly initiator: Actor
  #actor: Actor
  /** what is to leave with the next write */
  #batch: Batch | undefined
  #isOpen = false

  constructor(client: PoolClient, house: TxDatabase, lane: Lane, actor: Actor) {
    this.#client = client
    this.#house = house
    this.#lane = lane
    this.#actor = actor
    this.initiator = actor
    this.now = house.now()
    this.keyring = house.keyring
    this.memory = house.memory
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
    const link = nextLink(this.#house.auditKey, this.#lane, this.initiator, this.now, {
      ...event,
      outcome: 'done',
    })
    const asked = this.#push<Row>(readAndLink(statement, link))
    const committed = this.#close()
    const [row] = await asked
    await this.#ended(committed, row === undefined ? undefined : link)
    if (row === undefined) {
      this.audit({ ...event, outcome: 'refused', detail: { code: 'not-found' } })
    }
    return row
  }

  apart<Row>(statement: Sql): Promise<Row[]> {
    return this.#house.apart<Row>(systemActor(this.initiator.region), statement)
  }

  publish(event: DomainEvent): void {
    this.#events.push(event)
  }

  asSystem(): void {
    if (this.#actor.kind === 'system') return
    this.#actor = systemActor(this.#actor.region)
    if (this.#isOpen) this.#scope()
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
   * @param reason what led here; where a statement failed, the one that failed first is to be reported
   */
  async rollback(reason: unknown): Promise<{ healthy: boolean; cause: unknown }> {
    const settled = await Promise.allSettled(this.#sent)
    if (settled.length === 0) return { healthy: true, cause: reason }
    const failed = settled.filter((each) => each.status === 'rejected')
    const healthy = await this.#client.query('rollback').then(
      () => true,
      () => false,
    )
    const isOfDatabase = failed.some((each) => each.reason === reason)
    return { healthy, cause: isOfDatabase ? failed[0]?.reason : reason }
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
    void this.#keep(this.#next().order('begin', true))
    this.#scope()
  }

  #scope(): void {
    void this.#keep(this.#next().order(scopeOf(this.#actor), false))
  }

  #close(): Promise<string> {
    this.#isOpen = false
    return this.#keep(this.#next().order('commit', true))
  }

  /** Moves the lane on, once the database has said that it committed. */
  async #ended(committed: Promise<string>, head: Head | undefined): Promise<void> {
    const command = await committed
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back by the database')
    if (head === undefined) return
    const events = head.seq - this.#lane.seq
    this.#lane.seq = head.seq
    this.#lane.hash = head.hash
    this.#house.advanced(this.#lane, events)
  }

  #push<Row>(statement: Sql): Promise<Row[]> {
    if (!this.#isOpen) this.#open()
    return this.#keep(this.#next().add<Row>(statement))
  }

  /** What is asked before anything is waited for leaves in one batch: a third of a small call's cost. */
  #next(): Batch {
    if (this.#batch !== undefined) return this.#batch
    const batch = new Batch()
    this.#batch = batch
    process.nextTick(() => {
      this.#batch = undefined
      sendBatch(this.#client, batch)
    })
    return batch
  }

  #keep<Answer>(answer: Promise<Answer>): Promise<Answer> {
    // Errors are met when the transaction ends; without this an early one would count as unhandled.
    answer.catch(() => undefined)
    this.#sent.push(answer)
    return answer
  }
}
