import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { addPartyContract, changePartyContract, removePartyContract } from '../party.contract.ts'
import { emptyParty, inputOfParty, valuesOfParty, type KnownParty } from './party-form.ts'
import { PartyConflict, partyNow } from './PartyConflict.tsx'
import { PartyForm } from './PartyForm.tsx'
import { partyWording } from './party.wording.ts'

/** Names a party, corrects what is known of one, or takes one off. */
export function PartyDialog({
  matterId,
  version,
  known,
  onClose,
}: {
  matterId: string
  version: number
  known: KnownParty | undefined
  onClose: () => void
}): ReactNode {
  const say = useWords(partyWording)
  const kit = useWords(kitWording)
  const [value, setValue] = useState(
    known === undefined ? emptyParty : valuesOfParty(known.party, known.full),
  )
  const [isRemoving, setIsRemoving] = useState(false)
  const after = { refresh: ['matters.', 'desk.'], done: onClose }
  const add = useCommand(addPartyContract, after)
  const change = useCommand(changePartyContract, after)
  const remove = useCommand(removePartyContract, after)
  const command = known === undefined ? add : isRemoving ? remove : change
  const send = (from: number): void => {
    const party = inputOfParty(value, known?.party)
    if (known === undefined) {
      add.mutate({ params: { id: matterId }, body: { version: from, party } })
      return
    }
    const params = { id: matterId, partyId: known.party.id }
    if (isRemoving) remove.mutate({ params, body: { version: from } })
    else change.mutate({ params, body: { version: from, party } })
  }
  const name = known?.full.name ?? say('nameless')
  const title =
    known === undefined
      ? say('party.add')
      : `${say(isRemoving ? 'party.remove' : 'party.change')} · ${name}`
  const now = partyNow(command.error, known?.party.id)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send(version)
        }}
      >
        {isRemoving ? (
          <p>{say('party.remove.about')}</p>
        ) : (
          <PartyForm
            value={value}
            change={(part) => setValue({ ...value, ...part })}
            isKnown={known !== undefined}
          />
        )}
        <Refused problem={command.error} />
        {now !== undefined && (
          <PartyConflict
            mine={value}
            known={known}
            now={now}
            onMine={() => send(now.version)}
            onTheirs={onClose}
          />
        )}
        {now === undefined && (
          <div className="acts">
            <Button tone="go" type="submit" aria-busy={command.isPending}>
              {say(isRemoving ? 'remove' : 'save')}
            </Button>
            <Button onClick={isRemoving ? () => setIsRemoving(false) : onClose}>
              {kit('cancel')}
            </Button>
            {known !== undefined && !isRemoving && (
              <Button onClick={() => setIsRemoving(true)}>{say('party.remove')}</Button>
            )}
          </div>
        )}
      </form>
    </Dialog>
  )
}
