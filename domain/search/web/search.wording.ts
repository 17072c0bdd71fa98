import { wording } from '#web/kit/wording.ts'

export const searchWording = wording('search', {
  zh: {
    title: '找人、电话、事项号、组织',
    hint: '名字两个字起；电话和身份证号要写全；事项号可以只写后几位。',
    pages: '去哪一页',
    people: '人员',
    matters: '事项',
    organisations: '组织',
    visits: '走访',
    nothing: '“{{text}}”没有找到，或者没有对您开放。',
    looking: '正在找“{{text}}”',
    keys: '↑ ↓ 选一条，Enter 打开，Esc 关上',
  },
  en: {
    title: 'Find a person, phone, matter number, organisation',
    hint: 'A name from two characters; phones and identity numbers whole; of a matter’s number the last digits are enough.',
    pages: 'Pages',
    people: 'People',
    matters: 'Matters',
    organisations: 'Organisations',
    visits: 'Visits',
    nothing: 'Nothing for “{{text}}”, or it is not open to you.',
    looking: 'Looking for “{{text}}”',
    keys: '↑ ↓ choose, Enter opens, Esc closes',
  },
})
