import type { Step } from './told-kin.ts'
import { isApposition } from './told-kin-place.ts'
import type { Mention } from './told-mention.ts'
import { misdeed } from './told-role.ts'
import { see, type Telling } from './told-telling.ts'

/** Of superiors more counts as acting than of others: 老板说我怀孕了不能上夜班. */
function superiorActs(tie: Step, after: string, prior: string): boolean {
  if (/认识(?:了|的|一|个|有)*$/.test(prior)) return true
  if (tie === 'employer') {
    return /^[^，。；]{0,10}(?:说|让|叫|要|把|不|给我|对我|天天|老是|经常|总|发|调|扣)/.test(after)
  }
  return (
    tie === 'official' &&
    /^[^，。；]{0,8}(?:把我|说我没|划|换成|压着|不给|不让|收了|打|骂|摸|骗|骚扰|威胁|侵占|偏袒)/.test(
      after,
    )
  )
}

/** A 组长 is an employer at work and an official in the village. */
function stepOf(telling: Telling, { word, from, role }: Extract<Mention, { kind: 'role' }>): Step {
  if (
    role.step === 'stranger' &&
    /认识的?(?:一|个)*$/.test(telling.text.slice(0, from)) &&
    !/网|聊天|抖音|微信|游戏|交友/.test(telling.text.slice(Math.max(0, from - 14), from))
  ) {
    return 'other'
  }
  const isWork = /厂|公司|车间|单位|上班|店里|工地|流水线|酒店|超市/.test(telling.text)
  const isSuperior = role.step === 'official' && /^(?:组长|小组长|主任|书记|干部|所长)$/.test(word)
  return isSuperior && isWork && !/[村社委队女]$/.test(telling.text.slice(0, from))
    ? 'employer'
    : role.step
}

export function placeRole(telling: Telling, mention: Extract<Mention, { kind: 'role' }>): void {
  const { step, sex, always } = mention.role
  if (isNearVictim(telling, mention)) return
  if (isApposition(telling.text, mention.from) && telling.me !== undefined) return
  const after = telling.text.slice(mention.to, mention.to + 22)
  const prior = telling.text.slice(Math.max(0, mention.from - 12), mention.from)
  const isVictim = telling.anchor.path[0] === step && telling.anchor.path.length === 1
  if (isVictim) {
    see(telling, mention, telling.victim)
    return
  }
  if (isMany(telling.text, mention)) telling.many.add(mention.word)
  if (telling.many.has(mention.word)) return
  const next = telling.mentions[telling.mentions.indexOf(mention) + 1]
  const isNamed = next?.kind === 'name' && next.from - mention.to < 3
  if (
    /(?:是|当|做|任|陪|像|见|用|借|帮)(?:了|过|一?个|一名|着|的)?[^，。的]{0,6}$/.test(prior) &&
    !prior.endsWith('不是') &&
    !isThatOne.test(prior) &&
    stepOf(telling, mention) !== 'other'
  ) {
    return
  }
  if (/(?:我是|陪|像)(?:个|着)?$/.test(prior)) return
  const isActing =
    always ||
    isThatOne.test(prior) ||
    (isLover.test(mention.word) && affair.test(telling.text)) ||
    (step === 'official' && accused.test(prior)) ||
    isNamed ||
    (acts(after) && step !== 'official') ||
    (accused.test(prior) && step !== 'official') ||
    (among.test(prior) && quarrels.test(after))
  const tie = stepOf(telling, mention)
  const person = telling.tree.follow(telling.victim, [tie])
  if (!(isActing || superiorActs(tie, after, prior))) {
    telling.of.set(mention, person)
    return
  }
  person.sex ??= sex
  person.isListed = true
  see(telling, mention, person)
}

/** 隔壁女的, 楼上男的: from outside they are the victim and her husband. */
function isNearVictim(telling: Telling, mention: Extract<Mention, { kind: 'role' }>): boolean {
  const { victimWords, speaker } = telling.anchor
  const { step, sex } = mention.role
  if (
    victimWords === undefined ||
    (step !== 'neighbour' && step !== 'stranger' && step !== 'classmate')
  ) {
    return false
  }
  if (step === 'neighbour' && speaker?.[0] !== 'neighbour') return false
  const isCoupleTold = /老婆|妻子|媳妇|夫妻|两口子|堂客|女主人|女方|打女的|女的手机|女的说/.test(
    telling.text,
  )
  if (sex === 'male' && isCoupleTold && telling.victim.sex === 'female') {
    const husband = telling.tree.follow(telling.victim, ['husband'])
    husband.sex = 'male'
    husband.isListed = true
    see(telling, mention, husband)
    return true
  }
  if (sex === 'male' || step === 'stranger') {
    if (!victimWords.test(mention.word)) return false
  }
  see(telling, mention, telling.victim)
  return true
}

function isMany(text: string, { from, to }: Mention): boolean {
  return (
    /(?:[两三四五六七八九几俩2-9]|多)(?:个|名|位)[^，。]{0,4}$|(?:一群|一帮|一些|各位|有些)$/.test(
      text.slice(Math.max(0, from - 7), from),
    ) || text.slice(to).startsWith('们')
  )
}

const denying =
  /^(?:[^，。；！？]{0,3})(?:劝|帮|安慰|来劝|让我打|告诉我|说可以|建议|叫我打|介绍|报警|报了警|拉开|陪(?:我去|着我|她去)|送|借钱给|收留|听到|发现|看见|看到|送我)/

function acts(after: string): boolean {
  if (after.startsWith('的')) return false
  const [clause = ''] = after.split(/[。；！？]/)
  return misdeed.test(clause.slice(0, 26)) && !denying.test(clause)
}

const accused = /(?:被|遭|受到?|告|举报|投诉|控告)(?:[^，。]{0,4}|我们?[^，。]{0,5})$/
/** 他是我领导: who does it is told before what he is. */
const isThatOne = /(?:他|她|这个人|那个人|对方)(?:就)?是我们?[^，。]{0,4}$/
const isLover = /^(?:那个?|有个|个)?(?:女|男)(?:人|的)$/
const affair =
  /外面|出轨|勾引|好上|绿帽|小三|外遇|又娶|偷人|有染|搞到一起|养(?:了)?(?:一个|个|人|女)|带回家|那个女/

const among = /(?:与|跟|和|同)[^，。]{0,3}$/

const quarrels = /^[^，。]{0,6}(?:吵|打|闹|纠纷|矛盾|冲突|发生|扯皮|好上|同居|搞|过日子|出轨|暧昧)/
