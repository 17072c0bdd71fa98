import type { ReactNode } from 'react'
import { subjectPages } from '#domain/inbox/notice-subject.schema.ts'
import { countUnreadContract, listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { forget, useDrafts } from '#web/kit/drafts.ts'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { noticeWording } from '#web/kit/notice.wording.ts'
import { useCall } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { dayOf, shortDay, timeOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { deskWording } from './desk.wording.ts'
import { wordsOfCount } from './DeskTable.tsx'

/** Beside the list: what moved, what waits in triage, what I began and did not send. */
export function DeskRail({
  leads,
}: {
  leads: { total: number; totalIsCapped: boolean } | undefined
}): ReactNode {
  const say = useWords(deskWording)
  const mayTriage = useHasRole('township-officer', 'county-officer', 'city-officer')
  return (
    <aside className="rail" aria-label={say('rail')}>
      <Notices />
      {leads !== undefined && mayTriage && (
        <section>
          <h2>{say('rail.leads')}</h2>
          {leads.total === 0 ? (
            <p className="meta">{say('rail.leads.none')}</p>
          ) : (
            <>
              <p className="meta">
                {say('rail.leads.some', { count: leads.total, total: wordsOfCount(leads) })}
              </p>
              <Go to="/leads?status=open" className="btn s">
                {say('rail.leads.open')}
              </Go>
            </>
          )}
        </section>
      )}
      <Drafts />
    </aside>
  )
}

function Notices(): ReactNode {
  const say = useWords(deskWording)
  const words = useWords(noticeWording)
  const now = useNow()
  const unread = useCall(countUnreadContract, {}, { refetchSeconds: 60 })
  const latest = useCall(listNoticesContract, { query: { size: 5 } }, { refetchSeconds: 60 })
  const items = latest.data?.items ?? []
  return (
    <section>
      <h2>
        {say('rail.notices')}
        {unread.data !== undefined && unread.data.unread > 0 && (
          <Go to="/notices">{say('rail.all', { count: unread.data.unread })}</Go>
        )}
      </h2>
      {items.length === 0 && <p className="meta">{say('rail.notices.none')}</p>}
      <ul>
        {items.map(({ id, kind, subjectKind, subjectId, subjectNumber, isOpen, createdAt }) => (
          <li key={id}>
            <time dateTime={createdAt}>
              {dayOf(createdAt) === dayOf(now) ? timeOf(createdAt) : shortDay(createdAt, now)}
            </time>
            {words(`kind.${kind}`)}
            <br />
            {isOpen ? (
              <Go to={`${subjectPages[subjectKind]}${subjectId}`}>
                {subjectNumber ?? words('open')}
              </Go>
            ) : (
              <span className="meta">{words('hidden')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Drafts(): ReactNode {
  const say = useWords(deskWording)
  const kit = useWords(kitWording)
  const drafts = useDrafts()
  return (
    <section>
      <h2>
        {say('rail.drafts')}
        {drafts.length > 0 && (
          <span className="meta">{say('rail.drafts.count', { count: drafts.length })}</span>
        )}
      </h2>
      {drafts.length === 0 && <p className="meta">{say('rail.drafts.none')}</p>}
      <ul>
        {drafts.map(({ name, title, path, savedAt }) => (
          <li key={name}>
            <Go to={path}>{title}</Go>
            <br />
            <span className="meta">
              {say('rail.drafts.saved', { at: `${shortDay(savedAt)} ${timeOf(savedAt)}` })}{' '}
              <LinkButton onClick={() => forget(name)}>{kit('discard')}</LinkButton>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
