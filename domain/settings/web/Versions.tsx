import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { withdrawSettingContract } from '../setting.contract.ts'
import type { SettingKind, SettingVersionLine } from '../setting.schema.ts'
import { Differences } from './Differences.tsx'
import { settingWording } from './setting.wording.ts'

/** The history, the latest first: who, when, why, and what it changed. */
export function Versions({
  kind,
  versions,
  initial,
  mayWrite,
  done,
}: {
  kind: SettingKind
  versions: readonly SettingVersionLine[]
  initial: unknown
  mayWrite: boolean
  done: () => void
}): ReactNode {
  const say = useWords(settingWording)
  const withdraw = useCommand(withdrawSettingContract, { refresh: ['settings.'], done })
  if (versions.length === 0) return <p className="dim">{say('history.none')}</p>
  return (
    <>
      <Refused problem={withdraw.error} />
      <ol className="versions">
        {versions.map((version, at) => (
          <li key={version.id}>
            <h3>
              {say('version.number', { number: version.number })}{' '}
              <Tag tone={version.state === 'in-force' ? 'due' : 'plain'}>
                {say(`state.${version.state}`)}
              </Tag>
            </h3>
            <p className="dim">
              {say('since')} {exactly(version.effectiveAt)} · {version.byName} ·{' '}
              {exactly(version.createdAt)}
            </p>
            <p className="measure">{version.note}</p>
            <details open={at === 0}>
              <summary>{say('changed')}</summary>
              <Differences
                kind={kind}
                before={versions[at + 1]?.body ?? initial}
                after={version.body}
              />
            </details>
            {version.state === 'ahead' && mayWrite && (
              <Button
                isSmall
                tone="stop-soft"
                onClick={() =>
                  withdraw.mutate({
                    params: { id: version.id },
                    body: { version: version.version },
                  })
                }
              >
                {say('withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
