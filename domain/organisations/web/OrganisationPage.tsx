import { useState, type ReactNode } from 'react'
import { prefixOf } from '#domain/divisions/division.schema.ts'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  endOrganisationContract,
  listOrganisationsContract,
  readOrganisationContract,
  type OrganisationView,
} from '../organisation.contract.ts'
import { OrganisationDialog } from './OrganisationDialog.tsx'
import { organisationWording } from './organisation.wording.ts'
import './organisation.css'

export function OrganisationPage(): ReactNode {
  const say = useWords(organisationWording)
  const answer = useCall(readOrganisationContract, { params: { id: usePathId() } })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <OneOrganisation organisation={answer.data} />
}

function OneOrganisation({ organisation }: { organisation: OrganisationView }): ReactNode {
  const say = useWords(organisationWording)
  const keeps = useHasRole('system-admin')
  const [act, setAct] = useState<'change' | 'end' | null>(null)
  const [status, setStatus] = useState('')
  const { name, kind, level, endedAt } = organisation
  const isOpen = endedAt === null
  const close = (): void => setAct(null)
  const finish = (words: string): void => {
    close()
    setStatus(words)
  }
  return (
    <>
      <PageHead
        title={name}
        tabTitle={name}
        about={`${say(`kind.${kind}`)} · ${say(`level.${level}`)}`}
      >
        {!isOpen && <Tag>{say('ended.at', { at: dayOf(endedAt) })}</Tag>}
        {keeps && isOpen && (
          <>
            <Button onClick={() => setAct('end')}>{say('end')}</Button>
            <Button tone="go" onClick={() => setAct('change')}>
              {say('change')}
            </Button>
          </>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="organisation">
        <section>
          <h2>{say('facts')}</h2>
          <Facts organisation={organisation} />
        </section>
        <section>
          <h2>{say('children')}</h2>
          <Children organisation={organisation} />
        </section>
      </div>
      {act === 'change' && (
        <OrganisationDialog
          organisation={organisation}
          onClose={close}
          done={() => finish(say('done.changed'))}
        />
      )}
      {act === 'end' && (
        <EndDialog
          organisation={organisation}
          onClose={close}
          done={() => finish(say('done.ended'))}
        />
      )}
    </>
  )
}

function Facts({ organisation }: { organisation: OrganisationView }): ReactNode {
  const say = useWords(organisationWording)
  const isAdministrator = useHasRole('system-admin', 'security-admin', 'audit-admin')
  const { id, kind, division, divisionName, parentId, parentName } = organisation
  const { administers, members, womenMembers } = organisation
  return (
    <dl className="pairs">
      <dt>{say('place')}</dt>
      <dd>
        {divisionName} <span className="meta">{division}</span>
      </dd>
      <dt>{say('parent')}</dt>
      <dd>
        {parentId === null ? (
          say('parent.none')
        ) : (
          <Go to={`/organisations/${parentId}`}>{parentName}</Go>
        )}
      </dd>
      {administers.length > 0 && (
        <>
          <dt>{say('administers')}</dt>
          <dd>
            {administers.length === 1 && administers[0] === prefixOf(division)
              ? say('administers.own')
              : say('administers.codes', { codes: administers.join(' · ') })}
          </dd>
        </>
      )}
      {members !== null && (
        <>
          <dt>{say('members')}</dt>
          <dd>{say('members.of', { members, women: womenMembers ?? 0 })}</dd>
        </>
      )}
      {kind === 'womens-federation' && !isAdministrator && (
        <>
          <dt>{say('can')}</dt>
          <dd className="ways">
            <Go to={`/executives?orgId=${id}`}>{say('people')}</Go>
            <Go to={`/visits?division=${prefixOf(division)}`}>{say('visits')}</Go>
          </dd>
        </>
      )}
    </dl>
  )
}

/** The first of those below it; the whole list is one step away. */
function Children({ organisation: { id } }: { organisation: OrganisationView }): ReactNode {
  const say = useWords(organisationWording)
  const kit = useWords(kitWording)
  const { data } = useCall(listOrganisationsContract, { query: { parentId: id, size: 20 } })
  if (data === undefined) return <Loading what={say('children')} />
  if (data.items.length === 0) return <p className="dim">{kit('none')}</p>
  return (
    <>
      <ul className="children">
        {data.items.map((child) => (
          <li key={child.id}>
            <Go to={`/organisations/${child.id}`}>{child.name}</Go>
            <span className="dim">{say(`kind.${child.kind}`)}</span>
          </li>
        ))}
      </ul>
      {data.total > data.items.length && (
        <p className="acts">
          <Go to={`/organisations?parentId=${id}`}>
            {kit('table.total', { total: data.total })} ›
          </Go>
        </p>
      )}
    </>
  )
}

function EndDialog({
  organisation: { id, name, version },
  onClose,
  done,
}: {
  organisation: OrganisationView
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(organisationWording)
  const kit = useWords(kitWording)
  const end = useCommand(endOrganisationContract, { refresh: ['organisations.'], done })
  return (
    <Dialog title={`${say('end')} ${name}`} onClose={onClose}>
      <p>{say('end.about')}</p>
      <Refused problem={end.error} />
      <div className="acts">
        <Button
          tone="go"
          aria-busy={end.isPending}
          onClick={() => end.mutate({ params: { id }, body: { version } })}
        >
          {say('end')}
        </Button>
        <Button onClick={onClose}>{kit('cancel')}</Button>
      </div>
    </Dialog>
  )
}
