import { wording } from '#web/kit/wording.ts'

export const callImportWording = wording('call-imports', {
  zh: {
    title: '导入警情',
    about: '交进来的文件封存保管，对完就销毁。警情只有本公安机关能看。',
    hand: '交一个文件',
    'hand.about':
      '.xlsx 或 .csv（UTF-8 或 GB18030），第一行是列名。要有：接警编号、报警时间；其余列有就写。同一行交两次不会变成两条。',
    'selected.in': '选入研判',
    'selected.borderline': '拿不准',
    'selected.out': '无关',
    'empty.meaning': '从接处警系统导出一个月的警情，交进来就挑出涉妇女儿童和家庭的，连成户。',
    linking: '行都对完了，正在把像是一户的连起来：还有 {{count}} 起',
    calls: '看进来的警情',
    analysis: '去研判',
  },
  en: {
    title: 'Import police calls',
    about:
      'A file handed in is kept sealed and destroyed when done. Only this police organisation reads calls.',
    hand: 'Hand in a file',
    'hand.about':
      '.xlsx or .csv (UTF-8 or GB18030) with the column names in the first row. Needed: 接警编号, 报警时间; other columns as you have them. A row handed in twice stays one call.',
    'selected.in': 'Taken in to link',
    'selected.borderline': 'Unsure',
    'selected.out': 'Unrelated',
    'empty.meaning':
      'Export a month of calls and hand it in: those about women, children and families are picked out and linked.',
    linking: 'All rows are read; households are being put together: {{count}} calls left',
    calls: 'See the calls',
    analysis: 'To the analysis',
  },
})
