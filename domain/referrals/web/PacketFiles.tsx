import type { ReactNode } from 'react'
import { addressOf } from '#web/client.ts'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { readReferralFileContract, type ReferralPage } from '../referral-page.contract.ts'
import { referralWording } from './referral.wording.ts'

/** The files that came along; what can no longer be had says why. */
export function PacketFiles({ page }: { page: ReferralPage }): ReactNode {
  const say = useWords(referralWording)
  if (page.files.length === 0) return null
  return (
    <>
      <h3>{say('files')}</h3>
      <ul className="packet-files">
        {page.files.map(({ id, filename, size, at, byName, state }) => (
          <li key={id}>
            {state === 'open' ? (
              <a
                href={addressOf(readReferralFileContract, { params: { id: page.id, fileId: id } })}
                download
              >
                {filename}
              </a>
            ) : (
              <span className="dim">{say(`files.state.${state}`)}</span>
            )}
            <span className="meta">
              {say('files.size', { kilobytes: Math.ceil(size / 1024) })} · {byName} · {shortDay(at)}
            </span>
          </li>
        ))}
      </ul>
      <p className="dim">{say('files.logged')}</p>
    </>
  )
}
