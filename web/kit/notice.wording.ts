import { noticeKinds, traitsOf, type NoticeKind } from '#domain/inbox/notice-kind.schema.ts'
import { wording } from './wording.ts'

type KindWords = { readonly [Kind in NoticeKind as `kind.${Kind}`]: string }

function wordsOfKinds(language: 'zh' | 'en'): KindWords {
  const words = noticeKinds.map((kind) => [`kind.${kind}`, traitsOf(kind)[language]])
  return Object.fromEntries(words) as KindWords
}

export const noticeWording = wording('inbox', {
  zh: {
    title: '通知',
    about: '只说有事，不说是什么事；打开才看得到，打开会记入日志。',
    unread: '没看的',
    all: '全部',
    list: '通知，新的在前',
    at: '时间',
    what: '什么事',
    to: '给谁',
    'to.you': '您本人',
    'to.org': '本单位',
    hidden: '没有对您开放',
    open: '打开',
    read: '看过了',
    'read-all': '都看过了',
    'read-all.done': '{{count}} 条已标为看过。',
    ...wordsOfKinds('zh'),
    empty: '没有没看的通知',
    'empty.meaning': '有事项转来、升级、快到期或已超时，这里会有一条。',
  },
  en: {
    title: 'Notices',
    about: 'A notice says that something happened, not what. Opening it is logged.',
    unread: 'Unread',
    all: 'All',
    list: 'Notices, newest first',
    at: 'When',
    what: 'What',
    to: 'To',
    'to.you': 'you',
    'to.org': 'your office',
    hidden: 'not open to you',
    open: 'open',
    read: 'Read',
    'read-all': 'All read',
    'read-all.done': '{{count}} marked as read.',
    ...wordsOfKinds('en'),
    empty: 'No unread notices',
    'empty.meaning':
      'When a matter comes to you, is raised, or a step is late, a line appears here.',
  },
})
