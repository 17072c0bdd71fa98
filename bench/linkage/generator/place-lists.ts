/** Invented names of villages, hamlets, roads, compounds and landmarks. Towns and counties are real (domain/divisions). */
export const villageHead =
  '樟树 枣林 石桥 枫树 油榨 鸭塘 古井 七里 双港 老屋 茶园 莲花 杉木 白果 竹林 沙洲 黄泥 高坡 大畈 细畈 牛角 铁炉 凉亭 银山 马鞍 长岭 南垄 北冲 磨山 芦花 桃花 月山 龙泉 仙鹤 狮岩 金鸡 栗树 梨园 官塘 新屋 下湾 上冲 河口 望夫 五房 六屋 罗汉 青石 红岩 花桥 石门 土桥 燕窝 苦竹 排楼 祠堂 庙岭 砖窑 东泉 西塘'
export const villageTail = '垴 畈 垄 咀 港 坳 冲 坪 山 桥 湖 塘 岭 庄 墩 铺 源 泉'
/** Given again in town after town, as real villages are. */
export const commonVillages = '新屋 桥头 高畈 石桥 东坪 上庄 长岭 大塘'
export const hamletTail = '湾 塆 垸 庄 屋 家 组屋 大屋 咀 畈'
export const hamletHead = '上 下 前 后 细 大 老 新 东 西 中 里'
export const roads =
  '胜利路 新建路 沿湖路 富贵路 团结街 纺织巷 桂花路 长乐大道 人民一路 青山路 迎宾大道 滨河路 矿山路 湖滨街 老码头街 建材路 学府路 东门街 环城路 金山大道 铜都大道 永安巷 和平街 车站路 双拥路 月亮山路'
export const compoundHead =
  '湖景 御龙 金色 锦绣 阳光 东方 盛世 翰林 凤凰 水岸 万豪 幸福 丽都 世纪 绿洲 江南 香榭 名都 天润 桂语'
export const compoundTail = '花园 小区 家园 公馆 名城 新村 雅苑 华庭 国际 华府 苑 安置小区 还建楼'
export const landmarks =
  '老供销社 幸福超市 中心小学 邮政所 卫生院 农商行 公交站 菜市场 加油站 祠堂 移动营业厅 小太阳幼儿园 老戏台 水厂 红旗桥 顺发五金店 天天鲜水果店 粮管所 变电站 快递驿站'
export const metAt =
  '医院门诊大厅 汽车客运站 菜市场门口 学校大门口 网吧门口 KTV包厢 法院门口 民政局门口 厂区宿舍 大排档 路边 宾馆大堂 湖边公园 派出所门口'
