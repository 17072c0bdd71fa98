import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { ChoiceField } from '#web/kit/Field.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { isFree } from '#web/kit/row-keys.ts'
import { useWords } from '#web/kit/wording.ts'
import { handOverContract, type ContactPage } from '../contact-page.contract.ts'
import type { Service } from '../contact.schema.ts'
import { hotlineWording } from './hotline.wording.ts'

const forms = ['oral', 'recorded', 'written'] as const

/** 三项服务: legal, mediation, counselling; she has agreed on the line, in the form that is chosen. */
export function HandOver({
  contact: { id, version, services },
  done,
  hasKeys = false,
}: {
  contact: ContactPage
  done: (words: string) => void
  /** 1, 2, 3 hand over, as long as no field has the focus */
  hasKeys?: boolean
}): ReactNode {
  const say = useWords(hotlineWording)
  const [form, setForm] = useState<string>('oral')
  const handing = useCommand(handOverContract, {
    refresh: ['hotline.', 'referrals.'],
    done: () => done(say('handed')),
  })
  const { mutate, isPending } = handing
  const hand = useCallback(
    (service: Service) => {
      const consent = forms.find((one) => one === form) ?? 'oral'
      if (!isPending) mutate({ params: { id }, body: { service, consent, version } })
    },
    [mutate, isPending, id, version, form],
  )
  useEffect(() => {
    if (!hasKeys) return undefined
    const press = (event: KeyboardEvent): void => {
      const chosen = isFree(event) ? services[Number(event.key) - 1] : undefined
      if (chosen === undefined || chosen.organisation === null || chosen.isSent) return
      event.preventDefault()
      hand(chosen.service)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [hasKeys, services, hand])
  return (
    <div className="hand-over">
      <h3>{say('hand-over')}</h3>
      <div className="acts">
        {services.map(({ service, organisation, isSent }, index) => (
          <Button
            key={service}
            hint={hasKeys ? String(index + 1) : undefined}
            why={
              organisation === null
                ? say('hand-over.none', { service: say(`service.${service}`) })
                : isSent
                  ? say('hand-over.sent', { organisation })
                  : undefined
            }
            title={organisation ?? undefined}
            onClick={() => hand(service)}
          >
            {say(`service.${service}`)}
          </Button>
        ))}
      </div>
      <ChoiceField
        label={say('consent')}
        value={form}
        onValue={setForm}
        options={forms.map((one) => ({ value: one, label: say(`consent.${one}`) }))}
      />
      <Refused problem={handing.error} />
    </div>
  )
}
