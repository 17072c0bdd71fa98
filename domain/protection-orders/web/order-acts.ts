import type { Option } from '#web/kit/Field.tsx'
import type { Act } from '#web/kit/ActForm.tsx'
import type { FieldSpec, Values } from '#web/kit/field-spec.ts'
import { instantOf } from '#web/kit/FieldsForm.tsx'
import type { Say } from '#web/kit/wording.ts'
import { Recipient, DeliveryWay } from '#domain/services/delivery.schema.ts'
import { Measure } from '../application.schema.ts'
import * as contracts from '../order.contract.ts'
import type { OrderPage } from '../order.contract.ts'
import type { OrderAction } from '../order-action.schema.ts'
import { ChangeKind, Side } from '../order.schema.ts'
import type { orderWording } from './order.wording.ts'

type Key = NonNullable<(typeof orderWording)['keys']>

function orNothing(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text
}

function listOf(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(',')
}

type Asked = {
  readonly order: OrderPage
  readonly say: Say<Key>
  readonly options: (codes: readonly string[], space: string) => Option[]
  readonly yesNo: readonly Option[]
  readonly at: FieldSpec
  readonly reason: FieldSpec
  readonly measures: FieldSpec
  readonly validUntil: FieldSpec
}

function timed(values: Values): { at: string } {
  return { at: instantOf(values['at'] ?? '') }
}

function text(values: Values): { reason: string } {
  return { reason: values['reason'] ?? '' }
}

/** @returns `undefined` for what has a page of its own: changing the application */
export function actOf(
  action: OrderAction,
  order: OrderPage,
  say: Say<Key>,
  now: string,
): Act | undefined {
  const options = (codes: readonly string[], space: string): Option[] =>
    codes.map((value) => ({ value, label: say(`${space}.${value}` as Key) }))
  const yesNo = ['yes', 'no'].map((value) => ({ value, label: say(value as Key) }))
  const at: FieldSpec = {
    ...{ key: 'at', label: say('at'), kind: 'moment', initial: now, hint: say('at.hint') },
  }
  const reason: FieldSpec = { key: 'reason', label: say('reason'), kind: 'area' }
  const measures: FieldSpec = {
    ...{ key: 'measures', label: say('measures'), kind: 'ticks', isOptional: true },
    options: options(Measure.options, 'measure'),
    initial: (order.measures.length > 0 ? order.measures : order.application.measures).join(','),
  }
  const validUntil: FieldSpec = {
    ...{ key: 'validUntil', label: say('valid-until'), kind: 'day' },
    hint: say('valid-until.hint'),
  }
  const asked: Asked = { order, say, options, yesNo, at, reason, measures, validUntil }
  return applyingAct(action, asked) ?? inForceAct(action, asked) ?? laterAct(action, asked)
}

function applyingAct(
  action: string,
  { say, at, reason, measures, validUntil }: Asked,
): Act | undefined {
  switch (action) {
    case 'submit':
      return { contract: contracts.submitOrderContract, fields: [at], body: timed }
    case 'withdraw':
      return { contract: contracts.withdrawOrderContract, fields: [reason], body: text }
    case 'accept':
      return {
        contract: contracts.acceptOrderContract,
        fields: [at, { key: 'caseNumber', label: say('case-number'), kind: 'text', longest: 60 }],
        body: (values) => ({ ...timed(values), caseNumber: values['caseNumber'] }),
      }
    case 'issue':
      return {
        contract: contracts.issueOrderContract,
        fields: [at, measures, validUntil],
        body: (values) => ({
          ...timed(values),
          measures: listOf(values['measures']),
          validUntil: values['validUntil'],
        }),
      }
    case 'reject':
      return {
        contract: contracts.rejectOrderContract,
        fields: [at, reason],
        body: (values) => ({ ...timed(values), ...text(values) }),
      }
    default:
      return undefined
  }
}

