import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Ticks } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { addPartyContract, removePartyContract, type PartyView } from '../party.contract.ts'
import { GroundWithoutConsent, PartyRelation, PartyRole } from '../party.schema.ts'
import { partyWording } from './party.wording.ts'

const empty = { role: '', relation: '', name: '', identity: '', phone: '', address: '', ground: '' }

/** Names a party, or takes one off. */
export function PartyDialog({
  matterId,
  version,
  party,
  onClose,
}: {
  matterId: string
  version: number
  party: PartyView | undefined
  onClose: () => void
}): ReactNode {
  const say = useWords(partyWording)
  const kit = useWords(kitWording)
  const [value, setValue] = useState(empty)
  const [ticks, setTicks] = useState<readonly string[]>([])
  const after = { refresh: ['matters.', 'desk.'], done: onClose }
  const add = useCommand(addPartyContract, after)
  const remove = useCommand(removePartyContract, after)
  const title =
    party === undefined ? say('add') : `${say('remove')} ${party.name ?? say('nameless')}`
  const send = (): void => {
    if (party !== undefined) {
      remove.mutate({ params: { id: matterId, partyId: party.id }, body: { version } })
      return
    }
    const { role, relation, ground, ...texts } = value
    add.mutate({
      params: { id: matterId },
      body: {
        version,
        party: {
          ...texts,
          role: PartyRole.catch('family').parse(role),
          relation: PartyRelation.safeParse(relation).data ?? null,
          legalGround: GroundWithoutConsent.safeParse(ground).data ?? null,
          isHidden: ticks.includes('hidden'),
          isSuspect: ticks.includes('suspect'),
          isGuardian: ticks.includes('guardian'),
        },
      },
    })
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {party === undefined && (
          <>
            <ChoiceField
              label={say('party.role')}
              required
              value={value.role}
              onValue={(role) => setValue({ ...value, role })}
              options={PartyRole.options.map((one) => ({ value: one, label: say(`role.${one}`) }))}
            />
            <ChoiceField
              label={say('party.relation')}
              isOptional
              value={value.relation}
              onValue={(relation) => setValue({ ...value, relation })}
              options={PartyRelation.options.map((one) => ({
                value: one,
                label: say(`relation.${one}`),
              }))}
            />
            {(['name', 'phone', 'identity', 'address'] as const).map((name) => (
              <TextField
                key={name}
                label={say(`party.${name}`)}
                isOptional
                value={value[name]}
                onValue={(text) => setValue({ ...value, [name]: text })}
                maxLength={name === 'address' ? 200 : name === 'identity' ? 30 : 40}
                autoComplete="off"
              />
            ))}
            <Ticks
              legend={say('title')}
              options={(['hidden', 'suspect', 'guardian'] as const).map((one) => ({
                value: one,
                label: say(`party.${one}`),
              }))}
              values={ticks}
              onValues={setTicks}
            />
            {ticks.includes('suspect') && ticks.includes('guardian') && (
              <ChoiceField
                label={say('party.ground')}
                required
                value={value.ground}
                onValue={(ground) => setValue({ ...value, ground })}
                options={GroundWithoutConsent.options.map((one) => ({
                  value: one,
                  label: say(`ground.${one}`),
                }))}
              />
            )}
          </>
        )}
        <Refused problem={add.error ?? remove.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={add.isPending || remove.isPending}>
            {say(party === undefined ? 'save' : 'remove')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
