import type { PartyRelation } from '#domain/matters/party.schema.ts'
import { DutyDraft, Situation } from './duty-report.schema.ts'

/** Fields of the page's form, by name; what is longer than may be kept is cut, never refused. */
export type DutyForm = Readonly<Record<string, string>>

/** Relations that a duty unit may tell of a guardian or a suspect. */
export const toldRelations = [
  ...([
    'father',
    'mother',
    'husband',
    'wife',
    'son',
    'daughter',
    'grandparent',
    'relative',
    'teacher',
    'classmate',
    'neighbour',
  ] as const),
  ...(['stranger', 'other'] as const),
] as const satisfies readonly PartyRelation[]

/** What the form says, as far as it has come. */
export function draftOf(form: DutyForm): DutyDraft {
  const cut = (name: string, most: number): string => (form[name] ?? '').trim().slice(0, most)
  const relation = (name: string): PartyRelation | null =>
    toldRelations.find((one) => one === form[name]) ?? null
  const sex = form['child.sex']
  const division = cut('division', 12)
  return DutyDraft.parse({
    subject: form['adult'] === undefined ? 'minor' : 'adult',
    situations: Situation.options.filter((one) => form[`s.${one}`] !== undefined),
    isPoliceCalled: form['called'] !== undefined,
    isImminent: form['danger'] !== undefined,
    division: /^\d{12}$/.test(division) ? division : '',
    ...{ place: cut('place', 200), time: cut('time', 100), story: cut('story', 4_000) },
    ...{ injuries: cut('injuries', 1_000), protection: cut('protection', 1_000) },
    child: {
      ...{ alias: cut('child.alias', 30), name: cut('child.name', 60), age: cut('child.age', 20) },
      sex: sex === 'female' || sex === 'male' ? sex : null,
      ...{ identity: cut('child.identity', 30), address: cut('child.address', 200) },
    },
    guardian: {
      ...{ name: cut('guardian.name', 60), phone: cut('guardian.phone', 40) },
      ...{
        relation: relation('guardian.relation'),
        isSuspect: form['guardian.suspect'] !== undefined,
      },
    },
    suspect: { name: cut('suspect.name', 60), relation: relation('suspect.relation') },
    reporter: { name: cut('me.name', 60), phone: cut('me.phone', 40), post: cut('me.post', 60) },
  })
}
