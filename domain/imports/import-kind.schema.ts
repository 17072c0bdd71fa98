import { kindNames, levelNames } from '#domain/organisations/organisation-name.schema.ts'
import {
  address,
  birth,
  groups,
  identity,
  name,
  phone,
  sex,
  village,
  type Choice,
  type ColumnType,
  type ImportColumn,
} from './import-column.schema.ts'
import type { ImportKind } from './import.schema.ts'

const relations: readonly Choice[] = [
  { value: 'head', label: '户主', also: ['本人', '户主本人'] },
  { value: 'spouse', label: '配偶', also: ['妻', '妻子', '夫', '丈夫', '老伴'] },
  { value: 'child', label: '子女', also: ['子', '女', '儿子', '女儿', '长子', '次子', '长女'] },
  { value: 'grandchild', label: '孙子女', also: ['孙子', '孙女', '外孙', '外孙女', '孙'] },
  { value: 'parent', label: '父母', also: ['父', '母', '父亲', '母亲'] },
  { value: 'parent-in-law', label: '公婆岳父母', also: ['公公', '婆婆', '岳父', '岳母'] },
  { value: 'child-in-law', label: '儿媳女婿', also: ['儿媳', '女婿', '媳妇'] },
  { value: 'grandparent', label: '祖父母', also: ['祖父', '祖母', '爷爷', '奶奶', '外公', '外婆'] },
  { value: 'sibling', label: '兄弟姐妹', also: ['兄', '弟', '姐', '妹', '哥哥', '弟弟'] },
  { value: 'other-kin', label: '其他亲属', also: ['其他', '其它'] },
]

const orgName: ImportColumn = {
  ...{ field: 'name', title: '组织名称', type: 'text', isRequired: true, limit: 80 },
  ...{ example: '富池镇家事调解委员会', also: ['名称', '单位名称', '机构名称', '调解组织名称'] },
}
const orgDivision: ImportColumn = {
  ...{ field: 'division', title: '区划', type: 'division', isRequired: true },
  ...{ example: '420222101000', also: ['区划代码', '所属区划', '所在地', '所属乡镇', '镇街'] },
}
const orgParent: ImportColumn = {
  ...{ field: 'parent', title: '上级组织', type: 'text', limit: 80, example: '阳新县家调委' },
  also: ['上级单位', '主管单位', '指导单位'],
}
const committee: readonly ImportColumn[] = [
  {
    ...{ field: 'members', title: '调解员人数', type: 'number', example: '5' },
    also: ['人数', '成员数', '调解员数', '总人数'],
  },
  {
    ...{ field: 'womenMembers', title: '其中女性', type: 'number', example: '3' },
    also: ['女性人数', '女调解员', '女性'],
  },
]
const sources: readonly Choice[] = [
  { value: 'school', label: '学校', also: ['幼儿园', '中学', '小学', '教育', '教育机构'] },
  { value: 'hospital', label: '医院', also: ['卫生院', '诊所', '妇幼保健院', '医疗', '医疗机构'] },
]
const placeTitles = [
  '区划',
  '区划代码',
  '现居住地',
  '所在地',
  '村',
  '社区',
  '村(社区)',
  '所属村',
] as const
const required = { isRequired: true } as const

