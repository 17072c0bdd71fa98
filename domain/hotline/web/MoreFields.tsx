import type { ReactNode } from 'react'
import { useWords } from '#web/kit/wording.ts'
import { ContactChannel } from '../contact.schema.ts'
import { hotlineWording } from './hotline.wording.ts'
import { Pick, Row, Text, type FormParts } from './Row.tsx'

const satisfactions = ['5', '4', '3', '2', '1'] as const

/** How she can be reached safely, who else is in it, and what is asked before hanging up. */
export function MoreFields({
  parts,
  toggle,
}: {
  parts: FormParts
  toggle: (name: 'isRepeat' | 'isGroup' | 'isPetition' | 'wantsCallBack') => ReactNode
}): ReactNode {
  const say = useWords(hotlineWording)
  const { draft, change } = parts
  const otherOf = (value: string): string => {
    const [relation = '', name = ''] = value.split('/')
    return `${say(`relation.${relation}` as 'relation.husband')}${name === '' ? '' : ` ${name}`}`
  }
  return (
    <>
      <Row parts={parts} field="safePhone" label={say('safe')}>
        <Text
          parts={parts}
          field="safePhone"
          label={say('safe.phone')}
          placeholder={say('safe.phone')}
          inputMode="tel"
          maxLength={40}
        />
        {(['safeTime', 'safeOpening', 'safeAvoid'] as const).map((name) => (
          <Text
            key={name}
            parts={parts}
            field={name}
            label={say(`safe.${name}`)}
            placeholder={say(`safe.${name}`)}
            maxLength={100}
          />
        ))}
      </Row>
      <Row parts={parts} field="others" label={say('others')} shown={(value) => otherOf(value)}>
        {draft.others.map((other) => (
          <button
            key={`${other.relation}/${other.name}`}
            type="button"
            className="btn s"
            onClick={() => change({ others: draft.others.filter((each) => each !== other) })}
          >
            {otherOf(`${other.relation}/${other.name}`)} <span aria-hidden="true">×</span>
            <span className="vh">{say('others.remove')}</span>
          </button>
        ))}
      </Row>
      <Row parts={parts} field="identity" label={say('identity')}>
        {!draft.isAnonymous && (
          <Text parts={parts} field="identity" label={say('identity')} maxLength={30} />
        )}
      </Row>
      <Row parts={parts} field="occupation" label={say('occupation')}>
        <Text parts={parts} field="occupation" label={say('occupation')} maxLength={60} />
      </Row>
      <Row parts={parts} field="wish" label={say('wish')}>
        <Text parts={parts} field="wish" label={say('wish')} maxLength={2000} />
      </Row>
      <Row parts={parts} field="answer" label={say('answer')}>
        <Text parts={parts} field="answer" label={say('answer')} maxLength={2000} />
      </Row>
      <Row parts={parts} field="channel" label={say('channel')}>
        <Pick
          parts={parts}
          field="channel"
          label={say('channel')}
          options={ContactChannel.options.map((code) => [code, say(`channel.${code}`)] as const)}
        />
        {(['isRepeat', 'isGroup', 'isPetition', 'wantsCallBack'] as const).map(toggle)}
      </Row>
      <Row parts={parts} field="satisfaction" label={say('satisfaction')}>
        <Pick
          parts={parts}
          field="satisfaction"
          label={say('satisfaction')}
          options={satisfactions.map((code) => [code, say(`satisfaction.${code}`)] as const)}
        />
      </Row>
    </>
  )
}
