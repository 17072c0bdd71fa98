import type { Option } from '#web/kit/Field.tsx'
import type { FieldSpec, Values } from '#web/kit/field-spec.ts'
import type { Say } from '#web/kit/wording.ts'
import {
  Application,
  BehalfGround,
  Confidential,
  Evidence,
  Measure,
  OnBehalfKind,
  Relation,
} from '../application.schema.ts'
import type { orderWording } from './order.wording.ts'

type Key = NonNullable<(typeof orderWording)['keys']>

const herself = 'herself'

/** The application as a form holds it: one text per field. */
export function valuesOf(application: Application, confidential: Confidential): Values {
  const { applicant, respondent, onBehalf, relation, measures, evidence } = application
  return {
    ...{ name: applicant.name, sex: applicant.sex ?? '', born: applicant.bornOn ?? '' },
    ...{ identity: applicant.identity, behalf: onBehalf?.kind ?? herself },
    ...{ behalfName: onBehalf?.name ?? '', ground: onBehalf?.ground ?? '' },
    herWill: onBehalf === null ? '' : onBehalf.isHerWill ? 'yes' : 'no',
    ...{ hisName: respondent.name, hisSex: respondent.sex ?? '', hisAddress: respondent.address },
    ...{ hisIdentity: respondent.identity, hisPhone: respondent.phone },
    ...{ hisWorkplace: respondent.workplace, relation, measures: measures.join(',') },
    ...{ otherMeasure: application.otherMeasure, facts: application.facts },
    ...{ evidence: evidence.join(','), evidenceNote: application.evidenceNote },
    ...{ urgent: application.isUrgent ? 'yes' : 'no', court: application.court.name },
    ...{ phone: confidential.phone, time: confidential.time, address: confidential.address },
    note: confidential.note,
  }
}

/** @param court as it was prefilled: the platform's own court as long as its name stands */
export function applicationOf(
  values: Values,
  court: Application['court'],
): { application: Application; confidential: Confidential } {
  const list = (text = ''): string[] => (text === '' ? [] : text.split(','))
  const { behalf = herself, ground } = values
  return {
    application: Application.parse({
      applicant: {
        ...{ name: values['name'], sex: values['sex'] === '' ? null : values['sex'] },
        ...{ bornOn: values['born'] === '' ? null : values['born'], identity: values['identity'] },
      },
      onBehalf:
        behalf === herself
          ? null
          : {
              ...{ kind: behalf, name: values['behalfName'] },
              ground: ground === '' ? 'coerced-or-afraid' : ground,
              isHerWill: values['herWill'] === 'yes',
            },
      respondent: {
        ...{ name: values['hisName'], sex: values['hisSex'] === '' ? null : values['hisSex'] },
        ...{ identity: values['hisIdentity'], address: values['hisAddress'] },
        ...{ phone: values['hisPhone'], workplace: values['hisWorkplace'] },
      },
      ...{ relation: values['relation'], measures: list(values['measures']) },
      ...{ otherMeasure: values['otherMeasure'], facts: values['facts'] },
      ...{ evidence: list(values['evidence']), evidenceNote: values['evidenceNote'] },
      isUrgent: values['urgent'] === 'yes',
      court: { id: values['court'] === court.name ? court.id : null, name: values['court'] },
    }),
    confidential: Confidential.parse({
      ...{ phone: values['phone'], time: values['time'] },
      ...{ address: values['address'], note: values['note'] },
    }),
  }
}

type Group = {
  readonly title: string
  readonly about?: string
  readonly fields: readonly FieldSpec[]
}

type Form = { readonly say: Say<Key>; readonly values: Values }

function optionsOf(say: Say<Key>, codes: readonly string[], space: string): Option[] {
  return codes.map((value) => ({ value, label: say(`${space}.${value}` as Key) }))
}

/** The form in the order of the paper; what does not concern this application is not asked. */
export function groupsOf(say: Say<Key>, values: Values): Group[] {
  const form = { say, values }
  return [applicantGroup(form), respondentGroup(form), requestGroup(form), confidentialGroup(form)]
}

