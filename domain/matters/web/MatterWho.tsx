import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { call, isProblem, type Problem } from '#web/client.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { revealContactContract, type MatterPage } from '../matter-page.contract.ts'
import { actWording } from './act.wording.ts'
import type { Begin } from './MatterHead.tsx'
import { MatterParties } from './MatterParties.tsx'
import { MatterFiles } from './MatterFiles.tsx'
import { MatterParts } from './MatterParts.tsx'
import { matterWording } from './matter.wording.ts'

type Revealed = z.output<typeof revealContactContract.output>

/** She, how to reach her without danger, and what she herself wants. */
export function MatterWho({ matter, begin }: { matter: MatterPage; begin: Begin }): ReactNode {
  const say = useWords(matterWording)
  const kit = useWords(kitWording)
  const act = useWords(actWording)
  const [shown, setShown] = useState<Revealed | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const press = (): void => {
    if (shown !== null) {
      setShown(null)
      return
    }
    call(revealContactContract, { params: { id: matter.id } }).then(setShown, (error: unknown) => {
      if (isProblem(error)) setProblem(error)
    })
  }
  const mayAsk = matter.actions.some(
    ({ action, refusal }) => action === 'record-wish' && refusal === null,
  )
  return (
    <div className="col who">
      <section>
        <h2>
          {say('parties')}
          <LinkButton
            title={kit('logged')}
            aria-label={`${kit(shown === null ? 'show' : 'hide')} ${say('reveal')}`}
            onClick={press}
          >
            {kit(shown === null ? 'show' : 'hide')}
          </LinkButton>
        </h2>
        <p>
          <b>{shown?.subjectName ?? matter.subject ?? say('subject.none')}</b>
        </p>
        <Refused problem={problem} />
      </section>
      <MatterParties matter={matter} />
      <div className="safe">
        <h2>{say('contact')}</h2>
        <SafeContact matter={matter} shown={shown} />
      </div>
      <section>
        <h2>
          {say('wish')}
          {mayAsk && (
            <LinkButton onClick={() => begin('record-wish')}>{act('act.record-wish')}</LinkButton>
          )}
        </h2>
        <p className="wish">{matter.wish ?? <span className="dim">{say('wish.none')}</span>}</p>
      </section>
      <MatterParts column="who" matterId={matter.id} version={matter.version} />
      <section>
        <h2>{say('narrative')}</h2>
        <p className="wish">{matter.narrative}</p>
      </section>
      {matter.mergedInto !== null && (
        <section>
          <Go to={`/matters/${matter.mergedInto}`}>{say('merged-into')}</Go>
        </section>
      )}
      <MatterFiles matter={matter} />
    </div>
  )
}

function SafeContact({ matter, shown }: { matter: MatterPage; shown: Revealed | null }): ReactNode {
  const say = useWords(matterWording)
  if (!matter.hasSafeContact) return <p className="dim">{say('contact.none')}</p>
  const contact = shown?.safeContact
  const rows = (['time', 'opening', 'avoid'] as const).flatMap((key) => {
    const text = contact?.[key]
    return text === undefined || text === '' ? [] : [[key, text] as const]
  })
  return (
    <dl>
      <dt>{say('contact.phone')}</dt>
      <dd className="tel">{contact?.phone ?? matter.safePhone}</dd>
      {rows.map(([key, text]) => (
        <div key={key}>
          <dt>{say(`contact.${key}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
