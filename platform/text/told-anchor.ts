import { kinWords, type Sex, type Step } from './told-kin.ts'
import type { Mention } from './told-mention.ts'
import { ordinalOf } from './told-ordinal.ts'
import { patientOf, speakerItself, type Anchor } from './told-patient.ts'
import { isCouple, isOffspring, isParent, isSibling } from './told-tie.ts'
import { isHurtSelf, isOfSelf, ofUpbringing, type Voice } from './told-voice.ts'

const people =
  '女的|女人|媳妇|妇女|老婆|大姐|嫂子|妻子|小两口|两口子|夫妻|孩子|小孩|女孩|男孩|男的|男人|老公|丈夫|夫妇|男主人|女主人|婆婆|老人|老太太|奶奶|小姑娘|女伢|伢|娃|女子|那家|那户|人家|住户|爹爹|大爷|老头|妈妈'
const nearby = new RegExp(
  `(?:隔壁|楼上|楼下|对门|邻居|同楼|我们?(?:楼|小区|村|湾|组|塆|院子)[里上]?)[^，。我]{0,8}?(?:${people})[^。]{0,44}(?:打(?!电话|麻将|牌)|骂(?!我)|哭|虐|饿|关在|锁|赶(?!我)|喊救命|家暴|不给[^，。]{0,3}饭|丢在|没人管|动手)`,
)
const childWords =
  /^(?:孩子|小孩|伢|娃|女孩|男孩|女伢|小姑娘|小女孩|小男孩|细伢|小孩子|娃娃|女娃|女孩子|男孩子|小朋友|女童|姑娘|婴儿|女婴|男婴|女生|男生)$/
const wifeWords =
  /^(?:那个女的|那女的|女的|女方|妻子|老婆|媳妇|女人|女子|女主人|堂客|婆娘|一女子|一名女子|女孩子|女孩)$/
const harmedChild =
  /(?:打|骂|虐待|关|饿|丢|锁|拖|摸|欺负)(?:着|了|过)?(?:一个)?(?:孩子|小孩|伢|娃|女伢|女孩|男孩)|(?:孩子|小孩|伢|娃|女伢|女孩|男孩|女婴|男婴|小姑娘)[^，。]{0,10}(?:打|哭|骂|关|锁|饿|没人|一个人|独自|被|虐|丢|放在|捡)|(?:把|将)(?:孩子|小孩|伢|娃)|捡到[^，。]{0,4}(?:婴|孩|娃|伢)/
const bystander =
  /路人|群众报警|热心群众|过路|有人报警|(?:看到|看见|发现|捡到)(?:了)?(?:一|有)?(?:个|名|对)?(?:男|女|婴|人|孩|小|陌|老|夫)|我(?:在|看)[^，。]{0,12}(?:看(?:到|见)|捡到)|有夫妻|有人打架|在这里摆摊|我就是个过路/

const kinWord =
  '妈妈|爸爸|母亲|父亲|姐姐|妹妹|哥哥|弟弟|姐|妹|哥|弟|妈|爸|娘|爹|奶奶|爷爷|外婆|外公|姑姑|姑妈|姨妈|小姨|舅舅|舅妈|嫂子|婶婶|叔叔|伯伯|大伯|婆婆|公公|女儿|儿子|表姐|表妹|堂姐|堂妹|老公|丈夫|老婆|妻子|娘家人|亲戚|侄女|侄子|外甥女|外甥|儿媳|大姨|二姨|姑|姨|小姑子|表哥|堂哥|姐夫|妹夫|岳母|丈母娘|家长|监护人'
const am = new RegExp(
  `(?:我|本人)(?:就)?(?:是|作为|当)(?:一名|一个)?(?:(她|他|孩子|小孩|伢|受害人|受害者|伤者|女孩|当事人|[一-龥]{2,3}?)(?:的|亲)?)?(${kinWord})(?=[，,。！!？?；\\s的啊呀哦]|$|[一-龥]{2,3}[，,。]|电话|想|要|现在|叫|跟你|带|我)`,
)
/** An acquaintance of hers, by what he is. */
const amRole =
  /(?:我|本人)(?:就)?(?:是|作为)(?:一名|一个)?(?:她|他|[^，。]{0,8})?的?(工友|同事|邻居|朋友|闺蜜|同学|室友|老师|班主任|教师|好友|老乡|同桌|舍友)(?=[，,。！；\s]|$|[一-龥]{2,3}[，,。]|电话|想|要|叫)/
const roleSteps: Readonly<Record<string, Step>> = {
  ...{
    工友: 'colleague',
    同事: 'colleague',
    邻居: 'neighbour',
    同学: 'classmate',
    室友: 'classmate',
  },
  ...{ 老师: 'teacher', 班主任: 'teacher', 教师: 'teacher', 同桌: 'classmate', 舍友: 'classmate' },
}
const office =
  /我(?:是|们是|这里是)[^，。]{0,14}(?:社区|网格|村委|居委|妇联|派出所|民警|医生|护士|医院|志愿者|社工|执委|书记|主任|妇女主任|工作人员|大夫)/

