import { useState, type ReactNode } from 'react'
import { call } from '#web/client.ts'
import { usePathId } from '#web/kit/address.ts'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { Masked } from '#web/kit/Masked.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { readRequestContract, revealContactContract, type HelpFile } from '../help.contract.ts'
import { AnswerBox } from './AnswerBox.tsx'
import { HelpFiles } from './HelpFiles.tsx'
import { helpWording } from './help.wording.ts'
import './help.css'

/** One request from the public page: what she told, how to reach her, and the conversation. */
export function HelpRequestPage(): ReactNode {
  const say = useWords(helpWording)
  const params = { id: usePathId() }
  const answer = useCall(readRequestContract, { params }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <HelpView file={answer.data} />
}

function HelpView({ file }: { file: HelpFile }): ReactNode {
  const say = useWords(helpWording)
  const [status, setStatus] = useState('')
  const topic = say(`topic.${file.topic}`)
  return (
    <>
      <PageHead
        title={say('title.of', { topic, division: file.divisionName })}
        tabTitle={say('title')}
        about={file.organisation.name}
      >
        {file.safe === 'no' && <Tag tone="red">{say('safe.no')}</Tag>}
        <Tag tone={file.status === 'waiting' ? 'due' : 'plain'}>{say(`status.${file.status}`)}</Tag>
        {file.lang === 'en' && <Tag>{say('lang')}</Tag>}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="help">
        <section aria-label={say('talk')}>
          {file.status === 'held' && <p className="dim measure">{say('held.note')}</p>}
          <ol className="help-talk">
            <Said side="person" by={say('side.person')} at={file.createdAt} text={file.story} />
            {file.messages.map((message) => (
              <Said
                key={message.id}
                side={message.side}
                by={message.authorName ?? say(`side.${message.side}`)}
                at={message.at}
                text={message.text}
                note={
                  message.side === 'desk'
                    ? say(message.seenAt === null ? 'unseen' : 'seen')
                    : undefined
                }
              />
            ))}
          </ol>
          <AnswerBox file={file} said={setStatus} />
        </section>
        <div>
          <Contact file={file} />
          <HelpFiles id={file.id} />
        </div>
      </div>
    </>
  )
}

function Said({
  side,
  by,
  at,
  text,
  note,
}: {
  side: 'person' | 'desk'
  by: string
  at: string
  text: string
  note?: string | undefined
}): ReactNode {
  return (
    <li className={side}>
      <span className="dim">
        {by} · <time dateTime={at}>{exactly(at)}</time>
        {note !== undefined && ` · ${note}`}
      </span>
      <p>{text}</p>
    </li>
  )
}

function Contact({ file }: { file: HelpFile }): ReactNode {
  const say = useWords(helpWording)
  const { id, name, phone, time, avoid, leadId, matterId } = file
  const reveal = async (which: 'name' | 'phone'): Promise<string> => {
    const shown = await call(revealContactContract, { params: { id } })
    return shown[which]
  }
  const plain = [
    ['time', time],
    ['avoid', avoid],
  ] as const
  return (
    <aside aria-label={say('contact')}>
      <h2>{say('contact')}</h2>
      {name === null && phone === null && <p className="dim">{say('contact.none')}</p>}
      <dl className="pairs">
        {(['name', 'phone'] as const).map((which) =>
          file[which] === null ? null : (
            <div key={which} className="help-pair">
              <dt>{say(which)}</dt>
              <dd>
                <Masked masked={file[which]} what={say(which)} reveal={() => reveal(which)} />
              </dd>
            </div>
          ),
        )}
        {plain.map(([key, value]) =>
          value === null ? null : (
            <div key={key} className="help-pair">
              <dt>{say(key)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <div className="help-pair">
          <dt>{say('safe')}</dt>
          <dd>{say(`safe.${file.safe}`)}</dd>
        </div>
      </dl>
      <p className="dim">{say(file.isProved ? 'proved' : 'unproved')}</p>
      {matterId !== null && (
        <p>
          <Go to={`/matters/${matterId}`}>{say('matter.open')}</Go>
        </p>
      )}
      {matterId === null && leadId !== null && (
        <p>
          <Go to={`/leads/${leadId}`}>{say('lead.open')}</Go>
        </p>
      )}
    </aside>
  )
}
