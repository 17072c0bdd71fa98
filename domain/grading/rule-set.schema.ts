import { setting } from '#domain/settings/setting.schema.ts'
import { initialRules } from './initial-rules.schema.ts'
import { RuleSet } from './rule.schema.ts'

/** ⚙ The rules by which matters are graded (domain M10). What the platform comes with; a city writes its own. */
export const gradingSetting = setting('grading', RuleSet, {
  rules: initialRules,
  thresholds: { 1: 70, 2: 45, 3: 20 },
  missedContacts: 2,
})