function inForceAct(action: string, { order, say, options, yesNo, at }: Asked): Act | undefined {
  switch (action) {
    case 'serve':
      return {
        contract: contracts.serveOrderContract,
        fields: [
          {
            ...{ key: 'recipient', label: say('recipient'), kind: 'few' },
            options: options(
              Recipient.options.filter((one) =>
                order.deliveries.some((each) => each.recipient === one && each.servedAt === null),
              ),
              'recipient',
            ),
          },
          at,
          { key: 'by', label: say('by'), kind: 'text', longest: 100 },
          {
            key: 'way',
            label: say('way'),
            kind: 'choice',
            options: options(DeliveryWay.options, 'way'),
          },
          { key: 'refused', label: say('refused'), kind: 'few', options: yesNo, initial: 'no' },
          { key: 'note', label: say('note'), kind: 'text', isOptional: true, longest: 500 },
        ],
        body: (values) => ({
          ...timed(values),
          ...{ recipient: values['recipient'], by: values['by'], way: values['way'] },
          ...{ isRefused: values['refused'] === 'yes', note: values['note'] ?? '' },
        }),
      }
    case 'record-breach':
      return {
        contract: contracts.recordBreachContract,
        fields: [
          at,
          { key: 'text', label: say('what'), kind: 'area' },
          { key: 'police', label: say('police-told'), kind: 'few', options: yesNo },
        ],
        body: (values) => ({
          ...{ ...timed(values), text: values['text'], isPoliceTold: values['police'] === 'yes' },
        }),
      }
    default:
      return undefined
  }
}

function laterAct(
  action: string,
  { order, say, options, yesNo, at, reason, measures, validUntil }: Asked,
): Act | undefined {
  const waiting = order.changes.find(({ isGranted }) => isGranted === null)
  switch (action) {
    case 'ask-reconsideration':
      return {
        contract: contracts.askReconsiderationContract,
        fields: [
          {
            key: 'side',
            label: say('side'),
            kind: 'few',
            options: options(Side.options, 'recipient'),
          },
          at,
          reason,
        ],
        body: (values) => ({ ...timed(values), ...text(values), side: values['side'] }),
      }
    case 'decide-reconsideration':
      return {
        contract: contracts.decideReconsiderationContract,
        fields: [
          at,
          {
            ...{ key: 'result', label: say('result'), kind: 'few' },
            options: options(
              order.state === 'rejected' ? ['upheld', 'granted'] : ['upheld', 'set-aside'],
              'result',
            ),
          },
          ...(order.state === 'rejected' ? [measures, { ...validUntil, isOptional: true }] : []),
        ],
        body: (values) => ({
          ...{ ...timed(values), result: values['result'] },
          measures: values['result'] === 'granted' ? listOf(values['measures']) : undefined,
          validUntil: orNothing(values['validUntil']),
        }),
      }
    case 'ask-change':
      return {
        contract: contracts.askChangeContract,
        fields: [
          {
            key: 'kind',
            label: say('change'),
            kind: 'few',
            options: options(ChangeKind.options, 'change'),
          },
          measures,
          reason,
        ],
        body: (values) => ({
          ...{ kind: values['kind'], ...text(values) },
          measures: values['kind'] === 'vary' ? listOf(values['measures']) : [],
        }),
      }
    case 'decide-change':
      return {
        contract: contracts.decideChangeContract,
        fields: [
          at,
          { key: 'granted', label: say('granted'), kind: 'few', options: yesNo },
          ...(waiting?.kind === 'extend' ? [{ ...validUntil, isOptional: true }] : []),
        ],
        body: (values) => ({
          ...{ ...timed(values), isGranted: values['granted'] === 'yes' },
          validUntil: orNothing(values['validUntil']),
        }),
      }
    case 'let-expire':
      return { contract: contracts.letExpireContract, fields: [reason], body: text }
    default:
      return undefined
  }
}
