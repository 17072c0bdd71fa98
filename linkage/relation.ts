import { WordTable } from './word-table.ts'

/** Relations a call-taker writes down, as far as the household's shape depends on them. */
export const relation = {
  none: 0,
  husband: 1,
  wife: 2,
  spouse: 3,
  son: 4,
  daughter: 5,
  child: 6,
  sonInLaw: 7,
  daughterInLaw: 8,
  father: 9,
  mother: 10,
  fatherInLaw: 11,
  motherInLaw: 12,
  brother: 13,
  sister: 14,
  brotherInLaw: 15,
  sisterInLaw: 16,
  man: 17,
  woman: 18,
  neighbour: 19,
  friend: 20,
  official: 21,
  self: 22,
  caller: 23,
  elder: 24,
} as const

const words: Readonly<Record<string, number>> = {
  '老公 丈夫 男人 男将 前夫 前老公 前男人 离异丈夫 离婚丈夫 前任丈夫 男友 男朋友 前男友 前男朋友 姥公 未婚夫 同居男友 孩子他爸 孩子爸爸 孩子父亲 伢他爸 娃他爸 小孩爸爸 小孩父亲 当家的 屋里男人': 1,
  '老婆 妻子 媳妇 堂客 婆娘 前妻 前老婆 前媳妇 离异妻子 离婚妻子 女友 女朋友 前女友 前女朋友 未婚妻 期子 期紫 妻紫 同居女友 孩子他妈 孩子妈妈 孩子母亲 伢他妈 娃他妈 小孩妈妈 小孩母亲 屋里人 屋里的 屋里女人 内人': 2,
  '爱人 配偶 对象 前配偶 前爱人 前对象 同居对象 网友 伴侣': 3,
  '儿子 大儿子 小儿子 二儿子 三儿子 儿梓 儿紫 幺儿 长子 次子 孙子 外孙 继子 养子': 4,
  '女儿 姑娘 大女儿 小女儿 二女儿 大姑娘 小姑娘 幺女 闺女 女儿们 长女 次女 孙女 外孙女 继女 养女 丫头 大丫头 小丫头 女伢': 5,
  '男孩 女孩 小孩 孩子 还子 孩紫 伢 娃 小孩子 女海 男海 细伢 儿伢 外甥 外甥女 侄子 侄女 孙伢 娃娃 婴儿 小朋友 学生 子女': 6,
  '女婿 前女婿 姑爷 大女婿 小女婿 二女婿': 7,
  '儿媳 儿媳妇 前儿媳 前儿媳妇 大儿媳 小儿媳 大儿媳妇 小儿媳妇 二儿媳': 8,
  '父亲 爸爸 老爸 爸 爹 继父 养父 老父亲 亲爸 后爸': 9,
  '母亲 妈妈 老妈 妈 娘 继母 养母 老母亲 亲妈 后妈': 10,
  '公公 公爹 岳父 丈人 老丈人 岳丈': 11,
  '婆婆 婆母 岳母 丈母娘 丈母 家婆': 12,
  '哥哥 弟弟 大哥 二哥 哥 弟 兄弟 堂哥 堂弟 表哥 表弟 小叔子 大伯子 小舅子': 13,
  '姐姐 妹妹 大姐 二姐 姐 妹 堂姐 堂妹 表姐 表妹 小姑子 小姨子 大姑子': 14,
  '姐夫 妹夫 前姐夫 前妹夫': 15,
  '嫂子 弟媳 弟妹 弟媳妇 嫂嫂 前嫂子 前弟媳': 16,
  '男方 男的 一男子 男子 男主人 一男的 男性 一名男子 男人家': 17,
  '女方 女的 一女子 女子 女主人 一女的 女性 一名女子 一女紫 女紫 女人': 18,
  '邻居 隔壁 楼上 楼下 屋后 附近 同楼栋 邻居家 对门 旁边 路人 群众 租户 租客 住户 辖区居民 居民': 19,
  '朋友 闺蜜 同事 同学 战友 工友': 20,
  '工作人员 网格员 妇女主任 妇联主席 妇联 村干部 社区干部 干部 卫生院 卫生服务中心 收治 接诊 急诊 治保主任 执委 护士长 班主任 民政 主任 书记 老师 班上 我院 医院 医生 护士 热线 工单 来电人 市长热线 庇护所 房东 学校 法律援助 物业 保安 村民小组长': 21,
  '其 我 自己 本人 她 他 俺 本身': 22,
  '报警人 报案人 来电人员 当事人 求助人 举报人 反映人': 23,
  '老伴 老人 老太 老汉 爷爷 奶奶 公婆 老爹': 24,
}

