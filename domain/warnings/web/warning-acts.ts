import { DeliveryWay, Recipient } from '#domain/services/delivery.schema.ts'
import type { Act } from '#web/kit/ActForm.tsx'
import type { FieldSpec, Values } from '#web/kit/field-spec.ts'
import { instantOf } from '#web/kit/FieldsForm.tsx'
import type { Say } from '#web/kit/wording.ts'
import * as contracts from '../warning.contract.ts'
import { Visit, type WarningAction } from '../warning.schema.ts'
import type { warningWording } from './warning.wording.ts'

type Key = NonNullable<(typeof warningWording)['keys']>

/** What an act asks for, and what it sends; changing the text has a page of its own. */
export function actOf(
  action: WarningAction,
  warning: contracts.WarningPage,
  say: Say<Key>,
  now: string,
): Act | undefined {
  const options = (codes: readonly string[], space: string): FieldSpec['options'] =>
    codes.map((value) => ({ value, label: say(`${space}.${value}` as Key) }))
  const at: FieldSpec = { key: 'at', label: say('at'), kind: 'moment', initial: now }
  const by: FieldSpec = { key: 'by', label: say('by'), kind: 'text', longest: 100 }
  const text: FieldSpec = { key: 'text', label: say('text'), kind: 'area' }
  const reason: FieldSpec = { key: 'reason', label: say('reason'), kind: 'area' }
  const timed = (values: Values): { at: string } => ({ at: instantOf(values['at'] ?? '') })
  const why = (values: Values): { reason: string } => ({ reason: values['reason'] ?? '' })
  switch (action) {
    case 'edit':
      return undefined
    case 'withdraw':
      return { contract: contracts.withdrawWarningContract, fields: [reason], body: why }
    case 'end':
      return { contract: contracts.endWarningContract, fields: [reason], body: why }
    case 'issue':
      return {
        contract: contracts.issueWarningContract,
        fields: [at, { key: 'documentNumber', label: say('document'), kind: 'text', longest: 60 }],
        body: (values) => ({ ...timed(values), documentNumber: values['documentNumber'] }),
      }
    case 'serve': {
      const open = Recipient.options.filter((one) =>
        warning.deliveries.some((each) => each.recipient === one && each.servedAt === null),
      )
      return {
        contract: contracts.serveWarningContract,
        fields: [
          {
            key: 'recipient',
            label: say('recipient'),
            kind: 'few',
            options: options(open, 'recipient'),
          },
          ...[at, by],
          {
            key: 'way',
            label: say('way'),
            kind: 'choice',
            options: options(DeliveryWay.options, 'way'),
          },
        ],
        body: (values) => ({
          ...{ ...timed(values), recipient: values['recipient'], by: values['by'] },
          way: values['way'],
        }),
      }
    }
    case 'visit':
    case 'record-breach':
      return supervisionAct(action, { say, options, at, by, text, timed })
  }
}

type Asked = {
  readonly say: Say<Key>
  readonly options: (codes: readonly string[], space: string) => FieldSpec['options']
  readonly at: FieldSpec
  readonly by: FieldSpec
  readonly text: FieldSpec
  readonly timed: (values: Values) => { at: string }
}

function supervisionAct(
  action: 'visit' | 'record-breach',
  { say, options, at, by, text, timed }: Asked,
): Act {
  switch (action) {
    case 'visit':
      return {
        contract: contracts.visitWarnedContract,
        fields: [
          ...[at, by],
          {
            key: 'met',
            label: say('met'),
            kind: 'few',
            options: options(Visit.shape.met.options, 'met'),
          },
          {
            ...{ key: 'result', label: say('result'), kind: 'few' },
            options: options(Visit.shape.result.options, 'result'),
          },
          text,
        ],
        body: (values) => ({
          ...{ ...timed(values), by: values['by'], met: values['met'] },
          ...{ result: values['result'], text: values['text'] },
        }),
      }
    case 'record-breach':
      return {
        contract: contracts.recordWarningBreachContract,
        fields: [at, text],
        body: (values) => ({ ...timed(values), text: values['text'] }),
      }
  }
}
