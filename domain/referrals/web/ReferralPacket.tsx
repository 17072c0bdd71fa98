import type { ReactNode } from 'react'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { Packet } from '../packet.schema.ts'
import { referralWording } from './referral.wording.ts'

/** What the receiver sees of the matter, to the last word. */
export function ReferralPacket({ packet }: { packet: Packet }): ReactNode {
  const say = useWords(referralWording)
  const kit = useWords(kitWording)
  const { subject, level, summary, narrative, wish, safeContact, parties } = packet
  return (
    <div className="packet">
      <dl className="pairs">
        <dt>{say('category')}</dt>
        <dd>
          {kit(`category.${packet.category}`)}{' '}
          {packet.imminent && <Tag tone="red">{say('imminent')}</Tag>}
        </dd>
        <dt>{say('place')}</dt>
        <dd>{packet.place}</dd>
        <dt>{say('found-on')}</dt>
        <dd>{packet.foundOn}</dd>
        <dt>{say('subject')}</dt>
        <dd>{subject ?? say('subject.none')}</dd>
        {level !== null && (
          <>
            <dt>{say('level')}</dt>
            <dd>
              <Level level={level} />
            </dd>
          </>
        )}
        {parties.length > 0 && (
          <>
            <dt>{say('parties')}</dt>
            <dd>{parties.map(({ name }) => name).join('、')}</dd>
          </>
        )}
      </dl>
      <Words head={say('summary')} text={summary === '' ? say('summary.none') : summary} />
      {narrative !== null && <Words head={say('narrative')} text={narrative} />}
      {wish !== null && <Words head={say('wish')} text={wish} />}
      {safeContact !== null && (
        <>
          <h3>{say('contact')}</h3>
          <dl className="pairs">
            {(['phone', 'time', 'opening', 'avoid'] as const)
              .filter((part) => safeContact[part] !== '')
              .map((part) => (
                <Pair key={part} term={say(`contact.${part}`)} text={safeContact[part]} />
              ))}
          </dl>
        </>
      )}
    </div>
  )
}

function Words({ head, text }: { head: string; text: string }): ReactNode {
  return (
    <>
      <h3>{head}</h3>
      <p className="measure">{text}</p>
    </>
  )
}

function Pair({ term, text }: { term: string; text: string }): ReactNode {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  )
}
