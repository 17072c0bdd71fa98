import { phoneNumber } from './citizen-number.ts'
import sent from './data/duty-reports.json' with { type: 'json' }
import { nameOf, surnameOf } from './names.ts'
import { randomOf } from './random.ts'

/** What was seen, by which unit, and how it went. */
export type Template = (typeof sent)[number]

/** Phones that no household of the city has. */
const firstPhone = 9_980_000

export function isAdult(of: Template): boolean {
  return 'subject' in of
}

/** What the unit writes on the page of duty units. */
export function draftOf(of: Template, division: string, nth: number, seed: number): unknown {
  const random = randomOf(seed, 'duty-people', nth)
  const surname = surnameOf(random)
  const isOld = isAdult(of)
  const sex = of.sex === 'female' ? 'female' : 'male'
  const born = isOld ? 1945 : 2023 - Number.parseInt(of.age.replaceAll(/\D/g, ''), 10)
  const guardian = {
    name: nameOf(random, of.guardian === 'mother' ? 'female' : 'male', 1985, surname),
    ...{ relation: of.guardian, phone: phoneNumber(firstPhone + nth), isSuspect: of.isSuspect },
  }
  return {
    ...{ situations: of.situations, isPoliceCalled: true, division, time: '今天' },
    ...{ story: of.story, injuries: of.injuries, protection: of.protection },
    ...(isOld ? { subject: 'adult' } : {}),
    child: { alias: of.alias, name: nameOf(random, sex, born, surname), sex, age: of.age },
    ...(of.guardian === '' ? {} : { guardian }),
    reporter: {
      name: nameOf(random, 'female', 1988, surnameOf(random)),
      phone: phoneNumber(firstPhone + 500 + nth),
      post: '工作人员',
    },
  }
}
