export const zh = {
  photo: '要拍照才点这里',
  purpose: '为什么拍',
  'purpose.injury': '伤情',
  'purpose.damage': '毁坏的东西',
  'purpose.paper': '证件、文书',
  'purpose.living': '居住状况',
  consent: '先问过她愿不愿意。位置、时间会去掉，照片不留在相册以外的地方，跟走访一起锁上。',
  take: '拍一张',
  taken: '拍了一张：{purpose}',
  remove: '不要了',
  unreadable: '这张打不开，换一张',
} as const

export const en: Readonly<Record<keyof typeof zh, string>> = {
  photo: 'Only if a photo is needed',
  purpose: 'What for',
  'purpose.injury': 'Injury',
  'purpose.damage': 'Damage',
  'purpose.paper': 'Papers',
  'purpose.living': 'Living conditions',
  consent:
    'Ask her first. Place and time are taken out, and it is locked with the visit like the rest.',
  take: 'Take it',
  taken: 'One taken: {purpose}',
  remove: 'Remove',
  unreadable: 'This one cannot be opened: take another',
}
