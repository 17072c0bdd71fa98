import { setTimeout } from 'node:timers/promises'
import type { Client } from '../server-process.ts'

/** What comes in by the chain: people, leads, referrals, meetings, orders, warnings, supervision. */
export const plantedInChain = {
  leadStory: '来电说她从后窗翻出去躲在菜地里哭',
  leadWish: '盼着先有个地方让她和娃歇几晚',
  reporterName: '尹妙珠',
  reporterPhone: '13697255501',
  safePhone: '13697255502',
  safeOpening: '就说是供销社催着换化肥票',
  safeAvoid: '天黑之后他在堂屋守着电话机',
  partyIdentity: '420222198507134520',
  partyPhone: '13697255503',
  partyAddress: '下陆区桂花塘巷六十一号阁楼',
  otherAddress: '富池镇石料厂旁的旧工棚东头',
  personPhone: '13697255504',
  contactValue: '西塞山区江堤小区甲栋五门',
  contactAnswerer: '隔壁裁缝铺的聋哑师傅',
  contactNote: '敲门三短一长她才会开',
  kinName: '漆家驹',
  kinIdentity: '420222197905064519',
  cueEvidence: '颈部两道紫红勒痕拍了照',
  summary: '请民警上门时先支开她公公',
  workLog: '到石料厂找他谈话他拒绝开门',
  feedback: '已责令写下不再动手的保证',
  agenda: '商量她下月开庭那天怎么接送',
  briefing: '她怕在法院门口被婆家人围住',
  minutes: '议定由女民警便装陪她走侧门',
  task: '开庭前夜派车到巷口候着她',
  orderFacts: '腊月里他把她锁进猪圈整整一夜',
  orderPhone: '13697255505',
  orderAddress: '铁山区矿工新村乙排二十九户',
  breach: '他翻墙进院子砸坏了水缸',
  warningFacts: '他当着孩子的面用皮带抽她后背',
  visitText: '查访时他低头不语碗筷未洗',
  requirement: '三日内须把她的伤情鉴定补办妥当',
  reply: '鉴定书今日已由所长亲自取回',
  leave: '回娘家侍候病重的老母亲',
  message: '她在电话里一直压着嗓子说话',
} as const

const village = '420222101200'
const planted = plantedInChain

/** A name is searched for and lies in clear, as in every table of people. */
const herName = '漆小芒'

/** What an answer of the platform may hold that is needed further on. */
type Answer = {
  readonly id: string
  readonly version: number
  readonly file: { readonly matterId: string } | null
  readonly page: { readonly id: string } | null
  readonly items: readonly { readonly id: string }[]
}
type Me = { readonly id: string; readonly orgId: string; readonly now: string }

