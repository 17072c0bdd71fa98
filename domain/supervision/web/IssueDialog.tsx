import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Choices } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { OrganisationPicker, type Picked } from '#web/kit/OrganisationPicker.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { issueSupervisionContract } from '../supervision.contract.ts'
import { SupervisionKind } from '../supervision.schema.ts'
import { supervisionWording } from './supervision.wording.ts'

/** Sends an order or an opinion about a matter to whoever did not do what was due. */
export function IssueDialog({
  matterId,
  onClose,
}: {
  matterId: string
  onClose: () => void
}): ReactNode {
  const say = useWords(supervisionWording)
  const kit = useWords(kitWording)
  const [kind, setKind] = useState<string>('order')
  const [to, setTo] = useState<Picked | null>(null)
  const [requirement, setRequirement] = useState('')
  const [within, setWithin] = useState('')
  const issue = useCommand(issueSupervisionContract, {
    refresh: ['supervision.', 'matters.', 'desk.'],
    done: onClose,
  })
  return (
    <Dialog title={say('issue')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (to === null) return
          issue.mutate({
            body: {
              ...{
                kind: SupervisionKind.parse(kind),
                addresseeOrgId: to.id,
                matterId,
                requirement,
              },
              ...(within === '' ? {} : { replyWithin: within }),
            },
          })
        }}
      >
        <p className="dim">{say(kind === 'order' ? 'issue.about' : 'issue.opinion')}</p>
        <Choices
          legend={say('kind')}
          value={kind}
          onValue={setKind}
          options={SupervisionKind.options.map((one) => ({
            value: one,
            label: say(`kind.${one}`),
          }))}
        />
        <OrganisationPicker label={say('addressee')} picked={to} onPick={setTo} />
        <TextArea
          label={say('requirement')}
          hint={say('requirement.hint')}
          required
          minLength={2}
          maxLength={4000}
          value={requirement}
          onValue={setRequirement}
        />
        <TextField
          label={say('within')}
          hint={say('within.example')}
          isOptional
          pattern="\d{1,4}(m|h|d|wd)"
          value={within}
          onValue={setWithin}
        />
        <Refused problem={issue.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={issue.isPending}>
            {say('send')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
