import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextArea } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { Scroll } from '#web/kit/Scroll.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { usePeriodWords } from '#web/kit/period.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { addressOf } from '#web/client.ts'
import {
  acknowledgeBundleContract,
  downloadBundleContract,
  readBundleContract,
  signBundleContract,
  type BundleFile,
} from '../bundle.contract.ts'
import { zeroReportWording } from './zero-report.wording.ts'
import './zero-report.css'

export function BundlePage(): ReactNode {
  const say = useWords(zeroReportWording)
  const params = { id: usePathId() }
  const answer = useCall(readBundleContract, { params }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('bundles.title')} />
  return <BundleView bundle={answer.data} />
}

function BundleView({ bundle }: { bundle: BundleFile }): ReactNode {
  const say = useWords(zeroReportWording)
  const periodWords = usePeriodWords()
  const [status, setStatus] = useState('')
  const { id, sender, receiver, owed, filed, nil, hazards, withheld } = bundle
  const period = periodWords(bundle)
  const done = [
    [say('bundle.closed'), bundle.closedByName, bundle.closedAt],
    [say('bundle.status.signed'), bundle.signedByName, bundle.signedAt],
    [say('bundle.status.acknowledged'), bundle.acknowledgedByName, bundle.acknowledgedAt],
  ] as const
  return (
    <>
      <PageHead
        title={say('bundle.title', { sender: sender.name, period })}
        tabTitle={`${say('bundles.title')} ${bundle.period}`}
        about={`${sender.name} → ${receiver.name}`}
      >
        <Tag tone={bundle.status === 'sent' ? 'due' : 'plain'}>
          {say(`bundle.status.${bundle.status}`)}
        </Tag>
        <a className="btn" href={addressOf(downloadBundleContract, { params: { id } })}>
          {say('bundle.file')}
        </a>
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <dl className="pairs">
        <dt>{say('reports')}</dt>
        <dd>{say('reports.words', { owed, filed, nil })}</dd>
        <dt>{say('hazards')}</dt>
        <dd>
          {say('hazards.count', { count: hazards })}
          {withheld > 0 && ` · ${say('withheld')} ${withheld}`}
        </dd>
        {done.map(([name, who, at]) =>
          at === null ? null : (
            <div key={name} className="zero-pair">
              <dt>{name}</dt>
              <dd>
                {who} {exactly(at)}
              </dd>
            </div>
          ),
        )}
      </dl>
      {bundle.acknowledgement !== null && (
        <p className="measure zero-said">{bundle.acknowledgement}</p>
      )}
      <Answer bundle={bundle} said={setStatus} />
      <h2 className="zero-part">{say('bundle.events')}</h2>
      {bundle.events.length === 0 ? (
        <p className="dim">{say('bundle.events.none')}</p>
      ) : (
        <Events bundle={bundle} />
      )}
    </>
  )
}

function Events({ bundle }: { bundle: BundleFile }): ReactNode {
  const say = useWords(zeroReportWording)
  const heads = ['name', 'date', 'place', 'summary', 'organisation', 'status'] as const
  return (
    <Scroll label={say('bundle.events')}>
      <table className="grid-table zero-events">
        <caption className="vh">{say('bundle.events')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {say(`event.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bundle.events.map((event, at) => (
            <tr key={`${event.date}${String(at)}`}>
              <th scope="row">{event.name}</th>
              <td className="zero-day">{event.date}</td>
              <td>{event.place}</td>
              <td className="zero-summary">
                {event.isWithheld ? <span className="dim">{event.summary}</span> : event.summary}
              </td>
              <td>{event.organisation}</td>
              <td>
                {event.status} {event.result}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Answer({
  bundle,
  said,
}: {
  bundle: BundleFile
  said: (words: string) => void
}): ReactNode {
  const say = useWords(zeroReportWording)
  const [isWriting, setWriting] = useState(false)
  const { id, version, actions } = bundle
  const signing = useCommand(signBundleContract, {
    refresh: ['zero-bundles.'],
    done: () => said(say('bundle.done.sign')),
  })
  const whyNot = (wanted: 'sign' | 'acknowledge'): string | undefined => {
    const refusal = actions.find(({ action }) => action === wanted)?.refusal ?? null
    return refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)
  }
  if (actions.length === 0 || bundle.status === 'acknowledged') return null
  return (
    <div className="acts zero-part">
      {bundle.status === 'sent' && (
        <Button
          tone="go"
          why={whyNot('sign')}
          aria-busy={signing.isPending}
          onClick={() => signing.mutate({ params: { id }, body: { version } })}
        >
          {say('bundle.sign')}
        </Button>
      )}
      <Button
        tone={bundle.status === 'signed' ? 'go' : 'plain'}
        why={whyNot('acknowledge')}
        onClick={() => setWriting(true)}
      >
        {say('bundle.acknowledge')}
      </Button>
      <Refused problem={signing.error} />
      {isWriting && (
        <AcknowledgeDialog
          bundle={bundle}
          onClose={() => setWriting(false)}
          done={() => {
            setWriting(false)
            said(say('bundle.done.acknowledge'))
          }}
        />
      )}
    </div>
  )
}

function AcknowledgeDialog({
  bundle: { id, version, period },
  onClose,
  done,
}: {
  bundle: BundleFile
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(zeroReportWording)
  const kit = useWords(kitWording)
  const title = say('bundle.acknowledge')
  const draft = useDraft(`zero-bundle.${id}`, `${title} ${period}`, { text: '' })
  const sending = useCommand(acknowledgeBundleContract, {
    refresh: ['zero-bundles.'],
    done() {
      draft.clear()
      done()
    },
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          sending.mutate({ params: { id }, body: { text: draft.value.text, version } })
        }}
      >
        <TextArea
          label={say('bundle.acknowledge.text')}
          hint={say('bundle.acknowledge.hint')}
          required
          minLength={2}
          maxLength={2000}
          value={draft.value.text}
          onValue={(text) => draft.change({ text })}
        />
        <Refused problem={sending.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={sending.isPending}>
            {title}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}
