import type { Telling } from './told-telling.ts'
import { isCouple, isOffspring } from './told-tie.ts'

/** He without a word for what he is: where a marriage is spoken of, the spouse. */
export function inferSpouse(telling: Telling): void {
  const { root } = telling.tree
  if (telling.anchor.relation !== 'self' || telling.voice !== 'speech') return
  const couple = telling.tree
    .childrenOf(root)
    .filter(({ step }) => step !== undefined && isCouple(step))
  if (couple.some(({ isListed }) => isListed)) return
  const isAlone = telling.tree.people.every(
    (person) => person === root || !person.isListed || isOffspring(person.step ?? 'other'),
  )
  const kind = coupleTold(telling.text, isAlone)
  const found = kind === undefined ? null : ofCouple.exec(telling.text)
  if (kind === undefined || found === null) return
  const isHer =
    /^(?:她|女方)/.test(found[0]) ||
    (found[0].startsWith('我') && root.sex === 'male') ||
    couple.some(({ step }) => step === 'wife')
  const spouse = telling.tree.follow(root, [
    kind === 'dating' ? 'partner' : isHer ? 'wife' : 'husband',
  ])
  spouse.isListed = true
  spouse.sex ??= isHer ? 'female' : 'male'
  spouse.from = found.index
  spouse.to = found.index + found[0].length
}

/** 老公 of whom she is divorced is a former one, and so is a partner with whom it is over. */
export function partCouples(telling: Telling): void {
  const own = telling.tree.childrenOf(telling.victim)
  if (own.some(({ step, isListed }) => step?.startsWith('ex-') === true && isListed)) return
  for (const person of own) {
    const { step } = person
    if ((step === 'husband' || step === 'wife' || step === 'spouse') && isDivorced(telling.text)) {
      person.step = step === 'husband' ? 'ex-husband' : step === 'wife' ? 'ex-wife' : 'ex-spouse'
    }
    if (step === 'partner' && isOver(telling.text)) person.step = 'ex-partner'
  }
}

const ofCouple = /(?:他|她|男方|女方)(?!们|人)|我们(?:两口子|夫妻|俩)|两口子/

const hisViolence =
  /(?:打|掐|踢|砸|威胁|砍|捅|烧|动手|骂|推|摔|烫|抽)[^，。]{0,8}我|把我|保护令|家暴|怀孕|怀了|伺候他/

/** Is a couple told of without a word for the other, and what kind? */
function coupleTold(text: string, isAlone: boolean): 'married' | 'dating' | undefined {
  if (
    /谈恋爱|谈(?:朋友|对象|了[^，。]{0,4}[年月])|处(?:对象|朋友|了[^，。]{0,4}[年月])|相亲认识|搭伙|没(?:有)?(?:领|扯|办|拿|打)(?:过)?(?:结婚)?证|没(?:有)?结婚(?!证)|同居|分手|(?:早就?|已经?)断了|断了(?:联系|关系|来往)|未婚/.test(
      text,
    )
  ) {
    return 'dating'
  }
  if (
    /结(?:了|的)?婚|夫妻|婚后|婚内|婚姻|嫁|两口子|领证|二婚|我们有个(?:儿子|女儿|孩子)|(?<!说|讲)我是(?:他|她)的?(?:老婆|妻子|媳妇|老公|丈夫|男人)/.test(
      text,
    )
  ) {
    return 'married'
  }
  // 我离了婚 alone says nothing of him where 他 may be somebody else
  if (
    /离婚|离了婚|(?:跟|和|与)(?:他|她)(?:早就?|已经|都)?离了/.test(text) &&
    (/(?:跟|和|与)(?:他|她)(?:早就?|已经|都)?离了/.test(text) ||
      /(?:想|要|提|闹|谈|办|打|起诉|同意|不肯|协议)[^，。]{0,3}离婚|离婚[，,]?(?:他|她)/.test(
        text,
      ) ||
      isAlone ||
      /(?:跟|和|与|同)(?:他|她)(?:已经|都)?离/.test(text))
  ) {
    return 'married'
  }
  return isAlone &&
    hisViolence.test(text) &&
    !/网上|卖到|陌生|不认识|有人(?:从|在后|跟|抱|捂|摸|抢|拦)|医生[^，。]{0,8}(?:摸|伸|抱|亲|给我)|客人|客户|那个人|同事|房客|亲戚|保安|门卫|老头|领导|老板|司机|房东|主任/.test(
      text,
    )
    ? 'married'
    : undefined
}

/** Divorced, and not only about to be. */
function isDivorced(text: string): boolean {
  if (
    /(?:还没|没有?|不想|不肯|不愿|怎么|准备|咨询|如果|要是|想|要|闹|起诉|提出?|申请|敢|商量|同意)(?:和我|跟我|和他|跟他|办)?离婚|离婚(?:冷静期|诉讼|起诉|材料|手续)|(?:被告|原告)/.test(
      text,
    ) &&
    !/离婚(?:以后|之后|后|\d|[两三几多一]年)|离了婚/.test(text)
  ) {
    return false
  }
  return /离了婚|(?:跟|和|与)(?:他|她)(?:早就?|已经|都)?离了(?!婚)|我们(?:早就?|已经|都)?离了|离婚(?:以后|之后|后|了|都|已|\d+年|[一两二三四五六七八九十几多半]+年)|(?:已经?|协议|早就?|去年|前年|年初)离(?:了)?婚|判离|判给(?:了)?(?:我|他|她)|法院判[^，。]{0,6}(?:跟|归|给)(?:我|他|她)|办了离/.test(
    text,
  )
}

function isOver(text: string): boolean {
  if (
    /(?:想|要|提|提出|闹|说|敢|就|要求)(?:跟他|和他|了)?分手(?!后|了|以后|半|一|两|几)/.test(
      text,
    ) &&
    !/提了分手/.test(text)
  ) {
    return false
  }
  if (
    /(?:早)?(?:想|不敢|要)分(?:手|了)/.test(text) &&
    !/分了?手(?:后|以后|半|[一两几])/.test(text)
  ) {
    return false
  }
  return /分(?:了)?手|分就分|分开了|断了联系|甩了我|把我甩|早就?断了|分了/.test(text)
}
