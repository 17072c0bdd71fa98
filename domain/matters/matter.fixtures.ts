import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { initialClocks } from './clock.schema.ts'
import type { DueStep } from './due-step.schema.ts'
import { insertSteps } from './due-step.store.ts'
import { keepDue } from './due-step.transition.ts'
import type { Matter, MatterFile } from './matter.schema.ts'
import { insertMatters } from './matter.store.ts'

let counted = 0

/** An open matter of 阳新县富池镇 that nobody has taken yet, unless told otherwise. */
export function aMatter(change: Partial<Matter> = {}): Matter {
  counted += 1
  return {
    region: '420200',
    division: '420222103201',
    orgId: '01890000-0000-7000-8000-00000000000a',
    audience: [],
    sensitivity: 'normal',
    named: [],
    barred: [],
    id: newId(),
    number: `阳新妇 2023-${String(counted).padStart(4, '0')}`,
    leadId: newId(),
    category: 'marriage-family',
    status: 'open',
    level: 3,
    levelReason: 'as-found',
    imminent: false,
    narrative: '夫妻为钱争吵，孩子躲在邻居家',
    subjectName: '李小芳',
    foundOn: '2023-05-06',
    openedAt: '2023-05-10T01:00:00.000Z',
    cleanFollowUps: 0,
    version: 1,
    ...change,
  }
}

/** The matter with its clocks: the step that is due where it stands, unless steps are given. */
export function aMatterFile(
  change: Partial<Matter> & { steps?: readonly DueStep[] } = {},
): MatterFile {
  const { steps, ...fields } = change
  const matter = aMatter(fields)
  const clocks = initialClocks
  if (steps !== undefined) return { ...matter, steps, entries: [], clocks }
  const on = { actor: anActor(), now: new Date(matter.openedAt), id: newId }
  return keepDue({ ...matter, steps: [], entries: [], clocks }, on)
}

/** One that was taken and reached, as most work begins. */
export function aMatterInHand(change: Partial<Matter> = {}): MatterFile {
  return aMatterFile({
    acceptedAt: '2023-05-10T01:30:00.000Z',
    contactedAt: '2023-05-10T02:00:00.000Z',
    assigneeId: '01890000-0000-7000-8000-000000000001',
    assigneeName: '陈玉兰',
    ...change,
  })
}

/** Steps of records that hang on matters. @param places by the matter's id */
export function insertDueSteps(
  tx: Tx,
  steps: readonly DueStep[],
  places: ReadonlyMap<string, Place>,
): void {
  insertSteps(tx, steps, places)
}

export function insertMatterFiles(tx: Tx, files: readonly MatterFile[]): void {
  insertMatters(tx, files)
}

export type Cast = Readonly<
  Record<
    | 'owner'
    | 'neighbour'
    | 'elsewhere'
    | 'shutOut'
    | 'coActing'
    | 'county'
    | 'leader'
    | 'executive',
    Actor
  >
>

/** Who may meet a matter, and where it lies for them to do so. */
export function aCast(): { place: Partial<Matter>; cast: Cast } {
  const [office, helper, barred] = [newId(), newId(), newId()]
  const division = '420222101200'
  const owner = anActor({
    ...{ id: newId(), orgId: office, orgs: [office], divisions: ['420222101'] },
  })
  const county = anActor({
    ...{ id: newId(), orgId: newId(), divisions: ['420222'], roles: ['county-officer'] },
  })
  return {
    place: { orgId: office, audience: [helper], barred: [barred], division },
    cast: {
      owner,
      county,
      neighbour: anActor({ id: newId(), orgId: newId(), divisions: ['420222101'] }),
      elsewhere: anActor({ id: newId(), orgId: newId(), divisions: ['420281102'] }),
      shutOut: { ...owner, id: barred },
      coActing: anActor({
        ...{ id: newId(), orgId: helper, orgs: [helper], divisions: [], roles: ['liaison'] },
      }),
      leader: anActor({ ...county, id: newId(), roles: ['leader'] }),
      executive: anActor({
        ...{ id: newId(), orgId: newId(), divisions: [division], clearance: 'normal' },
        roles: ['village-executive'],
      }),
    },
  }
}
