import { wording } from './wording.ts'

export const savedViewWording = wording('saved-views', {
  zh: {
    save: '保存这些条件',
    name: '叫什么',
    shared: '给本单位的人一起用',
    saved: '已保存“{{name}}”。',
    mine: '我保存的视图',
    remove: '删除“{{name}}”',
    'refusal.view-of-another': '别人共享的视图，只有她自己能改。',
    'refusal.search-is-not-kept': '搜索的文字可能是姓名，不保存。',
    'refusal.too-many-conditions': '条件太多。',
  },
  en: {
    save: 'Keep these conditions',
    name: 'Name',
    shared: 'shared in my organisation',
    saved: 'Kept as “{{name}}”.',
    mine: 'My saved views',
    remove: 'Remove “{{name}}”',
    'refusal.view-of-another': 'Only she who shared this view can change it.',
    'refusal.search-is-not-kept': 'What was searched for may be a name, and is not kept.',
    'refusal.too-many-conditions': 'Too many conditions.',
  },
})
