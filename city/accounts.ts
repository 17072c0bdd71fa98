import type { Role } from '#platform/access/actor.ts'
import type { OrganisationKind } from '#domain/organisations/organisation.schema.ts'

/** Opens every account of the simulated city. Production refuses it. */
export const demoPassword = 'Magnolia-12338-plum'

export type Login = {
  readonly username: string
  readonly name: string
  readonly role: Role
  /** the organisation: its kind and 12-digit division */
  readonly kind: OrganisationKind
  readonly division: string
  /** whether `start` prints it */
  readonly isPrinted: boolean
}

const federation = 'womens-federation'

function login(
  username: string,
  name: string,
  role: Role,
  division: string,
  more: Partial<Login> = {},
): Login {
  return { username, name, role, division, kind: federation, isPrinted: true, ...more }
}

/** The people of the demonstration. 港下村 and 丰山村 are neighbours and see nothing of each other. */
export const logins: readonly Login[] = [
  login('chengmin', '程敏', 'city-officer', '420200000000'),
  login('fanghui', '方惠', 'leader', '420200000000'),
  login('chenyulan', '陈玉兰', 'county-officer', '420222000000'),
  login('yinxiaoyan', '尹晓燕', 'county-officer', '420281000000', { isPrinted: false }),
  login('lexiufang', '乐秀芳', 'township-officer', '420222101000'),
  login('minghongxia', '明红霞', 'township-officer', '420222110000', { isPrinted: false }),
  login('congyuzhen', '从玉珍', 'township-officer', '420281104000', { isPrinted: false }),
  login('keguiying', '柯桂英', 'village-executive', '420222101200'),
  login('shixiju', '石细菊', 'village-executive', '420222101201'),
  login('xuguoping', '徐国平', 'liaison', '420222000000', { kind: 'public-security' }),
  login('mingzhengcai', '明正才', 'mediator', '420222101000', { kind: 'mediation' }),
  login('xitong', '系统管理员 张红兵', 'system-admin', '420200000000'),
  login('anquan', '安全管理员 李云霞', 'security-admin', '420200000000'),
  login('shenji', '审计管理员 王学军', 'audit-admin', '420200000000'),
  login('kongxiangyun', '孔祥云', 'liaison', '420222000000', { kind: 'court' }),
  login('huguohua', '胡国华', 'liaison', '420222101000', { kind: 'public-security' }),
  // What two people have to do, such as an erasure, needs a second one.
  login('wangxiufen', '汪秀芬', 'city-officer', '420200000000'),
  // With whom mandatory reports are filed: procuratorate and departments.
  login('zhengping', '郑萍', 'liaison', '420222000000', {
    ...{ kind: 'procuratorate', isPrinted: false },
  }),
  login('lujing', '陆静', 'liaison', '420222000000', { kind: 'education', isPrinted: false }),
  login('heping', '何萍', 'liaison', '420222000000', { kind: 'health', isPrinted: false }),
]

/** What `start` prints: one per role, the liaisons of court and police, a second officer of the city. */
export const demoLogins: readonly Login[] = logins.filter(({ isPrinted }) => isPrinted)

/** Executives who sign in: registered under the same names in any city, however small. */
export const demonstrationExecutives: readonly {
  readonly division: string
  readonly name: string
  /** place in `logins` */
  readonly account: number
}[] = logins.flatMap(({ role, division, name }, account) =>
  role === 'village-executive' ? [{ division, name, account }] : [],
)
