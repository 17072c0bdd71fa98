import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { declareKinshipContract } from '../kinship.contract.ts'
import { KinshipRelation } from '../kinship.schema.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import { kinWording } from './kin.wording.ts'
import type { PickedPerson } from './PersonPicker.tsx'
import type { Tell } from './tell.ts'

/** Declared by name and number, for oneself or, by the security administrator, for an account. */
export function KinDialog({
  accountId,
  tell,
  onClose,
}: {
  accountId: string | undefined
  tell: Tell
  onClose: () => void
}): ReactNode {
  const say = useWords(kinWording)
  const kit = useWords(kitWording)
  const [given, setGiven] = useState({ name: '', relation: '', identity: '' })
  const change = (part: Partial<typeof given>): void => setGiven({ ...given, ...part })
  const declare = useCommand(declareKinshipContract, {
    refresh: ['kinships.'],
    done: ({ name }) => {
      tell(say('done', { name }))
      onClose()
    },
  })
  const relation = KinshipRelation.safeParse(given.relation).data
  return (
    <Dialog title={say('add')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (relation === undefined) return
          const whose = accountId === undefined ? {} : { accountId }
          const { name, identity } = given
          declare.mutate({ body: { ...whose, name, identity, relation } })
        }}
      >
        <TextField
          label={say('name')}
          value={given.name}
          onValue={(next) => change({ name: next })}
          required
          maxLength={100}
          autoComplete="off"
        />
        <RelationField
          label={say(accountId === undefined ? 'relation' : 'relation.of')}
          value={given.relation}
          onValue={(next) => change({ relation: next })}
        />
        <TextField
          label={say('identity')}
          hint={say('identity.hint')}
          value={given.identity}
          onValue={(next) => change({ identity: next })}
          required
          maxLength={30}
          autoComplete="off"
          spellCheck={false}
        />
        <Refused problem={declare.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={declare.isPending}>
            {say('save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** From the file that is open: nothing to type. */
export function KinOfFileDialog({
  person,
  tell,
  onClose,
}: {
  person: PickedPerson
  tell: Tell
  onClose: () => void
}): ReactNode {
  const act = useWords(fileActsWording)
  const say = useWords(kinWording)
  const kit = useWords(kitWording)
  const [given, setGiven] = useState('')
  const declare = useCommand(declareKinshipContract, {
    refresh: ['kinships.'],
    done: () => {
      tell(act('kin.done'))
      onClose()
    },
  })
  const relation = KinshipRelation.safeParse(given).data
  return (
    <Dialog title={act('kin')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (relation === undefined) return
          declare.mutate({ body: { name: person.name, personId: person.id, relation } })
        }}
      >
        <p>
          <b>{person.name}</b>
        </p>
        <p>{act('kin.about')}</p>
        <RelationField label={say('relation')} value={given} onValue={setGiven} />
        <Refused problem={declare.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={declare.isPending}>
            {act('kin.save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function RelationField({
  label,
  value,
  onValue,
}: {
  label: string
  value: string
  onValue: (value: string) => void
}): ReactNode {
  const say = useWords(kinWording)
  const file = useWords(fileWording)
  return (
    <ChoiceField
      label={label}
      hint={say('relation.hint')}
      value={value}
      onValue={onValue}
      required
      options={KinshipRelation.options.map((one) => ({
        value: one,
        label: file(`relation.${one}`),
      }))}
    />
  )
}
