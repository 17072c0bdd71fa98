import { prefill } from '#domain/hotline/prefill.public.ts'
import type { LeadTrait } from '#domain/leads/intake.schema.ts'
import { listedSources, registerListed, type ListedLead } from '#domain/leads/listed.public.ts'
import { situationsIn } from '#domain/mandatory-reports/report-watch.public.ts'
import { findFederations } from '#domain/organisations/organisation.public.ts'
import { idFrom } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { ageOn } from '#platform/time/day.ts'
import { contradictions } from './people-taker.store.ts'
import { personKey } from './people-memory.store.ts'
import type { ImportFault, ReadRow, RowOutcome } from './row.schema.ts'
import { faultAt, identityOf, textOf, type TakenChunk, type Taker } from './taker.store.ts'

const adultAt = 18

const sexual: ReadonlySet<string> = new Set(['private-parts', 'under-fourteen', 'pregnancy'])

/**
 * What schools and hospitals have found (学校、医院名单): each row becomes a lead of that channel, which waits
 * in triage, and about a minor is watched for the report that it owes (强制报告).
 */
export function findingTaker(): Taker {
  const taken = new Set<string>()
  return {
    remember: () => undefined,
    check: (tx, rows) => check(tx, rows, taken),
  }
}

async function check(tx: Tx, rows: readonly ReadRow[], taken: Set<string>): Promise<TakenChunk> {
  const outcomes = new Map<number, RowOutcome>()
  const faults: ImportFault[] = []
  const sound: { row: ReadRow; sourceId: string }[] = []
  for (const row of rows) {
    const own = [...row.faults, ...contradictions('findings', row), ...nameless(row)]
    faults.push(...own)
    if (own.length === 0) sound.push({ row, sourceId: sourceOf(tx, row) })
    else outcomes.set(row.row, 'faulty')
  }
  const there = await listedSources(
    tx,
    sound.map(({ sourceId }) => sourceId),
  )
  const fresh: typeof sound = []
  for (const one of sound) {
    const isNew = !there.has(one.sourceId) && !taken.has(one.sourceId)
    taken.add(one.sourceId)
    outcomes.set(one.row.row, isNew ? 'new' : 'repeated')
    if (isNew) fresh.push(one)
  }
  return { outcomes, faults, store: () => store(tx, fresh) }
}

async function store(
  tx: Tx,
  fresh: readonly { row: ReadRow; sourceId: string }[],
): ReturnType<TakenChunk['store']> {
  const desks = await findFederations(
    tx,
    fresh.map(({ row }) => textOf(row, 'division') ?? ''),
    'county',
  )
  const listed = fresh.map(({ row, sourceId }): ListedLead => {
    const desk = desks.get(textOf(row, 'division') ?? '')?.id ?? tx.initiator.orgId
    // From the command line nobody hands it in: it lies with the county's federation.
    const orgId = tx.initiator.kind === 'user' ? tx.initiator.orgId : desk
    return { body: leadIn(row), sourceId, orgId }
  })
  const added = await registerListed(tx, listed)
  const made = added.flatMap(({ at, lead }) => {
    const row = fresh[at]?.row.row
    return row === undefined ? [] : [{ kind: 'lead' as const, id: lead.id, row }]
  })
  return { made, faults: [] }
}

/** A number belongs to somebody with a name. */
function nameless(row: ReadRow): ImportFault[] {
  const isNameless = identityOf(row) !== null && textOf(row, 'name') === null
  return isNameless ? [faultAt('findings', row, 'name', 'required')] : []
}

function leadIn(row: ReadRow): ListedLead['body'] {
  const channel = textOf(row, 'source') === 'school' ? 'school' : 'hospital'
  const identity = identityOf(row)
  const birth = identity?.birth ?? textOf(row, 'birth')
  const foundOn = textOf(row, 'foundOn') ?? ''
  const done = textOf(row, 'done')
  const told = textOf(row, 'told') ?? ''
  const summary = done === null ? told : `${told}\n已采取措施：${done}`
  const isMinor = birth === null ? channel === 'school' : ageOn(birth, foundOn) < adultAt
  const read = readWords(summary, isMinor || (birth === null && 'unknown'))
  return {
    ...{ channel, ...read, foundOn, summary, division: textOf(row, 'division') ?? '' },
    sourceNumber: textOf(row, 'number') ?? '',
    // Nobody has asked about danger yet: a list's words are no answers.
    ...{ imminent: false, cues: [], isRegistered: false, link: null },
    intake: {
      reporter: {
        relation: channel === 'school' ? 'teacher' : 'official',
        ...{ isAnonymous: false, name: textOf(row, 'unit') ?? '', phone: '' },
      },
      ...{ safeContact: null, wish: '' },
    },
    parties: [
      {
        ...{ role: 'victim', relation: null, isSuspect: false, isGuardian: false },
        ...{ name: textOf(row, 'name'), sex: sexOf(row), birth, legalGround: null },
        ...{ identity: identity?.number ?? null, address: textOf(row, 'address') },
        // Whose phone it is, a list does not say: it may be that of whoever did it.
        ...{ phone: textOf(row, 'phone'), isHidden: true },
      },
    ],
  }
}

/**
 * What the words tell of its kind, so that it is kept closely from the first moment: a child of whom a
 * situation is told is sealed. Whoever triages it corrects it.
 * @param isMinor `unknown` where the list has no birth date
 */
function readWords(
  summary: string,
  isMinor: boolean | 'unknown',
): Pick<ListedLead['body'], 'category' | 'traits'> {
  const { category, violence, minor, cues } = prefill(summary)
  const isChild = isMinor === true || (isMinor === 'unknown' && minor.length > 0)
  const own = isMinor === true ? 'children' : category.value
  const situations = isChild ? situationsIn({ summary, category: own, traits: ['minor'] }) : []
  const traits: LeadTrait[] = []
  if (violence.length > 0) traits.push('violence')
  if (isChild || minor.length > 0) traits.push('minor')
  if (situations.length > 0) traits.push('crime')
  const isSexual =
    situations.some((each) => sexual.has(each)) ||
    cues.some(({ value }) => value === 'sexual-violence')
  if (isSexual) traits.push('sexual')
  return { category: own, traits }
}

function sexOf(row: ReadRow): 'female' | 'male' | null {
  const sex = identityOf(row)?.sex ?? textOf(row, 'sex')
  return sex === 'female' || sex === 'male' ? sex : null
}

/** Each office's list is its own; a number tells a case apart where the list has one. */
function sourceOf(tx: Tx, row: ReadRow): string {
  const fields = ['source', 'unit', 'number', 'foundOn', 'division', 'told'] as const
  const words = fields.map((field) => row.values[field] ?? null)
  const parts = [tx.initiator.orgId, personKey(row), ...words]
  return idFrom(tx.keyring.blindIndex('import-row', JSON.stringify(parts)).toString('hex'))
}
