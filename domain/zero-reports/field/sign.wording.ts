export const zh = {
  title: '{period} 零报告',
  none: '现在没有要签的零报告',
  due: '要在 {day} 前签',
  overdue: '已经过了 {day}，请尽快签',
  returned: '镇里退回了，请再核一遍',
  households: '该走的户',
  screened: '走了 {count}',
  new: '新发现的隐患',
  carried: '以前留下的',
  resolved: '已了 {count}',
  statement:
    '本村{period}走访 {visits} 次，没有发现婚姻家庭纠纷隐患。以上由走访记录算出，我核对过，属实。',
  'statement.found':
    '本村{period}走访 {visits} 次，发现隐患 {hazards} 条。以上由走访记录算出，我核对过，属实。',
  nil: '没有隐患，我签字',
  found: '有 {hazards} 条，我签字',
  hint: '点一下就报上去了。没有信号也能签，按您签的时候算',
  report: '有，我报一条',
  waiting: '还有 {count} 条没传，传完数字会变',
} as const

export const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Zero-report {period}',
  none: 'No zero-report to sign now',
  due: 'To be signed before {day}',
  overdue: 'It was due by {day}: please sign soon',
  returned: 'The township sent it back: please check again',
  households: 'Households due',
  screened: '{count} visited',
  new: 'Hazards found',
  carried: 'Left from before',
  resolved: '{count} resolved',
  statement:
    'In {period} our village made {visits} visits and found no hazard in marriage or family. Counted from the records; I have checked it and it is true.',
  'statement.found':
    'In {period} our village made {visits} visits and found {hazards} hazards. Counted from the records; I have checked it and it is true.',
  nil: 'No hazard, I sign',
  found: '{hazards} found, I sign',
  hint: 'One tap hands it in. Without signal it counts from when you signed',
  report: 'There is one, report it',
  waiting: '{count} not handed in yet: the figures will move',
}
