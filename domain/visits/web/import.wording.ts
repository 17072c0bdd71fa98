import { wording } from '#web/kit/wording.ts'

export const importWording = wording('visit-imports', {
  zh: {
    title: '导入走访',
    about: '交进来的文件封存保管，对完就销毁；没有问题的行马上进来，有问题的行放一边。',
    hand: '交一个文件',
    'hand.about':
      '.xlsx 或 .csv，第一行是列名。要有：走访编号、走访日期、执委姓名、执委编号、村(社区)区划代码；其余列有就写。一行一次走访，身份证号一列请设为文本。同一行交两次不会变成两条。',
    'empty.meaning': '以前用 Excel 记的走访，交一个文件就都进来；哪一行有什么问题，逐条告诉您。',
    visits: '看进来的走访',
    'refusal.file-empty': '文件是空的。',
    'refusal.file-too-large': '文件太大，请分成几个。',
    'refusal.file-unreadable': '文件打不开，可能损坏了。请用表格软件另存为 .xlsx 再交。',
    'refusal.file-encrypted': '文件设了密码，请去掉密码再交。',
    'refusal.file-packed-too-tightly': '文件解开以后大得不正常，没有收下。',
    'refusal.file-has-entities': '文件里有不该有的内容，没有收下。请另存为 .xlsx 再交。',
    'refusal.xls-not-supported': '旧的 .xls 不收，请另存为 .xlsx。',
    'refusal.csv-broken': '.csv 里有引号没有成对，请用表格软件另存一次。',
    'refusal.columns-missing':
      '少了必须有的列。要有：走访编号、走访日期、执委姓名、执委编号、村(社区)区划代码。',
    'refusal.column-twice': '有两列同名，请去掉一列。',
  },
  en: {
    title: 'Import visits',
    about:
      'A file handed in is kept sealed and destroyed when done. Rows without a fault are in at once; the others are set aside.',
    hand: 'Hand in a file',
    'hand.about':
      '.xlsx or .csv with the column names in the first row. Needed: 走访编号, 走访日期, 执委姓名, 执委编号, 村(社区)区划代码; other columns as you have them. One row per visit; format the identity column as text. A row handed in twice stays one visit.',
    'empty.meaning':
      'Visits kept in a spreadsheet so far all come in with one file; you are told of each row what is wrong with it.',
    visits: 'See the visits taken',
    'refusal.file-empty': 'The file is empty.',
    'refusal.file-too-large': 'The file is too large; please split it.',
    'refusal.file-unreadable':
      'The file does not open; it may be damaged. Save it as .xlsx again and retry.',
    'refusal.file-encrypted': 'The file has a password; take it off and retry.',
    'refusal.file-packed-too-tightly':
      'Unpacked, the file is far larger than it should be; it was not taken.',
    'refusal.file-has-entities':
      'The file holds something that does not belong there. Save it as .xlsx again and retry.',
    'refusal.xls-not-supported': 'The old .xls is not taken; save it as .xlsx.',
    'refusal.csv-broken': 'A quotation mark in the .csv is not closed; save it again and retry.',
    'refusal.columns-missing':
      'Required columns are missing: 走访编号, 走访日期, 执委姓名, 执委编号, 村(社区)区划代码.',
    'refusal.column-twice': 'Two columns have the same name; take one out.',
  },
})
