import { useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Scroll } from '#web/kit/Scroll.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { ErrorState, MissingState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { useWords } from '#web/kit/wording.ts'
import { readSettingContract } from '../setting.contract.ts'
import { SettingKind } from '../setting.schema.ts'
import { BodyEditor } from './BodyEditor.tsx'
import { SettingForm } from './SettingForm.tsx'
import { Versions } from './Versions.tsx'
import { settingWording } from './setting.wording.ts'
import './setting.css'

export function SettingPage(): ReactNode {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false })
  const kind = SettingKind.safeParse(params['kind'])
  return kind.success ? <OneSetting key={kind.data} kind={kind.data} /> : <MissingState />
}

function OneSetting({ kind }: { kind: SettingKind }): ReactNode {
  const say = useWords(settingWording)
  const answer = useCall(readSettingContract, { params: { kind } })
  const [isChanging, setIsChanging] = useState(false)
  const [status, setStatus] = useState('')
  const mayWrite = useHasRole('city-officer')
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data?.kind !== kind) return <Loading what={say('title')} />
  const { number, body, versions, initial } = answer.data
  const name = say(`kind.${kind}`)
  return (
    <>
      <PageHead
        title={name}
        tabTitle={name}
        about={number === 0 ? say('version.initial') : say('version.number', { number })}
      >
        <Go to="/settings" className="btn">
          {say('back')}
        </Go>
        {!isChanging && (
          <Button
            tone="go"
            why={mayWrite ? undefined : say('read-only')}
            onClick={() => setIsChanging(true)}
          >
            {say('change')}
          </Button>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      {isChanging && (
        <SettingForm
          kind={kind}
          body={versions[0]?.state === 'ahead' ? versions[0].body : body}
          basedOn={versions[0]?.number ?? 0}
          onClose={() => setIsChanging(false)}
          done={() => {
            setIsChanging(false)
            setStatus(say('saved'))
          }}
        />
      )}
      {!isChanging && (
        <Scroll label={say('in-force')}>
          <fieldset disabled className="in-force">
            <legend>{say('in-force')}</legend>
            <BodyEditor kind={kind} body={body} onBody={() => undefined} />
          </fieldset>
        </Scroll>
      )}
      <h2>{say('history')}</h2>
      <Versions
        kind={kind}
        versions={versions}
        initial={initial}
        mayWrite={mayWrite}
        done={() => setStatus(say('withdrawn'))}
      />
    </>
  )
}
