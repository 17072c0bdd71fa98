import { z } from 'zod'

/**
 * Key groups (重点人群): whom the federation looks after first. The codes are stored, the labels are
 * what a visits file writes; older names of the same group are understood as well.
 */
const groups = [
  ['serious-illness', '两癌及重病', '两癌患者', '重病', '大病', '两癌'],
  ['left-behind-woman', '留守妇女'],
  ['left-behind-child', '留守儿童'],
  ['migrant-child', '流动儿童'],
  ['child-in-difficulty', '困境儿童'],
  ['unattended-child', '事实无人抚养儿童'],
  ['single-parent', '单亲家庭', '单亲母亲', '单亲'],
  ['bereaved-of-only-child', '失独家庭', '失独'],
  ['disabled', '残疾人', '残疾妇女', '残疾'],
  ['low-income', '低收入家庭', '低保户', '低保', '困难家庭', '脱贫户'],
  ['elderly-alone', '独居老人', '空巢老人', '留守老人'],
  ['exposed-to-violence', '受暴妇女', '家暴受害人'],
  ['drugs', '涉毒人员', '涉毒家庭'],
  ['released', '刑满释放和社区矫正人员', '社区矫正人员', '刑满释放人员'],
  ['mental-illness', '精神障碍患者', '精神障碍'],
  ['widowed-or-divorced', '丧偶离异妇女', '离异妇女', '丧偶妇女'],
  ['conflict-prominent', '矛盾突出家庭', '矛盾纠纷突出家庭'],
  ['new-employment', '三新领域妇女', '新就业妇女'],
] as const

type Code = (typeof groups)[number][0]

export const KeyGroup = z.enum(groups.map(([code]) => code) as [Code, ...Code[]])
export type KeyGroup = Code

export const keyGroups: readonly { readonly code: KeyGroup; readonly label: string }[] = groups.map(
  ([code, label]) => ({ code, label }),
)

const byLabel = new Map<string, KeyGroup>(
  groups.flatMap(([code, ...labels]) => labels.map((label) => [label, code] as const)),
)

/** @param label as written in a file, code or label */
export function keyGroupOf(label: string): KeyGroup | undefined {
  const found = KeyGroup.safeParse(label)
  return found.success ? found.data : byLabel.get(label)
}

export function keyGroupLabel(code: KeyGroup): string {
  return keyGroups.find((group) => group.code === code)?.label ?? code
}
