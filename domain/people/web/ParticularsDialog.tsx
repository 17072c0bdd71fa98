import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { ethnicities, ethnicityLabel } from '../ethnicity.schema.ts'
import { changePersonContract } from '../person-entry.contract.ts'
import { PersonFile } from '../person.contract.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import type { Tell } from './tell.ts'

/** What the file says of a person, corrected. Sex and birth follow from an identity number. */
export function ParticularsDialog({
  person,
  tell,
  onClose,
}: {
  person: PersonFile
  tell: Tell
  onClose: () => void
}): ReactNode {
  const say = useWords(fileWording)
  const act = useWords(fileActsWording)
  const kit = useWords(kitWording)
  const language = useLanguage()
  const [given, setGiven] = useState({
    ...{ name: person.name, sex: person.sex ?? '', birth: '', division: person.division },
    ...{ ethnicity: person.ethnicity ?? '', interpreter: person.interpreter ?? '' },
  })
  const change = (part: Partial<typeof given>): void => setGiven({ ...given, ...part })
  const save = useCommand(changePersonContract, {
    refresh: ['people.'],
    done: () => {
      tell(act('edit.done'))
      onClose()
    },
  })
  const newer = PersonFile.safeParse(save.error?.current).data
  const textOf = (text: string): string | null => (text.trim() === '' ? null : text)
  return (
    <Dialog title={act('edit')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const { name, sex, birth, division } = given
          save.mutate({
            params: { id: person.id },
            body: {
              ...{ name, division, sex: sex === 'female' || sex === 'male' ? sex : null },
              ...(birth === '' ? {} : { birth }),
              ethnicity: textOf(given.ethnicity),
              interpreter: textOf(given.interpreter),
              version: newer?.version ?? person.version,
            },
          })
        }}
      >
        <TextField
          label={say('name')}
          hint={say('name.hint')}
          value={given.name}
          onValue={(next) => change({ name: next })}
          required
          maxLength={100}
          autoComplete="off"
        />
        {person.identityMasked === null && (
          <BirthFields person={person} given={given} change={change} />
        )}
        <DivisionPicker
          label={say('place')}
          value={given.division}
          onValue={(next) => change({ division: next })}
        />
        <ChoiceField
          label={say('ethnicity')}
          isOptional
          value={given.ethnicity}
          onValue={(next) => change({ ethnicity: next })}
          options={ethnicities.map((code) => ({
            value: code,
            label: ethnicityLabel(code, language),
          }))}
        />
        <TextField
          label={say('interpreter')}
          hint={say('interpreter.hint')}
          isOptional
          value={given.interpreter}
          onValue={(next) => change({ interpreter: next })}
          maxLength={40}
        />
        {newer !== undefined && (
          <p className="refused" role="alert">
            {act('edit.meanwhile', { name: newer.name, place: newer.divisionName })}
          </p>
        )}
        <Refused problem={save.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={save.isPending}>
            {act('edit.save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Only where no identity number says them. The day of birth is asked anew, never shown. */
function BirthFields({
  person: { birthYear },
  given,
  change,
}: {
  person: PersonFile
  given: { readonly sex: string; readonly birth: string }
  change: (part: { sex?: string; birth?: string }) => void
}): ReactNode {
  const say = useWords(fileWording)
  const act = useWords(fileActsWording)
  return (
    <>
      <ChoiceField
        label={say('sex')}
        isOptional
        value={given.sex}
        onValue={(next) => change({ sex: next })}
        options={(['female', 'male'] as const).map((one) => ({
          value: one,
          label: say(`sex.${one}`),
        }))}
      />
      <TextField
        type="date"
        label={act('edit.birth')}
        hint={birthYear === null ? undefined : act('edit.birth.hint', { year: birthYear })}
        isOptional
        value={given.birth}
        onValue={(next) => change({ birth: next })}
        max={dayOf(useNow())}
      />
    </>
  )
}
