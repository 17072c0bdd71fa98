/** Surnames as often as in eastern Hubei, given names by generation, and what a call-taker mishears. Invented combinations. */
export const surnames =
  '陈:70 王:62 李:58 张:55 刘:52 柯:40 黄:38 胡:34 余:32 徐:30 石:27 吴:26 程:25 周:25 明:22 冯:20 曹:19 郭:17 肖:16 梅:14 卫:12 尹:12 骆:11 潘:11 罗:11 何:11 朱:11 邓:10 万:9 汪:9 彭:9 杨:9 马:8 阮:8 虞:4 詹:5 左:4 董:6 方:6 查:4 侯:4 江:4 占:4 费:2 洪:3 华:3 严:3 乐:2 纪:3 桂:2 成:3 熊:3 贺:3 姜:3 邹:3 欧阳:2 上官:1 皮:1 漆:1 殷:2 鲁:2 袁:4 兰:2 盛:2 田:4 夏:4'

export const femaleFirst = {
  old: '桂 秀 玉 金 春 凤 翠 兰 菊 细 腊 银 莲 云 冬 月 爱 美',
  middle: '丽 红 艳 小 海 春 玉 晓 爱 翠 水 慧 淑 建 燕 敏 金 友',
  young: '梦 思 雨 佳 紫 欣 诗 子 婉 静 雅 若 晨 嘉 依 语 可 芷',
}

export const femaleSecond = {
  old: '英 珍 兰 香 枝 娥 莲 秀 花 姣 菊 桂 荣 芝 姑 云',
  middle: '霞 芳 梅 琴 华 燕 娟 萍 红 玲 平 群 荣 丽 珍 敏 霜 芬',
  young: '琪 怡 涵 婷 萱 彤 雯 颖 瑶 欣 悦 妍 琳 萌 蕾 倩 楠 薇',
}

export const maleFirst = {
  old: '细 大 水 金 明 国 汉 贤 启 正 道 绪 世 福 高 祥',
  middle: '建 志 国 海 文 永 勇 小 新 卫 光 俊 红 春 友 先 家 能',
  young: '浩 子 俊 宇 家 思 梓 文 博 天 雨 嘉 泽 一 昊 铭 晨 睿',
}

export const maleSecond = {
  old: '发 生 全 旺 才 木 火 喜 元 炳 法 堂 甫 益 恩 咏',
  middle: '军 平 兵 华 强 林 斌 峰 雄 胜 刚 涛 松 波 钢 辉 祥 兴',
  young: '轩 杰 豪 宇 航 凯 然 阳 鹏 哲 帆 晨 威 俊 琛 涵 淼 博',
}

/** Each line: characters that sound alike to a call-taker. */
export const soundAlike =
  '丽利莉俐 红宏洪虹 华花桦 英瑛樱 芳方坊 萍平苹 燕艳雁 娟涓绢 玲铃灵伶 霞侠 琴勤芹 珍真贞 志智治 建健剑 军君钧 国果 海亥 文雯闻 永勇咏 俊骏峻 辉晖徽 峰锋丰风 斌宾彬 涛滔 强墙 刚钢岗 胜盛圣 兵冰 波博 松嵩 梅玫媒 兰蓝岚 翠脆 春椿 冬东 菊局 莲连廉 云芸匀 月悦越 子梓紫 思斯丝 雨语宇羽 佳嘉家加 欣心新馨 怡仪宜 婷亭廷 涵晗含 轩宣萱 浩昊皓 杰洁捷 豪毫 明铭名 静敬晶 程成陈承 余于俞喻 徐许 柯科 石施 吴伍武 周州 冯逢 曹操 郭国 肖萧晓 潘攀 罗洛骆 何和贺 朱诸 邓登 汪王旺 彭朋 杨扬阳 阮软 詹占 董懂 夏下 尹引'

/** Pairs that a tired eye confuses. */
export const lookAlike =
  '未末 士土 己已 佳住 柯河 陈阵 刘浏 冯马 梅海 红江 娟捐 琴琪 霞露 晴睛 明朋 雨两 杨扬 汪注 俊峻 涛铸 艳绝 萍苹 芳劳 桂挂 细组 田由 胜胀 燕蒸 敏教 国围 建健 英莫 珍诊 兰三 欣坎 志忘 勇男 辉挥 余佘 石右 徐除 洪供 方万 潘播 程稂 周同'

export const womanAlias = '细妹 幺妹 大姐 秀嫂 胖婶 三妹 红姐 小燕 阿霞 二嫂 桂婶 梅子 丽姐'
export const manAlias = '大毛 二狗 细伢 老三 胖子 强哥 三伢 老幺 黑皮 军子 长毛 大苕 平哥'
