import { wording } from '#web/kit/wording.ts'

export const kinWording = wording('people-kin', {
  zh: {
    title: '我的亲属',
    'title.of': '{{name}}的亲属',
    about: '申报过的亲属，与他们有关的事项不会交给您，也看不到：这是回避，不是怀疑。',
    'about.of': '本人没有申报的，由安全保密管理员代为登记；登记错了，只有这里能撤回。',
    list: '申报过的亲属',
    name: '姓名',
    relation: '是我的什么人',
    'relation.of': '是本人的什么人',
    'relation.hint': '填“本人”登记自己，您的家庭关系就会自动算进去。',
    identity: '身份证号',
    'identity.hint': '只留下不可还原的摘要；有没有档案，这里不说。',
    add: '申报一位亲属',
    save: '申报',
    done: '已申报：{{name}}。一分钟之内生效。',
    none: '还没有申报',
    'none.about':
      '配偶、父母、子女、兄弟姐妹和常来往的亲属都应申报。申报后与他们有关的事项自动对您关闭。',
    at: '申报时间',
    status: '状态',
    valid: '有效',
    withdrawn: '{{at}} 撤回',
    withdraw: '撤回',
    'withdraw.meaning': '撤回后不会自动恢复已经关闭的事项；要恢复，请主办单位在事项里放行。',
    'withdraw.done': '已撤回：{{name}}。',
    only: '申报错了，请安全保密管理员撤回。',
    back: '回到账号',
  },
  en: {
    title: 'My relatives',
    'title.of': 'Relatives of {{name}}',
    about:
      'Matters that concern declared relatives are neither given nor shown to you: this is withdrawal, not suspicion.',
    'about.of':
      'What the account holder did not declare is entered here; only here can a wrong entry be taken back.',
    list: 'Declared relatives',
    name: 'Name',
    relation: 'What they are to me',
    'relation.of': 'What they are to the account holder',
    'relation.hint': 'With “oneself” your own family relations count by themselves.',
    identity: 'Identity number',
    'identity.hint':
      'Only an irreversible digest is kept; whether there is a file is not said here.',
    add: 'Declare a relative',
    save: 'Declare',
    done: 'Declared: {{name}}. It holds within a minute.',
    none: 'Nothing declared yet',
    'none.about':
      'Spouse, parents, children, siblings and other close kin should be declared; matters that concern them are then closed to you.',
    at: 'Declared',
    status: 'Status',
    valid: 'valid',
    withdrawn: 'taken back {{at}}',
    withdraw: 'Take back',
    'withdraw.meaning':
      'Matters that were closed by it are not opened again by themselves; the responsible office lets the account in again there.',
    'withdraw.done': 'Taken back: {{name}}.',
    only: 'A wrong declaration is taken back by the security administrator.',
    back: 'Back to the account',
  },
})
