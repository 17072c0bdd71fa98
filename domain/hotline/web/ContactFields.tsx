import type { ReactNode } from 'react'
import { listDivisionsContract } from '#domain/divisions/division.contract.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { LeadTrait } from '#domain/leads/intake.schema.ts'
import { PartyRelation } from '#domain/matters/party.schema.ts'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCall } from '#web/kit/query.ts'
import { useWords, type Say, type Wording } from '#web/kit/wording.ts'
import { Handling, topics, Urgency } from '../contact.schema.ts'
import { hotlineWording } from './hotline.wording.ts'
import { MoreFields } from './MoreFields.tsx'
import { placeIn, type Proposal } from './proposal.ts'
import { Pick, Row, Text, type FormParts } from './Row.tsx'

type TickName = 'isAnonymous' | 'isRepeat' | 'isGroup' | 'isPetition' | 'wantsCallBack'

type Words = typeof hotlineWording extends Wording<infer Key> ? Say<Key> : never

/** 登记: the form of M05 in the order in which one asks. */
export function ContactFields({ parts }: { parts: FormParts }): ReactNode {
  const say = useWords(hotlineWording)
  const kit = useWords(kitWording)
  const { draft, change } = parts
  const toggle = (name: TickName): ReactNode => (
    <label key={name}>
      <input
        type="checkbox"
        checked={draft[name]}
        onChange={(event) => change({ [name]: event.target.checked })}
      />
      {say(`tick.${name}`)}
    </label>
  )
  const place = usePlace(parts)
  const category = Category.safeParse(draft.category).data
  return (
    <>
      <PersonFields parts={parts} anonymous={toggle('isAnonymous')} />
      <Row
        parts={parts}
        field="category"
        label={say('category')}
        shown={(value) => kit(`category.${value}` as 'category.other')}
      >
        <Pick
          parts={parts}
          field="category"
          label={say('category')}
          options={of(Category.options, (code) => kit(`category.${code}`))}
        />
        {category !== undefined && (
          <Pick
            parts={parts}
            field="topic"
            label={say('topic')}
            options={of(topics[category], (code) => say(`topic.${code}`))}
          />
        )}
      </Row>
      <Row
        parts={{ ...parts, proposals: [...parts.proposals, ...place] }}
        field="division"
        label={say('division')}
        shown={(value) => value}
      >
        <DivisionPicker
          label={say('division')}
          value={draft.division}
          onValue={(division) => change({ division })}
        />
      </Row>
      <Row parts={parts} field="address" label={say('address')}>
        <Text parts={parts} field="address" label={say('address')} maxLength={200} />
      </Row>
      <Row
        parts={parts}
        field="traits"
        label={say('traits')}
        shown={(value) => say(`trait.${value}` as 'trait.minor')}
      >
        {LeadTrait.options.map((trait) => (
          <label key={trait}>
            <input
              type="checkbox"
              checked={draft.traits.includes(trait)}
              onChange={(event) =>
                change({
                  traits: event.target.checked
                    ? [...draft.traits, trait]
                    : draft.traits.filter((each) => each !== trait),
                })
              }
            />
            {say(`trait.${trait}`)}
          </label>
        ))}
      </Row>
      <Row
        parts={parts}
        field="urgency"
        label={say('urgency')}
        shown={(value) => say(`urgency.${value}` as 'urgency.usual')}
      >
        <Pick
          parts={parts}
          field="urgency"
          label={say('urgency')}
          options={of(Urgency.options, (code) => say(`urgency.${code}`))}
        />
      </Row>
      <Row parts={parts} field="handling" label={say('handling')}>
        <Pick
          parts={parts}
          field="handling"
          label={say('handling')}
          options={of(Handling.options, (code) => say(`handling.${code}`))}
        />
      </Row>
      <MoreFields parts={parts} toggle={toggle} />
    </>
  )
}

function of<Code extends string>(
  codes: readonly Code[],
  word: (code: Code) => string,
): [string, string][] {
  return codes.map((code) => [code, word(code)])
}

const maritals = [
  ...(['single', 'married', 'separated', 'divorced', 'widowed', 'cohabiting'] as const),
] as const

function sexOf(say: Words, value: string): string {
  return say(value === 'male' ? 'sex.male' : 'sex.female')
}

/** Who is on the line. */
function PersonFields({ parts, anonymous }: { parts: FormParts; anonymous: ReactNode }): ReactNode {
  const say = useWords(hotlineWording)
  const { draft } = parts
  return (
    <>
      <Row parts={parts} field="phone" label={say('phone')}>
        <Text parts={parts} field="phone" label={say('phone')} inputMode="tel" maxLength={40} />
      </Row>
      <Row parts={parts} field="name" label={say('name')}>
        {!draft.isAnonymous && (
          <Text parts={parts} field="name" label={say('name')} maxLength={60} />
        )}
        {anonymous}
      </Row>
      <Row
        parts={parts}
        field="relation"
        label={say('relation')}
        shown={(value) => say(`relation.${value}` as 'relation.self')}
      >
        <Pick
          parts={parts}
          field="relation"
          label={say('relation')}
          options={of(PartyRelation.options, (code) => say(`relation.${code}`))}
        />
      </Row>
      <Row parts={parts} field="sex" label={say('sex')} shown={(value) => sexOf(say, value)}>
        <Pick
          parts={parts}
          field="sex"
          label={say('sex')}
          options={of(['female', 'male'] as const, (code) => say(`sex.${code}`))}
        />
      </Row>
      <Row parts={parts} field="age" label={say('age')}>
        <Text parts={parts} field="age" label={say('age')} inputMode="numeric" maxLength={3} />
      </Row>
      <Row
        parts={parts}
        field="marital"
        label={say('marital')}
        shown={(value) => say(`marital.${value}` as 'marital.married')}
      >
        <Pick
          parts={parts}
          field="marital"
          label={say('marital')}
          options={of(maritals, (code) => say(`marital.${code}`))}
        />
      </Row>
    </>
  )
}

/** The place that an address names, where there is only one of that name. */
function usePlace({ draft }: FormParts): Proposal[] {
  const q = draft.division === '' ? placeIn(draft.address) : undefined
  const { data } = useCall(
    listDivisionsContract,
    { query: { q: q ?? '' } },
    {
      enabled: q !== undefined,
    },
  )
  const [only, ...others] = q === undefined ? [] : (data?.items ?? [])
  if (only === undefined || others.length > 0) return []
  const key = `division:${only.code}`
  if (draft.dropped.includes(key)) return []
  const change = { division: only.code }
  return [
    { key, field: 'division', value: only.name, words: draft.address, from: 0, to: 0, change },
  ]
}
