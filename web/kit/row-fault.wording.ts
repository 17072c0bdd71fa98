import { wording } from './wording.ts'

export const rowFaultWording = wording('row-faults', {
  zh: {
    title: '有问题的行',
    about: '改好以后，把整个文件或者只把这些行再交一次；已经进来的不会重复。',
    download: '下载错误清单 .xlsx',
    row: '第几行',
    column: '哪一列',
    reason: '什么问题',
    shown: '写的是',
  },
  en: {
    title: 'Rows with faults',
    about:
      'Put them right and hand in the whole file, or these rows alone, once more; what is in is not repeated.',
    download: 'Download the faults as .xlsx',
    row: 'Row',
    column: 'Column',
    reason: 'What is wrong',
    shown: 'Written there',
  },
})
