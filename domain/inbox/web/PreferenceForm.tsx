import { useState, type ReactNode } from 'react'
import type { OutputOf } from '#platform/http/endpoint.ts'
import { Button } from '#web/kit/Button.tsx'
import { Choices, Ticks } from '#web/kit/Choices.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { changePreferenceContract, type myNoticesContract } from '../preference.contract.ts'
import { preferenceWording } from './preference.wording.ts'

type Settings = OutputOf<typeof myNoticesContract>

export function PreferenceForm({
  settings,
  tell,
}: {
  settings: Settings
  tell: (text: string) => void
}): ReactNode {
  const say = useWords(preferenceWording)
  const { quietHours, digestAt, version, address } = settings
  const [channels, setChannels] = useState(settings.channels)
  const [isQuiet, setIsQuiet] = useState(quietHours !== null)
  const [from, setFrom] = useState(quietHours?.from ?? '21:00')
  const [to, setTo] = useState(quietHours?.to ?? '07:30')
  const [digest, setDigest] = useState(settings.digest)
  const save = useCommand(changePreferenceContract, {
    refresh: ['inbox.settings'],
    done: () => tell(say('saved')),
  })
  const isMeanwhile = save.error?.code === 'edited-meanwhile'
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        tell('')
        const body = { channels, quietHours: isQuiet ? { from, to } : null, digest, version }
        save.mutate({ body })
      }}
    >
      <Ticks
        legend={say('channel')}
        options={[{ value: 'webhook', label: say('webhook') }]}
        values={channels}
        onValues={(values) => setChannels(values.length === 0 ? [] : ['webhook'])}
      />
      <Choices
        legend={say('digest')}
        options={[
          { value: 'off', label: say('digest.off') },
          { value: 'daily', label: say('digest.daily', { at: digestAt }) },
        ]}
        value={digest}
        onValue={(value) => setDigest(value === 'daily' ? 'daily' : 'off')}
      />
      <Ticks
        legend={say('quiet')}
        options={[{ value: 'on', label: say('quiet.on') }]}
        values={isQuiet ? ['on'] : []}
        onValues={(values) => setIsQuiet(values.length > 0)}
      />
      {isQuiet && (
        <div className="span">
          <TimeField label={say('quiet.from')} value={from} onValue={setFrom} />
          <TimeField label={say('quiet.to')} value={to} onValue={setTo} />
          <p className="hint">{say('quiet.hint')}</p>
        </div>
      )}
      <p>{say('danger')}</p>
      <dl className="pairs">
        <dt>{say('address')}</dt>
        <dd>
          <code>{address}</code>
          <p className="hint">{say('address.hint')}</p>
        </dd>
      </dl>
      {isMeanwhile && (
        <p className="refused" role="alert">
          <b>{say('conflict.title')}</b> {say('conflict.meaning')}
        </p>
      )}
      <Refused problem={save.error} />
      <div className="acts">
        <Button tone="go" type="submit">
          {say('save')}
        </Button>
      </div>
    </form>
  )
}

/** Not the browser's own field for times: that one counts by twelve where the browser speaks English. */
function TimeField(field: {
  label: string
  value: string
  onValue: (value: string) => void
}): ReactNode {
  return (
    <TextField
      {...field}
      inputMode="numeric"
      pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
      placeholder="21:00"
      maxLength={5}
      required
    />
  )
}
