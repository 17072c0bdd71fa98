import { useState, type ReactNode } from 'react'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { useWords } from '#web/kit/wording.ts'
import { myNoticesContract } from '../preference.contract.ts'
import { CalendarLinkSection } from './CalendarLinkSection.tsx'
import { preferenceWording } from './preference.wording.ts'
import { PreferenceForm } from './PreferenceForm.tsx'
import './my-notices.css'

/** What belongs to one's own account: reminders outside the platform, and the calendar. */
export function MyNoticesPage(): ReactNode {
  const say = useWords(preferenceWording)
  const [status, setStatus] = useState('')
  const { data, error, refetch } = useCall(myNoticesContract, {})
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <StatusLine>{status}</StatusLine>
      {data === undefined && error === null && <Loading />}
      {error !== null && <ErrorState isPart problem={error} again={() => void refetch()} />}
      {data !== undefined && (
        <div className="my-notices">
          <section>
            <h2>{say('outside')}</h2>
            <p className="dim">
              {say(data.available.length === 0 ? 'outside.none' : 'outside.meaning')}
            </p>
            {/* What another window saved begins the form anew. */}
            <PreferenceForm key={data.version} settings={data} tell={setStatus} />
          </section>
          <section>
            <h2>{say('calendar')}</h2>
            <CalendarLinkSection link={data.calendarLink} tell={setStatus} />
          </section>
        </div>
      )}
    </>
  )
}