/** Every kind of file: its columns, in the order of its template. */
export const importColumns: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  people: [name, identity, sex, birth, phone, address, village, groups],
  households: [
    {
      ...{ field: 'household', title: '户编号', type: 'text', limit: 40, example: 'H-001' },
      ...required,
      also: ['户号', '家庭编号', '家庭户号', '户口簿号', '户籍编号'],
    },
    {
      ...{ field: 'relation', title: '与户主关系', type: 'choice', choices: relations },
      ...{ example: '配偶', ...required, also: ['关系', '家庭关系', '称谓'] },
    },
    ...[name, identity, sex, birth, phone, address, village, groups],
  ],
  ledger: [
    {
      ...{ field: 'enteredOn', title: '登记日期', type: 'date', example: '2019-05-06' },
      ...required,
      also: [
        '日期',
        '登记时间',
        '时间',
        '受理日期',
        '受理时间',
        '发生时间',
        '来访时间',
        '排查时间',
      ],
    },
    name,
    ...[identity, sex, birth, phone, address, village],
    {
      ...{ field: 'category', title: '类别', type: 'text', limit: 40, example: '婚姻家庭' },
      also: ['纠纷类别', '问题类别', '事项类别', '矛盾类型', '隐患类型'],
    },
    {
      ...{ field: 'told', title: '情况', type: 'told', example: '夫妻因琐事争吵', ...required },
      also: ['基本情况', '情况说明', '事由', '主要事由', '简要情况', '诉求', '隐患情况', '内容'],
    },
    {
      ...{ field: 'done', title: '处理情况', type: 'told', example: '村妇联上门调解' },
      also: ['处理结果', '采取措施', '化解措施', '帮扶措施', '办理情况', '措施'],
    },
    {
      ...{ field: 'isSettled', title: '是否办结', type: 'yes-no', example: '是' },
      also: ['是否化解', '办结', '化解', '是否销号', '结果', '办结情况'],
    },
    groups,
  ],
  findings: [
    {
      ...{ field: 'source', title: '来源', type: 'choice', choices: sources, example: '医院' },
      ...{ ...required, also: ['报送单位类别', '单位类别', '来源类别', '线索来源'] },
    },
    {
      ...{ field: 'unit', title: '报送单位', type: 'text', limit: 60, example: '富池镇卫生院' },
      ...{ ...required, also: ['单位', '单位名称', '学校', '医院', '学校名称', '医院名称'] },
    },
    {
      ...{ field: 'number', title: '编号', type: 'text', limit: 40, example: 'JZ20230506-012' },
      also: ['就诊号', '门诊号', '住院号', '登记号', '序号', '流水号'],
    },
    {
      ...{ field: 'foundOn', title: '发现日期', type: 'date', example: '2023-05-06' },
      ...{
        ...required,
        also: ['日期', '就诊日期', '就诊时间', '发现时间', '登记日期', '排查日期'],
      },
    },
    {
      ...{ field: 'name', title: '姓名', type: 'name', example: '王小芳' },
      also: [
        '学生姓名',
        '患者姓名',
        '患儿姓名',
        '儿童姓名',
        '未成年人姓名',
        '妇女姓名',
        '对象姓名',
      ],
    },
    ...[identity, sex, birth],
    { ...phone, also: [...(phone.also ?? []), '监护人电话', '家长电话'] },
    address,
    { ...orgDivision, title: '居住地', example: '富池镇港下村', also: [...placeTitles] },
    {
      ...{ field: 'told', title: '情况', type: 'told', example: '学生手臂多处淤青', ...required },
      also: ['发现情况', '异常情况', '伤情', '情况说明', '主要情况', '诊断', '主诉', '内容'],
    },
    {
      ...{ field: 'done', title: '已采取措施', type: 'told', example: '已告知班主任' },
      also: ['处理情况', '处置情况', '采取措施', '处理措施'],
    },
  ],
  organisations: [
    orgName,
    {
      ...{ field: 'kind', title: '组织类别', type: 'choice', ...required, example: '社会组织' },
      choices: Object.entries(kindNames).map(([value, { zh }]) => ({ value, label: zh })),
      also: ['类别', '单位类别', '类型', '性质'],
    },
    orgDivision,
    {
      ...{ field: 'level', title: '层级', type: 'choice', example: '镇（街道）' },
      choices: Object.entries(levelNames).map(([value, { zh: label }]) => {
        return { value, label, also: [label.replace(/（.*/, '')] }
      }),
      also: ['级别'],
    },
    orgParent,
    ...committee,
  ],
  mediation: [
    orgName,
    orgDivision,
    orgParent,
    ...committee.map((column) => Object.assign({}, column, required)),
  ],
  executives: [
    {
      ...{ field: 'number', title: '执委编号', type: 'text', limit: 32, example: 'HS0000001' },
      ...{ ...required, also: ['编号', '证号', '工号'] },
    },
    { ...name, also: ['执委姓名', '名字'] },
    { ...sex, ...required },
    village,
    phone,
    {
      ...{ field: 'organisation', title: '所属妇联', type: 'text', limit: 80 },
      ...{ example: '港下村妇女联合会', also: ['所属组织', '单位', '所在妇联'] },
    },
  ],
  visits: [
    visit('走访编号', 'raw', 'ZF-1', true),
    visit('走访日期', 'date', '2023-05-06', true, ['日期', '走访时间', '入户日期']),
    visit('执委姓名', 'raw', '柯桂英', true, ['走访人', '走访执委', '入户人']),
    visit('执委编号', 'raw', 'HS0000001', true),
    visit('村(社区)区划代码', 'village', '420222101200', true, ['村', '社区', '村(社区)']),
    visit('走访对象', 'raw', '王小芳', false, ['姓名', '对象姓名', '户主']),
    visit('对象身份证号', 'raw', '42022219900101012X', false, ['身份证号', '身份证号码']),
    visit('重点人群', 'raw', '单亲家庭、低收入家庭', false, ['人群类别', '类型']),
    visit('需求', 'raw', '想找份工作', false, ['主要需求', '诉求', '困难需求']),
    visit('已解决问题', 'raw', '帮忙联系了培训班', false, ['解决问题', '当场解决']),
    visit('发现隐患', 'raw', '否', false, ['有无隐患', '是否发现隐患']),
    visit('隐患描述', 'raw', '', false, ['隐患情况', '隐患内容']),
    visit('隐患等级', 'raw', '', false, ['等级']),
  ],
}

function visit(
  title: string,
  type: ColumnType,
  example: string,
  isRequired: boolean,
  also: readonly string[] = [],
): ImportColumn {
  return { field: title, title, type, example, also, ...(isRequired ? required : {}) }
}

export function columnsOf(kind: ImportKind): readonly ImportColumn[] {
  return importColumns[kind]
}
