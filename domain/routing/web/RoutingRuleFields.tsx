/* oxlint-disable react/no-array-index-key -- what is edited here has no name but its place: a key made
   from what is being chosen would take the field away under the hand that chooses. */
import type { ReactNode } from 'react'
import { LegalGround } from '#domain/referrals/legal-ground.schema.ts'
import { PacketField } from '#domain/referrals/packet.schema.ts'
import { Button } from '#web/kit/Button.tsx'
import { Ticks } from '#web/kit/Choices.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { CoActing, RoutingRule } from '../routing.schema.ts'
import { AuthorityFields } from './AuthorityFields.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import { routingWording } from './routing.wording.ts'

/** One rule: its names, when it fits, who answers, who acts along with which packet, who is told. */
export function RoutingRuleFields({
  rule,
  onRule,
}: {
  rule: RoutingRule
  onRule: (rule: RoutingRule) => void
}): ReactNode {
  const say = useWords(routingWording)
  const { coActing, informed } = rule
  const change = (part: Partial<RoutingRule>): void => onRule({ ...rule, ...part })
  const police: CoActing = {
    ...{ kind: 'public-security', level: 'township', packet: [], ground: 'domestic-violence-15' },
  }
  return (
    <>
      <div className="row">
        <TextField
          label={say('rule.zh')}
          required
          minLength={2}
          maxLength={60}
          value={rule.zh}
          onValue={(zh) => change({ zh })}
        />
        <TextField
          label={say('rule.en')}
          required
          minLength={2}
          maxLength={120}
          value={rule.en}
          onValue={(en) => change({ en })}
        />
      </div>
      <ConditionFields when={rule.when} onWhen={(when) => change({ when })} />
      <fieldset>
        <legend>{say('responsible')}</legend>
        <AuthorityFields
          authority={rule.responsible}
          onAuthority={(responsible) => change({ responsible })}
        />
      </fieldset>
      <fieldset>
        <legend>{say('co-acting')}</legend>
        <p className="dim measure">{say('co-acting.about')}</p>
        {coActing.map((each, at) => (
          <CoActingFields
            key={String(at)}
            number={at + 1}
            coActing={each}
            onCoActing={(next) =>
              change({ coActing: coActing.map((one, n) => (n === at ? next : one)) })
            }
            onRemove={() => change({ coActing: coActing.filter((_, n) => n !== at) })}
          />
        ))}
        {coActing.length < 8 && (
          <Button isSmall onClick={() => change({ coActing: [...coActing, police] })}>
            {say('co-acting.add')}
          </Button>
        )}
      </fieldset>
      <fieldset>
        <legend>{say('informed')}</legend>
        {informed.map((each, at) => (
          <AuthorityFields
            key={String(at)}
            authority={each}
            onAuthority={(next) =>
              change({ informed: informed.map((one, n) => (n === at ? next : one)) })
            }
            onRemove={() => change({ informed: informed.filter((_, n) => n !== at) })}
          />
        ))}
        {informed.length < 8 && (
          <Button
            isSmall
            onClick={() =>
              change({ informed: [...informed, { kind: 'womens-federation', level: 'county' }] })
            }
          >
            {say('informed.add')}
          </Button>
        )}
      </fieldset>
    </>
  )
}

function CoActingFields({
  number,
  coActing,
  onCoActing,
  onRemove,
}: {
  number: number
  coActing: CoActing
  onCoActing: (next: CoActing) => void
  onRemove: () => void
}): ReactNode {
  const say = useWords(routingWording)
  const { feedBack, ...rest } = coActing
  return (
    <fieldset className="co-acting">
      <legend>{say('co-acting.one', { number })}</legend>
      <AuthorityFields
        authority={coActing}
        onAuthority={(next) => onCoActing({ ...coActing, ...next })}
        onRemove={onRemove}
      />
      <div className="row">
        <ChoiceField
          label={say('ground')}
          required
          value={coActing.ground}
          onValue={(typed) => {
            const ground = LegalGround.safeParse(typed).data
            if (ground !== undefined) onCoActing({ ...coActing, ground })
          }}
          options={LegalGround.options.map((one) => ({ value: one, label: say(`ground.${one}`) }))}
        />
        <TextField
          label={say('feed-back')}
          hint={say('feed-back.hint')}
          isOptional
          pattern="\d{1,4}(m|h|d|wd)"
          maxLength={6}
          value={feedBack ?? ''}
          onValue={(typed) =>
            onCoActing(typed.trim() === '' ? rest : { ...rest, feedBack: typed.trim() })
          }
        />
      </div>
      <Ticks
        legend={say('fields')}
        options={PacketField.options.map((one) => ({ value: one, label: say(`field.${one}`) }))}
        values={coActing.packet}
        onValues={(values) =>
          onCoActing({
            ...coActing,
            packet: PacketField.options.filter((one) => values.includes(one)),
          })
        }
      />
    </fieldset>
  )
}
