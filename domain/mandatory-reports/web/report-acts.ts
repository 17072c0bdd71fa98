import type { Act } from '#web/kit/ActForm.tsx'
import type { FieldSpec, Values } from '#web/kit/field-spec.ts'
import { instantOf } from '#web/kit/FieldsForm.tsx'
import type { Say } from '#web/kit/wording.ts'
import * as contracts from '../mandatory-report.contract.ts'
import { Department, type ReportAction } from '../mandatory-report.schema.ts'
import type { mandatoryReportWording } from './mandatory-report.wording.ts'

type Key = NonNullable<(typeof mandatoryReportWording)['keys']>

/** What an act asks for, and what it sends. @param now `2023-05-10T10:14`, for moments */
export function actOf(action: ReportAction, say: Say<Key>, now: string): Act {
  const at: FieldSpec = { key: 'at', label: say('field.at'), kind: 'moment', initial: now }
  const timed = (values: Values): { at: string } => ({ at: instantOf(values['at'] ?? '') })
  const text = (key: 'field.text' | 'field.feedback', hint?: string): FieldSpec => ({
    ...{ key: 'text', label: say(key), kind: 'area', hint },
  })
  const worded = (values: Values): { text: string } => ({ text: values['text'] ?? '' })
  switch (action) {
    case 'take':
      return {
        contract: contracts.takeReportContract,
        fields: [
          { key: 'reason', label: say('field.take-reason'), kind: 'area', isOptional: true },
        ],
        body: (values) => ({ reason: values['reason'] ?? '' }),
      }
    case 'record-receipt':
      return {
        contract: contracts.recordReceiptContract,
        fields: [{ key: 'number', label: say('field.number'), kind: 'text', longest: 60 }, at],
        body: (values) => ({ ...timed(values), number: values['number'] ?? '' }),
      }
    case 'file-procuratorate':
      return { contract: contracts.fileProcuratorateContract, fields: [], body: () => ({}) }
    case 'file-department':
      return {
        contract: contracts.fileDepartmentContract,
        fields: [
          {
            ...{ key: 'department', label: say('field.department'), kind: 'few' },
            options: Department.options.map((value) => ({
              value,
              label: say(`department.${value}`),
            })),
          },
        ],
        body: (values) => ({ department: values['department'] }),
      }
    case 'acknowledge':
      return {
        ...{ contract: contracts.acknowledgeReportContract, fields: [text('field.text')] },
        body: worded,
      }
    case 'decide':
      return {
        contract: contracts.decideReportContract,
        fields: [
          {
            ...{ key: 'filed', label: say('field.filed'), kind: 'few' },
            options: (['filed', 'not-filed'] as const).map((value) => ({
              value,
              label: say(`decision.${value}`),
            })),
          },
          {
            ...{ key: 'number', label: say('field.case-number'), kind: 'text', longest: 60 },
            isOptional: true,
          },
          { key: 'reason', label: say('field.reason'), kind: 'area', isOptional: true },
          at,
        ],
        body: (values) => ({
          ...{ ...timed(values), isFiled: values['filed'] === 'filed' },
          ...{ number: values['number'] ?? '', reason: values['reason'] ?? '' },
        }),
      }
    case 'feed-back':
      return {
        contract: contracts.feedBackReportContract,
        fields: [text('field.feedback', say('field.feedback.hint'))],
        body: worded,
      }
  }
}
