import type { ReactNode } from 'react'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Scroll } from '#web/kit/Scroll.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listSettingsContract } from '../setting.contract.ts'
import { settingWording } from './setting.wording.ts'
import './setting.css'

/** 规则与时限: every ⚙ of the city, what holds now and what comes next. */
export function SettingsPage(): ReactNode {
  const say = useWords(settingWording)
  const answer = useCall(listSettingsContract, {})
  if (answer.error !== null) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <Scroll label={say('list')}>
        <table className="settings">
          <caption className="vh">{say('list')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('version')}</th>
              <th scope="col">{say('since')}</th>
              <th scope="col">{say('by')}</th>
              <th scope="col">{say('next')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.data.items.map(({ kind, number, since, byName, next }) => (
              <tr key={kind}>
                <th scope="row">
                  <Go to={`/settings/${kind}`}>{say(`kind.${kind}`)}</Go>
                </th>
                <td>{number === 0 ? say('version.initial') : say('version.number', { number })}</td>
                <td>{since === null ? '' : exactly(since)}</td>
                <td>{byName ?? ''}</td>
                <td>
                  {next === null
                    ? ''
                    : say('next.at', { number: next.number, at: exactly(next.effectiveAt) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
