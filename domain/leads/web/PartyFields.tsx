import type { ReactNode } from 'react'
import { GroundWithoutConsent, PartyRelation, PartyRole } from '#domain/matters/party.schema.ts'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { Ticks } from '#web/kit/Choices.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { useWords } from '#web/kit/wording.ts'
import { newParty, type PartyDraft } from './lead-entry.ts'
import { leadEntryWording } from './lead-entry.wording.ts'

/** Who it is about, one after the other; a party in which nothing is written is not sent. */
export function PartyFields({
  parties,
  change,
}: {
  parties: readonly PartyDraft[]
  change: (parties: readonly PartyDraft[]) => void
}): ReactNode {
  const say = useWords(leadEntryWording)
  return (
    <fieldset className="block">
      <legend>{say('parties')}</legend>
      {parties.map((party, at) => (
        <OneParty
          key={party.key}
          label={say('party', { n: at + 1 })}
          party={party}
          change={(part) =>
            change(parties.map((each, other) => (other === at ? { ...party, ...part } : each)))
          }
          remove={
            parties.length > 1
              ? () => change(parties.filter((_, other) => other !== at))
              : undefined
          }
        />
      ))}
      {parties.length < 12 && (
        <Button onClick={() => change([...parties, newParty()])}>{say('party.add')}</Button>
      )}
    </fieldset>
  )
}

function OneParty({
  label,
  party,
  change,
  remove,
}: {
  label: string
  party: PartyDraft
  change: (part: Partial<PartyDraft>) => void
  remove: (() => void) | undefined
}): ReactNode {
  const say = useWords(leadEntryWording)
  const isExcluded = party.isSuspect && party.isGuardian
  return (
    <fieldset className="party">
      <legend>
        {label}{' '}
        {remove !== undefined && <LinkButton onClick={remove}>{say('party.remove')}</LinkButton>}
      </legend>
      <div className="pair">
        <ChoiceField
          label={say('party.role')}
          value={party.role}
          onValue={(role) => change({ role })}
          options={PartyRole.options.map((value) => ({ value, label: say(`role.${value}`) }))}
        />
        <ChoiceField
          label={say('party.relation')}
          isOptional
          value={party.relation}
          onValue={(relation) => change({ relation })}
          options={PartyRelation.options.map((value) => ({
            value,
            label: say(`relation.${value}`),
          }))}
        />
        {(['name', 'phone', 'identity', 'address'] as const).map((name) => (
          <TextField
            key={name}
            label={say(`party.${name}`)}
            isOptional
            value={party[name]}
            onValue={(text) => change({ [name]: text })}
            autoComplete="off"
            maxLength={name === 'address' ? 200 : 60}
          />
        ))}
      </div>
      <Ticks
        legend={label}
        options={[
          { value: 'isHidden', label: say('party.hidden') },
          ...(party.role === 'victim' ? [] : [{ value: 'isSuspect', label: say('party.suspect') }]),
          { value: 'isGuardian', label: say('party.guardian') },
        ]}
        values={(['isHidden', 'isSuspect', 'isGuardian'] as const).filter((each) => party[each])}
        onValues={(values) =>
          change({
            isHidden: values.includes('isHidden'),
            isSuspect: values.includes('isSuspect'),
            isGuardian: values.includes('isGuardian'),
          })
        }
      />
      {isExcluded && (
        <ChoiceField
          label={say('party.ground')}
          required
          value={party.ground}
          onValue={(ground) => change({ ground })}
          options={GroundWithoutConsent.options.map((value) => ({
            value,
            label: say(`ground.${value}`),
          }))}
        />
      )}
    </fieldset>
  )
}
