import type { ReactNode } from 'react'
import { Ticks } from '#web/kit/Choices.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { useWords } from '#web/kit/wording.ts'
import { GroundWithoutConsent, PartyRelation, PartyRole } from '../party.schema.ts'
import { partyTexts, partyTicks, type PartyValues } from './party-form.ts'
import { partyWording } from './party.wording.ts'

const longest = { name: 60, phone: 40, identity: 30, address: 200 }

export function PartyForm({
  value,
  change,
  isKnown,
}: {
  value: PartyValues
  change: (part: Partial<PartyValues>) => void
  /** stands on the matter already */
  isKnown: boolean
}): ReactNode {
  const say = useWords(partyWording)
  const { ticks } = value
  return (
    <>
      <ChoiceField
        label={say('party.role')}
        required
        value={value.role}
        onValue={(role) => change({ role })}
        options={PartyRole.options.map((one) => ({ value: one, label: say(`role.${one}`) }))}
      />
      <ChoiceField
        label={say('party.relation')}
        isOptional
        value={value.relation}
        onValue={(relation) => change({ relation })}
        options={PartyRelation.options.map((one) => ({
          value: one,
          label: say(`relation.${one}`),
        }))}
      />
      {partyTexts.map((name) => (
        <TextField
          key={name}
          label={say(`party.${name}`)}
          hint={name === 'identity' && isKnown ? say('party.identity.stays') : undefined}
          isOptional
          value={value[name]}
          onValue={(text) => change({ [name]: text })}
          maxLength={longest[name]}
          autoComplete="off"
        />
      ))}
      <Ticks
        legend={say('party.more')}
        options={partyTicks.map((one) => ({ value: one, label: say(`party.${one}`) }))}
        values={ticks}
        onValues={(next) => change({ ticks: next })}
      />
      {ticks.includes('suspect') && ticks.includes('guardian') && (
        <ChoiceField
          label={say('party.ground')}
          required
          value={value.ground}
          onValue={(ground) => change({ ground })}
          options={GroundWithoutConsent.options.map((one) => ({
            value: one,
            label: say(`ground.${one}`),
          }))}
        />
      )}
    </>
  )
}
