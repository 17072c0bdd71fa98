import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { addRelationContract } from '../relation.contract.ts'
import { Relation, RelationSource } from '../relation.schema.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import { PersonPicker, type PickedPerson } from './PersonPicker.tsx'

/** Two people with files, and what one is to the other: said once, read from both sides. */
export function RelationDialog({
  person,
  tell,
  onClose,
}: {
  person: PickedPerson
  tell: (text: string) => void
  onClose: () => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const file = useWords(fileWording)
  const kit = useWords(kitWording)
  const today = dayOf(useNow())
  const [other, setOther] = useState<PickedPerson | null>(null)
  const [given, setGiven] = useState({ relation: '', source: 'herself', from: '' })
  const change = (part: Partial<typeof given>): void => setGiven({ ...given, ...part })
  const add = useCommand(addRelationContract, {
    refresh: ['people.family'],
    done: () => {
      tell(say('relation.done'))
      onClose()
    },
  })
  const relation = Relation.safeParse(given.relation).data
  const source = RelationSource.safeParse(given.source).data
  return (
    <Dialog title={say('relation.add')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (other === null || relation === undefined || source === undefined) return
          const validFrom = given.from === '' ? null : given.from
          add.mutate({
            params: { id: person.id },
            body: { otherId: other.id, relation, source, validFrom },
          })
        }}
      >
        <PersonPicker except={person.id} picked={other} onPick={setOther} />
        {other !== null && (
          <>
            <ChoiceField
              label={say('relation.of', { name: person.name })}
              value={given.relation}
              onValue={(next) => change({ relation: next })}
              required
              options={Relation.options.map((one) => ({
                value: one,
                label: file(`relation.${one}`),
              }))}
            />
            <ChoiceField
              label={say('relation.source')}
              value={given.source}
              onValue={(next) => change({ source: next })}
              required
              options={RelationSource.options.map((one) => ({
                value: one,
                label: file(`source.${one}`),
              }))}
            />
            <TextField
              type="date"
              label={say('relation.since')}
              isOptional
              value={given.from}
              onValue={(next) => change({ from: next })}
              max={today}
            />
          </>
        )}
        <Refused problem={add.error} />
        <div className="acts">
          {other !== null && (
            <Button tone="go" type="submit" aria-busy={add.isPending}>
              {say('relation.save')}
            </Button>
          )}
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
