import { wording } from '#web/kit/wording.ts'

export const assignWording = wording('assign', {
  zh: {
    open: '分派',
    title: '分派 {{count}} 件',
    to: '派给',
    'to.about': '本单位的人。没有权限看的、别家主办的，会逐条说明派不了。',
    nobody: '还没有人接',
    assign: '分派',
    given: '✓ 已派给{{name}}',
    'taken-back': '✓ 已撤回',
    done: '{{count}} 件里派了 {{given}} 件。',
    'done.back': '{{count}} 件里撤回了 {{given}} 件。',
    undo: '撤销这次分派',
  },
  en: {
    open: 'Assign',
    title: 'Assign {{count}} matters',
    title_one: 'Assign one matter',
    to: 'To',
    'to.about':
      'Somebody of your own office. What she may not see, or another office answers for, is told row by row.',
    nobody: 'nobody yet',
    assign: 'Assign',
    given: '✓ assigned to {{name}}',
    'taken-back': '✓ taken back',
    done: '{{given}} of {{count}} assigned.',
    'done.back': '{{given}} of {{count}} taken back.',
    undo: 'Take this back',
  },
})