const isResident = /我是[^，。]{0,16}(?:住户|居民|业主|村民)/
const hiddenSpeaker = { isSpeakerHidden: true, speaker: undefined }

/** Finds whom the text is about: the speaker, unless somebody else is wronged and the speaker is not. */
export function anchorOf(text: string, mentions: readonly Mention[], voice: Voice): Anchor {
  const flat = text.replaceAll(/[（(][^（()）]{0,40}[）)]/g, (match) => '　'.repeat(match.length))
  if (voice === 'note') return noteAnchor(flat, mentions)
  if (
    voice === 'brief' &&
    /有夫妻|有人打架|匿名|小夫妻|(?:男|女)方[:：]/.test(flat) &&
    /夫妻|男的/.test(flat)
  ) {
    return strangers(flat)
  }
  const isMine = voice === 'speech' ? isOfSelf(flat) : callerHurt.test(flat)
  const isHurt = voice === 'speech' ? isHurtSelf(flat) : callerHurt.test(flat)
  const as = am.exec(flat)
  if (as !== null && !isHurt) {
    const anchor = anchorAs(flat, as, mentions)
    if (anchor !== undefined) return anchor
  }
  if (!isHurt) {
    const other = otherAnchor(flat, mentions, voice, isMine)
    if (other !== undefined) return other
  }
  return {
    ...speakerItself,
    speakerSex: as === null ? undefined : kinWords.get(as[2] ?? '')?.[0]?.sex,
  }
}

function otherAnchor(
  text: string,
  mentions: readonly Mention[],
  voice: Voice,
  isMine: boolean,
): Anchor | undefined {
  if (office.test(text) && !isResident.test(text)) return { ...strangers(text), ...hiddenSpeaker }
  const role = amRole.exec(text)?.[1]
  if (role !== undefined && !isMine) {
    const step = roleSteps[role] ?? 'other'
    return { ...strangers(text), speaker: [step], isSpeakerHidden: false }
  }
  if (!isMine && nearby.test(text)) {
    return { ...strangers(text), speaker: ['neighbour'], isSpeakerHidden: false }
  }
  const patient = patientOf(text, mentions, voice, isMine)
  if (patient !== undefined) return patient
  if (bystander.test(text) && !isMine) return strangers(text)
  return voice === 'brief' &&
    /夫妻(?:打架|吵架)|男的打女的|小夫妻|(?:男|女)方[:：]/.test(text) &&
    !/(?:报警人|来电人)称/.test(text)
    ? strangers(text)
    : undefined
}

/** People without a name or a tie: the child, or else the woman, is the victim. */
function strangers(text: string): Anchor {
  const isChild = harmedChild.test(text) && !/老婆|妻子|夫妻|两口子|堂客|打女的/.test(text)
  const isGirl = /女孩|女伢|小姑娘|女婴|女童|女生/.test(text)
  const isBoy = /男孩|男伢|男婴|男生/.test(text)
  const sex: Sex | undefined =
    isChild || isGirl
      ? isGirl
        ? 'female'
        : isBoy
          ? 'male'
          : undefined
      : /老头|爹爹|大爷/.test(text)
        ? 'male'
        : 'female'
  return {
    ...{ ...speakerItself, relation: 'victim', isSpeakerHidden: true },
    ...{ sex, victimWords: isChild || isGirl || isBoy ? childWords : wifeWords },
  }
}

const callerHurt =
  /(?:打|骂|踢|掐|推|砍|捅|扇|威胁|骚扰|欺负|侮辱|跟踪|堵|辞退|欠|逼|赶|关|锁|殴打|辱骂|纠缠|摸|打伤|家暴|砍伤|猥亵|强奸|动手打|砍死)(?:了|过|伤)?(?:其(?!女|儿|母|父|妻|丈|子|孙|妹|姐|弟|哥|婆|岳|公|侄|婚|友|同|家|他|小|大|外)|报警人(?!的?(?:女|儿|母|父|妻|丈|孩))|来电人|求助人|她(?!的?(?:女|儿|妈|爸|母|父|姐|妹|孩))|自己)|(?:其|报警人|来电人|求助人|反映人|本人|自己)(?!的?(?:女|儿|子|母|父|妻|丈|孙|妹|姐|弟|哥|婆|岳|公|侄|婚|友|同|家|小|大|外))(?:再次|又|多次|长期|经常|在家|昨日|昨晚|今日)?[^，。其]{0,10}(?<!没有)被(?!告知)|(?:对|将|把)(?:其(?!女|儿|母|父|妻|丈|子)|报警人|来电人|求助人)|遭(?:到)?(?:其)?(?:丈夫|老公|前夫|男友|男朋友|妻子|前男友|婆婆|家暴)|(?:称|反映|诉)[^，。]{0,6}被(?:其)?(?:丈夫|老公|前夫|男友|男朋友|妻子|儿子|邻居|老板|婆婆|公公|同事|人|陌生|一)/