/** Words that are no names and end one: verbs, adverbs, formulas, places. Order does not matter. */
const others =
  '报警称 报警 报称 报案称 报案 报 称 讲 说 反映 反应 求助 来电称 来电 接 接到 接报 致电 据 据称 据报 系 是 为 在 于 因 与 和 跟 同 对 把 将 被 给 向 从 到 往 让 找 用 持 拿 拿着 手持 举 ' +
  '因为 由于 因琐事 因家庭 之前 前几天 上次 上个月 昨天 今天 今日 于今日 刚 刚刚 又 又在 再次 多次 一直 经常 长期 仍 仍来 还 已 已经 已离开 曾 曾被 正在 准备 要求 请求 请 请派警 望 希望 需要 要 想 不想 ' +
  '动手 动手打 打 打了 打骂 打架 殴打 殴达 被打 辱骂 骂 威胁 恐吓 跟踪 骚扰 纠缠 掐住 掐 揪住 拖着 推倒 推 抓伤 抓 砍 砍伤 刺 刺伤 捅 捅伤 咬 踢 踹 拳打脚踢 砸 砸门 砸其 砸东西 摔 扇 扇了 烧 泼 关 锁 囚禁 限制 ' +
  '抢 抢走 抢夺 争抢 争执 争吵 吵架 吵嘴 扯皮 闹 闹着 闹事 发生 发生争执 发生口角 发生争吵 发生纠纷 发酒疯 发信息 发短信 打电话 不停 赖在 躲 藏 藏起来 带 带人 带娘家人 离家出走 离家 出走 失联 失踪 走失 联系不上 跑 逃 不见 ' +
  '不让 不给 不同意 不顾 不顾家 不管 不听劝 不赡养 不养 不走 不还 不回 不肯 不愿 不付 不支付 拒不 拒付 拒绝 提出 提出离婚 提出分手 要离婚 离婚 离婚后 分手 分手后 复婚 劝不住 劝 看望 探视 见 虐待 体罚 猥亵 强奸 ' +
  '酒喝多了 喝酒 喝多了 喝醉 醉酒 醉酒后 酒后 吃了酒 赌博 打牌 吸毒 精神病 发作 半夜 夜里 晚上 凌晨 上午 下午 中午 时许 许 左右 当日 扬言 实施 家暴 家庭暴力 冷暴力 施暴 上门 无故 突然 威逼 逼 强行 强迫 ' +
  '在家 在家中 在家里 在外面 在外 在娘家 在场 家中 家里 屋里 家 屋内 头发 脖子 全家 外面 单位 学校里 一年级 上小学 小学 初中 高中 才 也 都 就 等 等人 及 以及 并 并且 但 而 则 等三人 的 了 着 过 地 得 们 ' +
  '身份证号 身份证 身份号码 电话 联系电话 手机 手机号 号码 男 女 岁 出生 姓名 叫 名叫 双方 双芳 民警 我所 派出所 公安局 警察 出警 处警 现场 经了解 经调解 经 处理 处置 对方 夫妻 夫妻吵架 两口子 两公婆 一对 婆媳 父子 母子 ' +
  '单方 名下 承认 供认 情绪 表示 目前 后 时 前 该 此 这 那 其他 其中 及其 之 名字 没 没有 未 无 不 去 来 回家 回来 进屋 进门 赶出 赶处 拉 扔 拔 撞 勒 捆 绑 偷 骗 吓 吓得 哭 喊 喊着 求救 住院 受伤 流血 身上 手臂 面部 腿 上班 下班 ' +
  '至 至今 期间 近期 近日 最近 不久 随后 之后 后来 导致 造成 出现 存在 涉嫌 怀疑 疑似 听到 看到 发现 巡查 辖区 村里 村委会 社区 家属 亲属 家人 亲戚 单身 租住 房屋 房子 财产 债务 欠债 借钱 建房 拆迁 彩礼 抚养费 抚养权 生活费 ' +
  '喂 你们快来 快来 事由 地点 时间 警情 经过 简要 情况 内容 具体 情由 坐在 独自 抱 晕倒 暴露 转账 被骗 网恋 讨要 讨 咨询 精神 异常 陌生 陌生男子 几名 一名 一个 一陌生 婴儿 万元 于是 于 时常 成天 天天 高速 方面 方式 石头 家长 家庭 经济 关系 关于 ' +
  '伤者 患者 病人 伤员 当中 其余 急诊科 麻将 打麻将 要钱 要钱未果 柴刀 水果刀 菜刀 皮带 剪刀 砍刀 凳子 椅子 扁担 擀面杖 木棍 拖鞋 扫帚 学校 从学校 上班的地方 单位门口 楼下 门口 要债 钱 财物 东西 广场 超市 餐馆 药店 商行 酒店 医院 幼儿园 公交车 地方 一直 持刀 追砍 乱砍 点火 点煤气 煤气 同归于尽 全部 部分 上述 上月 上周 边上 方向 时间 经营 经济 经常性 商量 商店 强制 强迫 石块 石头 高跟鞋 高处 金额 金钱 万一 毛巾 花瓶 雷同 白天 黑夜 水杯 水泥 水管 房产 房租 房间 房屋 车辆 车子 车上 钱款 安排 安静 连续 连夜 连打 终日 宁愿 平时 平日 平常 年轻 熊孩子 单独 汤 米 麻烦 应该 应付 温度 文化 相互 管教 管理 管束 成年 未成年 沿路 路上 路边 江边 池塘 湖边 包裹 包括 党员 车祸 宫外孕 全身 ' +
  '今晚 今早 昨晚 前天 当时 现在 时候 每天 每次 有人 有 安全 安置 常年 常常 成立 施救 温州 于昨日 向警方 向民警 向我所 向其 和其 和他 和她 与其 对其 把其 将其 被其 对我 与我 把我 将我 被我 和我 对她 与她 对他 与他 对自己 对报警人 与报警人'

/** What a word of no relation gives in `narrativeWords`; a relation gives its own number. */
export const otherWord = 64

/** Every word that a narrative may hold between names. */
export const narrativeWords = new WordTable(table())

function table(): (readonly [string, number])[] {
  const values = new Map<string, number>()
  for (const word of others.split(' ')) values.set(word, otherWord)
  for (const [line, of] of Object.entries(words)) {
    for (const word of line.split(' ')) values.set(word, of)
  }
  return [...values]
}

/** 女儿的丈夫 → a son-in-law, 姐姐的老公 → a brother-in-law, 儿子女朋友 → a daughter-in-law. */
export function composed(first: number, second: number): number {
  const isPartner =
    second === relation.husband || second === relation.wife || second === relation.spouse
  if (isPartner && first === relation.daughter) return relation.sonInLaw
  if (isPartner && first === relation.son) return relation.daughterInLaw
  if (isPartner && first === relation.sister) return relation.brotherInLaw
  if (isPartner && first === relation.brother) return relation.sisterInLaw
  return second
}
