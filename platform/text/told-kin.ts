import { words } from './told.ts'

export type Sex = 'female' | 'male'

/** One step from a person to another. Longer ties are paths of steps: 婆婆 is husband, then mother. */
export type Step =
  | 'husband'
  | 'wife'
  | 'spouse'
  | 'ex-husband'
  | 'ex-wife'
  | 'ex-spouse'
  | 'partner'
  | 'ex-partner'
  | 'son'
  | 'daughter'
  | 'child'
  | 'father'
  | 'mother'
  | 'parent'
  | 'brother'
  | 'sister'
  | 'sibling'
  | 'grandparent'
  | 'relative'
  | 'neighbour'
  | 'employer'
  | 'colleague'
  | 'teacher'
  | 'classmate'
  | 'official'
  | 'stranger'
  | 'other'

/**
 * Words for kin, `path [f|m]: words`, as they are used on the hotline, in police briefs, in notes of
 * visits and in the dialects along the middle Yangtze. Collected for this platform; a word that is
 * missing is added here and nowhere else.
 */
const table = `
husband m: 死鬼 那个死鬼 我那个死鬼 屋里那个死鬼 死鬼男人 老鬼 那个老鬼 屋里老鬼 砍脑壳的 背时鬼 老东西 我男的 老公 丈夫 男人 爱人子 屋里男人 屋里头男人 当家的 当家人 老头子 老头 先生 男将 外子 孩子爸 孩子他爸 孩子他爹 娃他爸 伢他爸 伢的爸 小孩爸 小孩爸爸 孩子爸爸 孩子的爸爸 孩子父亲 孩子的父亲 孩子他爸爸 孩子爹 伢爸 伢他爷 崽他爸 宝爸 其夫 亡夫 夫君 未离婚的丈夫 现任丈夫 现任老公 二婚丈夫 现老公 现在的老公 后来的老公 男方 前头男人
wife f: 我女人 我屋里女人 老婆 妻子 媳妇 媳妇儿 堂客 女将 婆娘 婆姨 屋里女人 其妻 亡妻 孩子妈 孩子他妈 孩子她妈 孩子妈妈 孩子的妈妈 孩子母亲 孩子的母亲 小孩妈妈 小孩妈 娃他妈 伢他妈 伢的妈 伢妈 太太 夫人 内人 现任妻子 现任老婆 女方 老婆子
spouse: 爱人 配偶 老伴 老伴儿 屋里的 屋里人 屋里头的 屋里那个 家里那位 家里那口子 我家那口子 那口子 另一半 对象
ex-husband m: 前头那个死鬼 前头那个 前头那口子 前头的男人 前面那个男人 离了的男人 前面的老公 前夫 前老公 前任丈夫 前任老公 前头那个男人 离婚的老公 离了婚的老公
ex-wife f: 前妻 前老婆 前任妻子 前任老婆 前媳妇
ex-spouse: 前任配偶 前配偶
partner m: 男朋友 男友 未婚夫 男对象 同居男友 同居男子 同居男人 现男友 现任男友
partner f: 女朋友 女友 未婚妻 女对象 同居女友 同居女子 同居女人 现女友
partner: 同居对象 同居的对象 同居伴侣 恋人 恋爱对象 男女朋友 网恋对象 同居人 同居者 相亲对象
ex-partner m: 前男友 前男朋友 前任男友 前任男朋友 以前的男朋友 分手的男朋友 前同居男友 原男友
ex-partner f: 前女友 前女朋友 前任女友 以前的女朋友
ex-partner: 前任 前对象 前任对象 前同居对象 前恋人
son m: 我儿 儿子伢 我崽 我幺儿 儿子 大儿子 小儿子 二儿子 儿伢 男伢 男孩 男娃 男娃子 崽 崽子 独子 长子 次子 三儿子 幼子 大儿 男孩子 细儿 幺儿 继子 养子 老大儿子 婴儿男 其子 大崽 细崽 儿娃子 亲儿子 男婴 男宝 二崽 一子
daughter f: 我女 我妹崽 女儿 大女儿 小女儿 二女儿 姑娘 闺女 丫头 女伢 姑娘伢 女孩 女娃 女娃子 囡 细姑娘 大姑娘 小姑娘 幺姑娘 幺女 长女 次女 三女儿 继女 养女 其女 独女 独生女 女伢儿 细女 大丫头 小丫头 亲女儿 女婴 女宝 伢姑娘 丫头片子 幺妹子 小女孩 小女 老幺姑娘 细妹子 女童 幼女 小女娃 一女 女孩子 女婴儿
child: 我家小的 我家大的 我屋小的 我屋大的 家里小的 孩子 小孩 小孩子 小孩儿 伢 伢子 细伢 细伢子 娃 娃儿 娃娃 小娃 宝宝 宝贝 婴儿 婴孩 小朋友 毛毛 幼儿 大孩子 小家伙 孩儿 小伢 继子女 小毛头 大宝 二宝 老大 老二 老三 大伢 二伢 奶娃 奶伢 毛伢 外孙辈 大娃 二娃 三宝 幼童 孤儿 养子女 细鬼 独生子女
father m: 爸爸 爸 父亲 爹 爹爹 老爸 老爹 老爷子 我爷 继父 后爸 后爹 养父 生父 亲爸 亲爹 老头儿 其父 老父亲 老父 亲生父亲 爷老子 后老子 伯伯爸 爸比 叔爸 后老爹
mother f: 妈妈 妈 母亲 娘 老妈 老娘 妈咪 继母 后妈 后娘 养母 生母 亲妈 亲娘 其母 老母亲 老母 姆妈 亲生母亲 姆 娘老子 恩娘
parent: 监护人 家长
brother m: 哥哥 哥 弟弟 弟 老弟 大哥 二哥 三哥 小弟 大弟 二弟 兄长 亲哥 亲弟 亲哥哥 亲弟弟 娘家哥 娘家哥哥 娘家弟弟 娘家兄弟 娘家弟 胞兄 胞弟 兄弟 亲兄弟 继兄
sister f: 姐姐 姐 妹妹 妹 老妹 大姐 二姐 三姐 小妹 大妹 二妹 亲姐 亲妹 亲姐姐 亲妹妹 娘家姐 娘家姐姐 娘家妹妹 姊 姊姊 胞姐 胞妹 继妹 继姐 妹子
father>father m: 爷爷 祖父 爷 爹爹爷 嗲嗲 公爷 太爷爷 曾祖父
father>mother f: 奶奶 祖母 婆爹 阿婆 太奶奶 曾祖母
mother>father m: 外公 外爷 姥爷 外祖父 家公 嘎公 家家公 家爹
mother>mother f: 外婆 姥姥 外祖母 家婆 嘎婆 家家 嘎嘎 姥娘 阿嬷
husband>father m: 公公 公佬 公爹 公老 公公爹 公老头 前公公 婆家爸 婆家爹 婆爸 婆家父亲
husband>mother f: 婆婆 婆佬 婆婆妈 婆子妈 婆老 婆妈 婆母 恶婆婆 婆婆娘 前婆婆 婆家妈 婆娘妈 准婆婆 婆家母亲
wife>father m: 岳父 老丈人 丈人 岳丈 丈人佬 丈老头 前岳父 丈人爹 亲爷老子
wife>mother f: 岳母 丈母娘 丈母 岳母娘 前岳母 亲家娘
husband>sister f: 大姑子 小姑子 姑子 大姑姐 小姑 大姑子姐 婆家姐姐
husband>brother m: 小叔子 大伯子 大伯哥 小叔 叔子 婆家弟弟 婆家哥哥 大伯子哥
husband>brother>wife f: 妯娌
wife>sister f: 小姨子 大姨子
wife>brother m: 小舅子 大舅子 舅子 大舅哥 妻弟 妻兄 舅老倌 内弟
brother>wife f: 嫂子 嫂嫂 大嫂 二嫂 弟媳 弟媳妇 弟妹 弟妇 兄嫂 哥嫂 弟媳子 娘家嫂子 嫂
sister>husband m: 姐夫 妹夫 姐夫哥 妹婿
son>wife f: 儿媳 儿媳妇 媳妇子 大儿媳 小儿媳 二儿媳 前儿媳 准儿媳 儿媳妇儿
daughter>husband m: 女婿 前姑爷 姑爷 大女婿 小女婿 郎婿 前女婿 上门女婿
child>son m: 孙子 外孙 孙儿 大孙子 小孙子 孙伢 外孙子 孙崽 小外孙
child>daughter f: 孙女 外孙女 孙女儿 小孙女 大孙女 外孙姑娘 孙姑娘
child>child: 孙娃 孙伢子 重孙
sibling>son m: 侄子 侄儿 外甥 外甥子 侄伢 侄儿伢 外甥伢
sibling>daughter f: 侄女 外甥女 侄女儿 外甥姑娘
sibling>son>wife f: 侄媳妇 侄媳 外甥媳妇
child>child>wife f: 孙媳妇 孙媳
father>brother m: 叔叔 叔 伯伯 伯父 大伯 二伯 二叔 三叔 幺叔 幺爸 幺爹 细爷 细叔 小叔叔 叔父 堂叔 亲叔叔 幺伯
father>brother>wife f: 婶婶 婶子 婶 伯母 大妈 大婶 婶娘 伯娘 二婶 细娘
father>sister f: 姑姑 姑妈 姑 姑母 大姑 二姑 幺姑 姑姑家 细姑 大姑妈 小姑妈
father>sister>husband m: 姑父 姑爹 姑丈
mother>brother m: 舅舅 舅 大舅 二舅 小舅 舅父 娘舅 幺舅 舅爷 细舅
mother>brother>wife f: 舅妈 舅母 舅娘
mother>sister f: 姨妈 姨 姨娘 小姨 大姨 二姨 姨母 细姨
mother>sister>husband m: 姨父 姨夫 姨爹 姨丈
relative m: 堂弟伢 表弟伢 堂哥 堂弟 表哥 表弟 堂兄 堂兄弟 表叔 表舅 连襟 干爹 干爸 义父 姐公 妹公 叔公 舅公 伯公 继外公 干儿子 堂伯 远房叔叔 远房表叔 表伯 姑爷爷 亲家公 表姐夫 堂姐夫 姑公
relative f: 堂姐 堂妹 表姐 表妹 表嫂 堂嫂 亲家母 干妈 干娘 义母 叔婆 舅婆 姑婆 姨婆 姑奶奶 姑奶 姨奶奶 干女儿 表姑 表姨 堂姑 舅奶奶 堂婶
relative: 亲戚 亲属 家属 亲家 本家 族人 远房亲戚 男方家属 女方家属 族亲
grandparent m: 太公 太爷
grandparent f: 太婆 太奶
`

