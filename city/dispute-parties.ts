import { PartyInput } from '#domain/matters/party.schema.ts'
import type { Intake } from '#domain/leads/intake.schema.ts'
import type { Scene } from './dispute-scenes.ts'
import { nameOf } from './names.ts'
import { randomOf } from './random.ts'

/** She, the other side, and the child about whom the quarrel is. */
export function givenPartiesOf({ dispute, cast, topic }: Scene): PartyInput[] {
  const random = randomOf(dispute.n, 'parties')
  const { name, birth, identity, phone } = cast.woman
  const { address } = dispute.household
  const isIdentified = random.chance(0.85)
  const { relation } = topic
  const sex = isWoman(relation) ? 'female' : 'male'
  const parties = [
    PartyInput.parse({
      ...{ role: 'victim', relation: 'self', name, sex: 'female', phone, address },
      ...(isIdentified ? { birth, identity } : {}),
    }),
  ]
  if (relation !== 'other') {
    parties.push(PartyInput.parse({ role: 'other-side', relation, name: cast.other.name, sex }))
  }
  if (!aboutChildren.has(topic.topic)) return parties
  const isGirl = cast.child.includes('女')
  const child = nameOf(random, isGirl ? 'female' : 'male', 2012, cast.other.surname)
  return [
    ...parties,
    PartyInput.parse({
      ...{ role: 'child', relation: isGirl ? 'daughter' : 'son', name: child },
      sex: isGirl ? 'female' : 'male',
    }),
  ]
}

const aboutChildren: ReadonlySet<string> = new Set(['childcare', 'visiting', 'maintenance'])

function isWoman(relation: Scene['topic']['relation']): boolean {
  return relation === 'mother-in-law' || relation === 'relative'
}

/** What is told besides the story: who says it, how to reach her, what she wants. */
export function intakeOf({ dispute, cast, channel, voice }: Scene): Intake {
  const random = randomOf(dispute.n, 'intake')
  const { phone } = cast.woman
  const isHer = channel !== 'police' && channel !== 'court' && channel !== 'other'
  return {
    reporter: isHer
      ? { relation: 'self', isAnonymous: false, name: cast.woman.name, phone: phone ?? '' }
      : { relation: 'official', isAnonymous: true, name: '', phone: '' },
    safeContact:
      phone === null || random.chance(0.5)
        ? null
        : {
            phone,
            time: random.pick(['上午9点以后', '中午饭后', '下午收工前', '接孩子之前']),
            opening: random.pick(['说是妇女之家通知活动', '照实说是妇联', '说是村里登记医保']),
            avoid: random.pick(['晚饭时不要打', '对方在家时不接', '']),
          },
    wish: random.chance(0.7) ? voice.wish() : '',
  }
}