/** Takes one woman through the whole chain, with a secret in every field that takes words. */
export async function enterChain(who: {
  readonly officer: Client
  readonly county: Client
  readonly police: Client
  readonly court: Client
}): Promise<void> {
  const { officer, county, police, court } = who
  const { now } = await meOf(officer)
  const clock = async (): Promise<string> => (await meOf(officer)).now
  const later = (milliseconds: number): string =>
    new Date(Date.parse(now) + milliseconds).toISOString()
  const today = now.slice(0, 10)
  const lead = await sent(officer, '/leads', {
    ...{ channel: 'hotline', category: 'marriage-family', division: village, foundOn: today },
    ...{ summary: planted.leadStory, isRegistered: true, traits: ['violence'], imminent: true },
    cues: [{ cue: 'strangulation', answer: 'yes' }],
    intake: {
      reporter: {
        ...{ relation: 'neighbour', name: planted.reporterName, phone: planted.reporterPhone },
      },
      safeContact: {
        ...{ phone: planted.safePhone, time: '上午' },
        ...{ opening: planted.safeOpening, avoid: planted.safeAvoid },
      },
      wish: planted.leadWish,
    },
    parties: [
      {
        ...{ role: 'victim', name: herName, relation: 'self', isHidden: true },
        ...{ identity: planted.partyIdentity, phone: planted.partyPhone },
        address: planted.partyAddress,
      },
      { role: 'other-side', name: '石铁山', relation: 'husband', address: planted.otherAddress },
    ],
  })
  const matter = lead.file?.matterId ?? ''
  await sent(officer, `/matters/${matter}/cues`, {
    answers: [{ fact: 'strangulation', answer: 'yes', evidence: planted.cueEvidence }],
  })
  await sent(officer, `/matters/${matter}/take`, {})
  await sent(officer, `/matters/${matter}/record`, { kind: 'contact', text: planted.message })
  await enterPerson(officer)

  const [station, tribunal] = [(await meOf(police)).orgId, (await meOf(court)).orgId]
  const { page: referral } = await sent(officer, `/matters/${matter}/referrals`, {
    ...{ organisationId: station, urgency: 'urgent', summary: planted.summary },
    ...{ fields: ['identity', 'narrative', 'wish', 'safe-contact', 'parties'] },
    ground: { code: 'domestic-violence-15' },
  })
  const on = `/referrals/${referral?.id ?? ''}`
  await sent(police, `${on}/accept`, {})
  await sent(police, `${on}/log`, { text: planted.workLog })
  await sent(police, `${on}/feed-back`, { outcome: 'done', text: planted.feedback })

  const startsAt = later(5_000)
  const meeting = await sent(officer, `/matters/${matter}/meetings`, {
    ...{
      startsAt,
      venue: '镇政府',
      agenda: planted.agenda,
      briefing: planted.briefing,
    },
    invited: [station],
  })
  const order = await sent(officer, '/orders', {
    matterId: matter,
    application: {
      ...{ applicant: { name: herName }, relation: 'spouse', facts: planted.orderFacts },
      ...{ respondent: { name: '石铁山', address: planted.otherAddress } },
      ...{ measures: ['no-contact'], court: { id: tribunal, name: '阳新县人民法院' } },
    },
    confidential: { phone: planted.orderPhone, address: planted.orderAddress },
  })
  const orders = `/orders/${order.id}`
  await sent(officer, `${orders}/submit`, {})
  await sent(court, `${orders}/accept`, {
    at: await clock(),
    caseNumber: '（2023）鄂0222民保令9号',
  })
  const validUntil = later(30 * 86_400_000).slice(0, 10)
  await sent(court, `${orders}/issue`, { at: await clock(), measures: ['no-contact'], validUntil })
  await sent(officer, `${orders}/record-breach`, {
    ...{ at: await clock(), text: planted.breach, isPoliceTold: true },
  })
  const warning = await sent(officer, '/warnings', {
    matterId: matter,
    content: {
      ...{ victim: herName, warned: { name: '石铁山' }, facts: planted.warningFacts },
      ...{ forbidden: '不得再实施家庭暴力', policeOffice: { id: station, name: '富池派出所' } },
    },
  })
  const warnings = `/warnings/${warning.id}`
  await sent(police, `${warnings}/issue`, { at: await clock(), documentNumber: '富公告诫9号' })
  await sent(officer, `${warnings}/visit`, {
    ...{
      at: await clock(),
      by: '民警与妇联',
      met: 'warned',
      result: 'calm',
      text: planted.visitText,
    },
  })
  const opinion = await sent(county, '/supervision', {
    ...{ kind: 'opinion', addresseeOrgId: station, matterId: matter },
    requirement: planted.requirement,
  })
  await sent(police, `/supervision/${opinion.id}/reply`, { text: planted.reply })
  while ((await clock()) < startsAt) await setTimeout(200)
  await sent(officer, `/meetings/${meeting.id}/hold`, {
    ...{ attended: [station], minutes: planted.minutes },
    decisions: [{ organisationId: station, text: planted.task, dueOn: today }],
  })
  await delegate(officer, today)
}

/** Why somebody is away is nobody's business but her office's. */
async function delegate(officer: Client, today: string): Promise<void> {
  const me = await meOf(officer)
  const colleagues = await officer.send('GET', '/api/v1/colleagues')
  const { items } = (await colleagues.json()) as Answer
  const toAccount = items.find(({ id }) => id !== me.id)?.id
  const reason = planted.leave
  await sent(officer, '/delegations', { toAccount, fromDay: today, toDay: today, reason })
}

async function enterPerson(officer: Client): Promise<void> {
  const person = await sent(officer, '/people', {
    ...{ name: '郝采蘩', sex: 'female', division: village, phone: planted.personPhone },
  })
  await sent(officer, `/people/${person.id}/contacts`, {
    ...{ kind: 'address', value: planted.contactValue, source: 'herself', isSafe: true },
    ...{ whoAnswers: planted.contactAnswerer, note: planted.contactNote, sensitivity: 'sensitive' },
  })
  await sent(officer, '/kinships', {
    ...{ name: planted.kinName, relation: 'sibling', identity: planted.kinIdentity },
  })
}

/** Who is signed in, and the server's clock: a demonstration lives in a year of its own. */
async function meOf(client: Client): Promise<Me> {
  const answer = await client.send('GET', '/api/v1/session')
  if (!answer.ok) throw new Error(`who is it? ${answer.status}`)
  return (await answer.json()) as Me
}

async function sent(client: Client, path: string, body: unknown): Promise<Answer> {
  const answer = await client.send('POST', `/api/v1${path}`, body)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return JSON.parse(text) as Answer
}
