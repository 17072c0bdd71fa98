import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Choices, Ticks } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { ChoiceField, TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { OrganisationPicker, type Picked } from '#web/kit/OrganisationPicker.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { Consent, LegalGround } from '../legal-ground.schema.ts'
import { PacketField } from '../packet.schema.ts'
import { Urgency } from '../referral-clock.schema.ts'
import { previewPacketContract } from '../referral-page.contract.ts'
import { sendReferralContract } from '../referral.contract.ts'
import { FileTicks } from './FileTicks.tsx'
import { referralWording } from './referral.wording.ts'
import { ReferralPacket } from './ReferralPacket.tsx'

/** What the dialog begins with: a proposal of the rules, or nothing. */
export type Proposed = {
  readonly picked: Picked | null
  readonly fields: readonly PacketField[]
  readonly ground: string
}

/** 转办: to whom, on what ground, and the packet beside it exactly as the receiver will see it. */
export function SendDialog({
  matterId,
  proposed,
  onClose,
}: {
  matterId: string
  proposed: Proposed
  onClose: () => void
}): ReactNode {
  const say = useWords(referralWording)
  const kit = useWords(kitWording)
  const name = `referral.send.${matterId}.${proposed.picked?.id ?? ''}`
  const draft = useDraft(name, say('send'), {
    ...{ picked: proposed.picked, fields: [...proposed.fields] as string[], summary: '' },
    files: [] as string[],
    ...{ urgency: 'normal', ground: proposed.ground, consentOn: '', consentForm: '' },
  })
  const { value, change } = draft
  const fields = PacketField.options.filter((field) => value.fields.includes(field))
  const preview = useCall(
    previewPacketContract,
    { params: { id: matterId }, query: { fields: fields.join(',') } },
    { isLogged: true },
  )
  const send = useCommand(sendReferralContract, {
    refresh: ['referrals.', 'matters.'],
    done: () => {
      draft.clear()
      onClose()
    },
  })
  const submit = (): void => {
    const code = LegalGround.safeParse(value.ground).data
    if (value.picked === null || code === undefined) return
    const consent = Consent.safeParse({ on: value.consentOn, form: value.consentForm }).data
    send.mutate({
      params: { id: matterId },
      body: {
        organisationId: value.picked.id,
        urgency: Urgency.parse(value.urgency),
        fields,
        files: fields.includes('files') ? value.files : [],
        summary: value.summary,
        ground: code === 'consent' && consent !== undefined ? { code, consent } : { code },
      },
    })
  }
  return (
    <Dialog title={say('send')} onClose={onClose} isWide>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <OrganisationPicker
          label={say('receiver')}
          picked={value.picked}
          onPick={(picked) => change({ picked })}
        />
        <Choices
          legend={say('urgency')}
          value={value.urgency}
          onValue={(urgency) => change({ urgency })}
          options={Urgency.options.map((one) => ({ value: one, label: say(`urgency.${one}`) }))}
        />
        <Ground value={value} change={change} />
        <TextArea
          label={say('summary')}
          value={value.summary}
          onValue={(summary) => change({ summary })}
          required
          minLength={2}
          maxLength={2000}
        />
        <Ticks
          legend={say('fields')}
          values={fields}
          onValues={(next) => change({ fields: next })}
          options={PacketField.options.map((one) => ({ value: one, label: say(`field.${one}`) }))}
        />
        {fields.includes('files') && (
          <FileTicks
            matterId={matterId}
            values={value.files}
            onValues={(files) => change({ files })}
          />
        )}
        {preview.data !== undefined && (
          <section className="packet-preview">
            <h3>{say('preview')}</h3>
            <ReferralPacket packet={{ ...preview.data, summary: value.summary }} />
          </section>
        )}
        <Refused problem={send.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={send.isPending}>
            {say('send')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}

type GroundContent = { ground: string; consentOn: string; consentForm: string }

/** The law's ground, or her own consent with its day and form. */
function Ground({
  value,
  change,
}: {
  value: GroundContent
  change: (part: Partial<GroundContent>) => void
}): ReactNode {
  const say = useWords(referralWording)
  return (
    <>
      <ChoiceField
        label={say('ground')}
        value={value.ground}
        onValue={(ground) => change({ ground })}
        required
        options={LegalGround.options.map((one) => ({ value: one, label: say(`ground.${one}`) }))}
      />
      {value.ground === 'consent' && (
        <>
          <TextField
            label={say('consent.on')}
            type="date"
            required
            value={value.consentOn}
            onValue={(consentOn) => change({ consentOn })}
          />
          <Choices
            legend={say('consent.form')}
            value={value.consentForm}
            onValue={(consentForm) => change({ consentForm })}
            options={Consent.shape.form.options.map((one) => ({
              value: one,
              label: say(`form.${one}`),
            }))}
          />
        </>
      )}
    </>
  )
}
