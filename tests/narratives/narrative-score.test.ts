import { describe, expect, test } from 'vitest'
import { missesOf, scoreOf } from './narrative-score.ts'
import { Narrative, readLines, type Answer, type Told } from './narrative.ts'

const files = [
  'narratives-seen.ndjson',
  'narratives-seen-3.ndjson',
  'narratives-seen-4.ndjson',
  'narratives-seen-5.ndjson',
  'narratives-seen-6.ndjson',
  'narratives-held-out.ndjson',
] as const
const all = files.flatMap((file) => readLines(new URL(file, import.meta.url), Narrative))

function found(test: (narrative: Narrative) => boolean): string[] {
  return all.filter(test).map(({ id }) => id)
}

/** GB 11643, worked out here so that the labels do not lean on the code they judge. */
function isIdentityNumber(id: string): boolean {
  let sum = 0
  for (let at = 0; at < 17; at++) sum += Number(id[at]) * (2 ** (17 - at) % 11)
  return '10X98765432'[sum % 11] === id[17] && id.startsWith('420299')
}

describe('the labelled narratives', () => {
  test('are many, each once', () => {
    expect(all.length).toBeGreaterThanOrEqual(320)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length)
  })

  test('tell every number, address and name that is labelled', () => {
    const spoken = '零一二三四五六七八九'
    const digits = (text: string): string =>
      text
        .normalize('NFKC')
        .replaceAll('幺', '一')
        .replaceAll(/[零一二三四五六七八九]/g, (said) => String(spoken.indexOf(said)))
        .replaceAll(/\D/g, '')
    expect(
      found(({ text, gold }) => gold.phones.some((phone) => !digits(text).includes(phone))),
    ).toEqual([])
    expect(
      found(({ text, gold }) => gold.idNumbers.some((id) => !text.toUpperCase().includes(id))),
    ).toEqual([])
    expect(found(({ text, gold }) => gold.addresses.some((at) => !text.includes(at)))).toEqual([])
    expect(
      found(({ text, gold }) =>
        gold.people.some(({ name }) => name !== null && !text.includes(name)),
      ),
    ).toEqual([])
  })

  test('have identity numbers that are valid and nobody’s', () => {
    expect(found(({ gold }) => !gold.idNumbers.every(isIdentityNumber))).toEqual([])
  })

  test('have one kind of anchor, and at least one, unless they are no matter at all', () => {
    const anchors = ({ people }: Told): Set<string> =>
      new Set(
        people.map(({ relation }) => relation).filter((each) => /^(?:self|victim)$/.test(each)),
      )
    expect(found(({ gold }) => anchors(gold).size !== (gold.category === 'other' ? 0 : 1))).toEqual(
      [],
    )
  })

  test('call whoever is under age a minor', () => {
    expect(
      found(
        ({ gold }) =>
          !gold.minor &&
          gold.people.some(
            ({ relation, age }) =>
              (relation === 'self' || relation === 'victim') && age !== null && age < 18,
          ),
      ),
    ).toEqual([])
  })

  test('have violence where a cue is violent in itself', () => {
    const violent = new Set<string>([
      'strangulation',
      'sexual-violence',
      'confinement',
      'prior-violence',
    ])
    expect(
      found(({ gold }) => !gold.violence && gold.cues.some((cue) => violent.has(cue))),
    ).toEqual([])
  })

  test('leave everything empty in what is no matter', () => {
    expect(
      found(
        ({ gold }) =>
          gold.category === 'other' &&
          (gold.violence ||
            gold.minor ||
            [gold.phones, gold.idNumbers, gold.addresses, gold.people, gold.cues].flat().length >
              0),
      ),
    ).toEqual([])
  })
})

describe('the score', () => {
  const answers: Answer[] = all.map(({ id, gold }) => ({ id, ...gold }))

  test('is full for the labels themselves', () => {
    const score = scoreOf(all, answers)
    expect(score.unanswered).toEqual([])
    expect([score.phones.f1, score.phones.exact, score.people.f1, score.cues.f1]).toEqual([
      1, 1, 1, 1,
    ])
    expect([score.category, score.violence.recall, score.minor.precision]).toEqual([1, 1, 1])
    expect([score.names, score.sexes, score.ages]).toEqual([1, 1, 1])
    expect(missesOf(all, answers)).toEqual([])
  })

  test('counts what is missed, what is wrong and who is taken for another', () => {
    const [narrative] = readLines(new URL(files[0], import.meta.url), Narrative)
    if (narrative === undefined) throw new Error('there is no narrative')
    const gold: Told = {
      ...narrative.gold,
      phones: ['13800000001', '13800000002'],
      people: [
        { name: null, relation: 'self', sex: 'female', age: 30 },
        { name: '甲', relation: 'husband', sex: 'male', age: null },
      ],
      violence: true,
      cues: ['weapon', 'substance'],
    }
    const answer: Answer = {
      ...gold,
      id: narrative.id,
      phones: ['13800000001'],
      people: [
        { name: null, relation: 'self', sex: 'female', age: 31 },
        { name: '甲', relation: 'father', sex: 'male', age: null },
      ],
      violence: false,
      cues: ['weapon', 'stalking', 'pregnancy'],
    }
    const score = scoreOf([{ ...narrative, gold }], [answer])
    expect(score.phones).toMatchObject({ right: 1, wrong: 0, missed: 1, recall: 0.5, exact: 0 })
    expect(score.people).toMatchObject({ right: 1, wrong: 1, missed: 1, f1: 0.5 })
    expect([score.sexes, score.ages]).toEqual([1, 0])
    expect(score.violence).toMatchObject({ recall: 0, precision: null })
    expect(score.cues.f1).toBeCloseTo(0.4)
    expect(missesOf([{ ...narrative, gold }], [answer]).map(({ field }) => field)).toEqual([
      'phones',
      'people',
      'violence',
      'cues',
    ])
  })

  test('names what was not answered, and refuses a stranger', () => {
    expect(scoreOf(all, answers.slice(1)).unanswered).toEqual([all[0]?.id])
    expect(() => scoreOf(all.slice(1), answers)).toThrow('no narrative')
    const [first] = answers
    if (first === undefined) throw new Error('there is no answer')
    expect(() => scoreOf(all, [first, first])).toThrow('twice')
  })
})
