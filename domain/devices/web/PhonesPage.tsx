import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listDevicesContract, type DeviceLine } from '../device.contract.ts'
import { deviceWording } from './device.wording.ts'
import { RevokeDialog } from './RevokeDialog.tsx'

/** 手机: which phones of executives may read, when each was last heard of, and the lost ones. */
export function PhonesPage(): ReactNode {
  const say = useWords(deviceWording)
  const [lost, setLost] = useState<DeviceLine | null>(null)
  const [status, setStatus] = useState('')
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <StatusLine>{status}</StatusLine>
      <DataTable<DeviceLine>
        id="phones"
        caption={say('list')}
        contract={listDevicesContract}
        hasSearch={false}
        views={[
          { key: 'bound', label: say('view.bound'), conditions: { state: 'bound' } },
          { key: 'revoked', label: say('view.revoked'), conditions: { state: 'revoked' } },
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'state',
            label: say('standing'),
            options: (['bound', 'revoked'] as const).map((value) => ({
              value,
              label: say(`view.${value}`),
            })),
          },
        ]}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'owner',
            isFixed: true,
            head: say('owner'),
            cell: ({ ownerName }) => <b>{ownerName}</b>,
          },
          { key: 'name', head: say('name'), cell: ({ name }) => name },
          { key: 'village', head: say('village'), cell: ({ divisionName }) => divisionName },
          {
            key: 'seen',
            isShort: true,
            head: say('seen'),
            cell: ({ lastSeenAt }) => (
              <time dateTime={lastSeenAt} title={exactly(lastSeenAt)}>
                {shortDay(lastSeenAt)} {timeOf(lastSeenAt)}
              </time>
            ),
          },
          {
            key: 'build',
            isShort: true,
            head: say('build'),
            cell: ({ appVersion }) =>
              appVersion ?? <span className="dim">{say('build.unknown')}</span>,
          },
          {
            key: 'registered',
            isShort: true,
            isExtra: true,
            head: say('registered'),
            cell: ({ registeredAt }) => shortDay(registeredAt),
          },
          {
            key: 'standing',
            isFixed: true,
            head: say('standing'),
            cell: (device) =>
              device.revokedAt === null && device.refusal === null ? (
                <Button isSmall onClick={() => setLost(device)}>
                  {say('revoke')}
                </Button>
              ) : (
                <Standing device={device} />
              ),
          },
        ]}
      />
      {lost !== null && (
        <RevokeDialog
          device={lost}
          onClose={() => setLost(null)}
          done={() => {
            setLost(null)
            setStatus(say('revoke.done'))
          }}
        />
      )}
    </>
  )
}

function Standing({
  device: { revokedAt, revokeReason, toldAt },
}: {
  device: DeviceLine
}): ReactNode {
  const say = useWords(deviceWording)
  if (revokedAt === null) return say('standing.bound')
  const at = shortDay(revokedAt)
  return (
    <>
      {revokeReason !== null && `${say(`reason.${revokeReason}`)} · `}
      {toldAt === null
        ? say('standing.revoked', { at })
        : say('standing.told', { at, told: shortDay(toldAt) })}
    </>
  )
}
