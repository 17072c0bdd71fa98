import type { Caller, Dispute, Seat } from './household.ts'

type Words = Readonly<Partial<Record<Seat, string>>>

/** What a caller calls them, first for those who are kin. Married; other bonds are below. */
export const kin: Readonly<Partial<Record<Caller, Words>>> = {
  woman: {
    man: '丈夫 老公 爱人 男人 孩子他爸',
    child: '孩子 小孩 伢',
    'his-parent': '公婆',
    'her-parent': '父母',
  },
  man: { woman: '妻子 老婆 爱人 媳妇 堂客', child: '孩子 小孩 伢' },
  child: { woman: '妈妈 母亲', man: '爸爸 父亲', child: '自己 弟弟 妹妹' },
  'her-parent': { woman: '女儿 姑娘 丫头', man: '女婿', child: '外孙 外甥' },
  'his-parent': { woman: '儿媳 媳妇 儿媳妇', man: '儿子', child: '孙子 孙伢' },
  'her-sibling': { woman: '姐姐 妹妹 大姐', man: '姐夫 妹夫', child: '外甥' },
  friend: { woman: '朋友 闺蜜 同事', man: '朋友的老公 她丈夫', child: '朋友的孩子' },
  teacher: { woman: '学生妈妈', man: '学生爸爸', child: '学生' },
}

export const strangersWords: Readonly<Record<'woman' | 'man' | 'child', string>> = {
  woman: '隔壁女的 那家媳妇 邻居女子 楼上的女人 一名妇女',
  man: '隔壁男的 那家男的 男主人 楼上的男人 一名男子',
  child: '小孩 他家孩子 一个伢',
}

export const callerWords: Readonly<Record<Caller, string>> = {
  woman: '报警人 女子 该女 当事人',
  man: '报警人 男子 该男',
  child: '报警人 儿子 女儿',
  'her-parent': '女方父母 老人 报警人',
  'his-parent': '婆婆 男方家人 老人',
  'her-sibling': '报警人 女方家属 娘家人',
  neighbour: '邻居 对门住户 热心群众',
  shopkeeper: '店主 小卖部老板',
  cadre: '村妇联主席 网格员 村干部 社区书记',
  hotline: '12338热线转 市长热线转办',
  teacher: '班主任 学校老师',
  doctor: '急诊医生 护士站',
  'passer-by': '过路人 群众',
  landlord: '房东',
  friend: '朋友 闺蜜 同事',
}

export const divorcedWords = { man: '前夫 离了婚的男人', woman: '前妻 离了婚的老婆' } as const
export const courtingWords = { man: '男朋友 前男友 谈过的对象', woman: '女朋友 前女友' } as const

export const categories: Readonly<Record<Dispute | 'other-matter', string>> = {
  'beaten-wife': '家庭暴力 家庭纠纷 殴打他人 夫妻矛盾 家暴',
  'beaten-husband': '家庭纠纷 殴打他人 夫妻矛盾',
  divorce: '婚姻纠纷 家庭纠纷 离婚纠纷',
  custody: '抚养纠纷 家庭纠纷 抢夺小孩',
  'former-partner': '情感纠纷 骚扰 恋爱纠纷 威胁',
  'in-laws': '家庭纠纷 婆媳矛盾 邻里家庭矛盾',
  support: '家庭纠纷 经济纠纷 赡养纠纷',
  confinement: '非法限制人身自由 家庭暴力 家庭纠纷',
  'child-harmed': '虐待儿童 家庭暴力 侵害未成年人',
  'other-matter': '求助 盗窃 诈骗 噪音扰民 纠纷 交通 猥亵 走失 校园纠纷',
}

export const results: readonly string[] = [
  '现场调解',
  '口头警告',
  '出具告诫书',
  '双方自行和解',
  '转社区跟进',
  '立案调查',
  '送医治疗',
  '报警人要求撤警',
  '未找到当事人',
  '已转妇联',
  '训诫男方',
  '',
  '',
  '',
]