/** Two people in one word. Other plurals name nobody in particular. */
const pairs = `
父母: father m, mother f
爸妈: father m, mother f
爹妈: father m, mother f
爹娘: father m, mother f
爸爸妈妈: father m, mother f
双亲: father m, mother f
养父母: father m, mother f
父亲母亲: father m, mother f
老人家父母: father m, mother f
生父母: father m, mother f
亲生父母: father m, mother f
亲爸妈: father m, mother f
公婆: husband>father m, husband>mother f
公公婆婆: husband>father m, husband>mother f
公爹公婆: husband>father m, husband>mother f
公婆俩: husband>father m, husband>mother f
岳父母: wife>father m, wife>mother f
岳父岳母: wife>father m, wife>mother f
丈人丈母娘: wife>father m, wife>mother f
爷爷奶奶: father>father m, father>mother f
爷奶: father>father m, father>mother f
祖父母: father>father m, father>mother f
外公外婆: mother>father m, mother>mother f
姥姥姥爷: mother>father m, mother>mother f
外祖父母: mother>father m, mother>mother f
姥爷姥姥: mother>father m, mother>mother f
奶奶爷爷: father>father m, father>mother f
哥嫂: brother m, brother>wife f
兄嫂: brother m, brother>wife f
一儿一女: son m, daughter f
一子一女: son m, daughter f
一双儿女: son m, daughter f
一男一女两个孩子: son m, daughter f
一女一子: daughter f, son m
一女一儿: daughter f, son m
儿子儿媳: son m, son>wife f
儿子媳妇: son m, son>wife f
儿子儿媳妇: son m, son>wife f
儿子和媳妇: son m, son>wife f
女儿女婿: daughter f, daughter>husband m
叔叔婶婶: father>brother m, father>brother>wife f
姑姑姑父: father>sister f, father>sister>husband m
舅舅舅妈: mother>brother m, mother>brother>wife f
老婆孩子: wife f, child
老婆伢: wife f, child
妻儿: wife f, child
`

export type Tied = { readonly path: readonly Step[]; readonly sex?: Sex | undefined }

function tied(text: string): Tied {
  const [path = '', sex] = words(text)
  return {
    path: path.split('>') as Step[],
    sex: sex === 'f' ? 'female' : sex === 'm' ? 'male' : undefined,
  }
}

/** Every word with whom it names: one person, or two. */
export const kinWords: ReadonlyMap<string, readonly Tied[]> = new Map([
  ...lines(table).flatMap(([head, tail]) =>
    words(tail).map((word): [string, readonly Tied[]] => [word, [tied(head)]]),
  ),
  ...lines(pairs).map(([word, people]): [string, readonly Tied[]] => [
    word,
    people.split(',').map(tied),
  ]),
])

function lines(text: string): (readonly [string, string])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at), line.slice(at + 1)] as const
    })
}