/** Every field that is asked now, in one row. */
export function fieldsOf(say: Say<Key>, values: Values): FieldSpec[] {
  return groupsOf(say, values).flatMap(({ fields }) => fields)
}

function applicantGroup({ say, values }: Form): Group {
  const isOnBehalf = values['behalf'] !== herself
  const behalf: FieldSpec[] = [
    { key: 'behalfName', label: say('behalf.name'), kind: 'text', longest: 100 },
    {
      ...{ key: 'ground', label: say('ground'), kind: 'few' },
      options: optionsOf(say, BehalfGround.options, 'ground'),
    },
    {
      key: 'herWill',
      label: say('her-will'),
      kind: 'few',
      options: optionsOf(say, ['yes', 'no'], 'her-will'),
    },
  ]
  return {
    title: say('entry.applicant'),
    fields: [
      { key: 'name', label: say('name'), kind: 'text', longest: 50 },
      {
        key: 'sex',
        label: say('sex'),
        kind: 'few',
        options: optionsOf(say, ['female', 'male'], 'sex'),
      },
      { key: 'born', label: say('born'), kind: 'day' },
      { key: 'identity', label: say('identity'), kind: 'text', longest: 18 },
      {
        ...{ key: 'behalf', label: say('behalf'), kind: 'choice' },
        options: optionsOf(say, [herself, ...OnBehalfKind.options], 'behalf'),
      },
      ...(isOnBehalf ? behalf : []),
    ],
  }
}

function respondentGroup({ say }: Form): Group {
  return {
    title: say('entry.respondent'),
    fields: [
      { key: 'hisName', label: say('name'), kind: 'text', longest: 50 },
      {
        ...{ key: 'relation', label: say('relation'), kind: 'choice', isOptional: false },
        options: optionsOf(say, Relation.options, 'relation'),
      },
      {
        key: 'hisSex',
        label: say('sex'),
        kind: 'few',
        options: optionsOf(say, ['female', 'male'], 'sex'),
      },
      { key: 'hisAddress', label: say('address'), kind: 'text', longest: 200 },
      { key: 'hisPhone', label: say('phone'), kind: 'text', longest: 40 },
      { key: 'hisWorkplace', label: say('workplace'), kind: 'text', longest: 100 },
      { key: 'hisIdentity', label: say('identity'), kind: 'text', longest: 18 },
    ],
  }
}

function requestGroup({ say, values }: Form): Group {
  return {
    title: say('entry.what'),
    fields: [
      {
        ...{ key: 'measures', label: say('measures'), kind: 'ticks' },
        options: optionsOf(say, Measure.options, 'measure'),
      },
      ...((values['measures'] ?? '').split(',').includes('other')
        ? [
            {
              key: 'otherMeasure',
              label: say('other-measure'),
              kind: 'area',
              longest: 500,
            } as const,
          ]
        : []),
      { key: 'facts', label: say('facts'), kind: 'area', longest: 6_000 },
      {
        key: 'urgent',
        label: say('urgent'),
        kind: 'few',
        options: ['yes', 'no'].map((value) => ({ value, label: say(value as Key) })),
      },
      {
        ...{ key: 'evidence', label: say('evidence'), kind: 'ticks' },
        options: optionsOf(say, Evidence.options, 'evidence'),
      },
      { key: 'evidenceNote', label: say('evidence-note'), kind: 'area' },
      { key: 'court', label: say('court'), kind: 'text', longest: 100 },
    ],
  }
}

function confidentialGroup({ say }: Form): Group {
  const longest = { phone: 40, time: 100, address: 200, note: 500 }
  return {
    title: say('confidential'),
    about: say('confidential.about'),
    fields: (['phone', 'time', 'address', 'note'] as const).map((key) => ({
      key,
      label: say(`confidential.${key}`),
      kind: 'text',
      longest: longest[key],
    })),
  }
}