/** In a note the subject comes first, unless it is he who harms her. */
function noteAnchor(text: string, mentions: readonly Mention[]): Anchor {
  const note: Anchor = { ...speakerItself, relation: 'victim', isSpeakerHidden: true }
  const wife =
    /(?:与|和|将|把|殴打|打|对|其)(?:其)?(妻子|老婆|妻|女儿|儿子|母亲)([一-龥]{2,3})?/.exec(text)
  const name = wife?.[2]?.slice(0, 2)
  const isBeaten =
    /(?:殴打|击打|打|推|掐|砍|踢)(?:了|伤)?(?:其)?(?:妻子|老婆|女儿|儿子|母亲)(?!的)|(?:将|把|对)(?:其)?(?:妻子|老婆|母亲)/.test(
      text,
    ) ||
    (name !== undefined && new RegExp(`(?:殴打|击打|打|推|掐|砍|踢|打伤)${name}`).test(text))
  const step =
    wife?.[1] === undefined ? undefined : kinWords.get(wife[1] === '妻' ? '妻子' : wife[1])?.[0]
  if (isBeaten && step !== undefined && mentions.length > 0) {
    return { ...note, path: step.path, sex: step.sex }
  }
  return note
}

/** 「我是她姐姐」: the victim is the sister of whom she speaks, or stands apart from her. */
function anchorAs(
  text: string,
  found: RegExpExecArray,
  mentions: readonly Mention[],
): Anchor | undefined {
  const [, whose, as = ''] = found
  const tied = kinWords.get(as)?.[0] ?? { path: ['relative'] as const }
  const step = tied.path[0]
  if (step === undefined) return undefined
  if (isCouple(step) && tied.path.length === 1) {
    if (!/有病|幻听|精神病|抑郁|失踪|自杀|割腕|走失/.test(text)) return undefined
    return {
      ...speakerItself,
      relation: 'victim',
      speaker: [step === 'husband' ? 'husband' : 'wife'],
      speakerSex: tied.sex,
      sex: tied.sex === 'male' ? 'female' : 'male',
    }
  }
  if (/^(?:孩子|小孩|伢)$/.test(whose ?? '孩子') && isParent(step)) {
    const own = mentions.find(
      ({ kind, from, word }) =>
        kind === 'kin' &&
        isOffspring(kinWords.get(word)?.[0]?.path[0] ?? 'other') &&
        from !== found.index,
    )
    const isVictim =
      own !== undefined &&
      (whose !== undefined ||
        /打(?!工|电|游|牌|算)|砸|摸|体罚|猥亵|性侵|欺负|霸凌|不肯收|不收/.test(text))
    if (!isVictim || (ofUpbringing.test(text) && !/被|打|学校|不收|摸/.test(text))) return undefined
  }
  const mine = mentions.find((mention) => {
    if (mention.kind !== 'kin' || mention.people.length > 1) return false
    return mirrors(tied.path, mention.people[0]?.path ?? []) && !found[0].includes(mention.word)
  })
  if (mine !== undefined && mine.kind === 'kin') {
    const [known] = mine.people
    return {
      ...{
        ...speakerItself,
        relation: 'victim',
        path: known?.path ?? [],
        ordinal: ordinalOf(mine.word),
      },
      ...{ sex: known?.sex, speakerSex: tied.sex },
    }
  }
  const sex: Sex | undefined =
    whose === '她' || whose === '女孩' ? 'female' : whose === '他' ? 'male' : undefined
  if (whose === undefined) return undefined
  return { ...speakerItself, relation: 'victim', speaker: tied.path, speakerSex: tied.sex, sex }
}

/** Is one path the way back of the other? 妈 of 女儿, 姐 of 妹, 婆婆 of 儿媳, 姑 of 侄女. */
function mirrors(as: readonly Step[], path: readonly Step[]): boolean {
  const [first = 'other', second] = as
  const [to = 'other', then] = path
  if (as.length === 1 && isParent(first)) return path.length === 1 && isOffspring(to)
  if (as.length === 1 && isSibling(first)) return path.length === 1 && isSibling(to)
  if (as.length === 1 && isOffspring(first)) return path.length === 1 && isParent(to)
  if (second === undefined) return false
  if (isCouple(first) && isParent(second)) {
    return isOffspring(to) && then !== undefined && isCouple(then)
  }
  if (isParent(first) && isParent(second)) {
    return (
      (isOffspring(to) && then !== undefined && isOffspring(then)) ||
      (path.length === 1 && to === 'child')
    )
  }
  if (isParent(first) && isSibling(second)) {
    return isSibling(to) && then !== undefined && isOffspring(then)
  }
  return isSibling(first) && isOffspring(second) && isParent(to) && then !== undefined
}
