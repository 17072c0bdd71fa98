import type { ReactNode } from 'react'
import { addressOf } from '#web/client.ts'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { FilterBar } from '#web/kit/FilterBar.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { usePages } from '#web/kit/query.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { conditionsIn, queryOf, type Filter } from '#web/kit/table.ts'
import { useWords } from '#web/kit/wording.ts'
import { exportAuditLogContract, listAuditLogContract } from '../audit-log.contract.ts'
import { auditLogWording } from './audit-log.wording.ts'
import { LogTable } from './LogTable.tsx'
import './audit-log.css'

const subjects = [
  ...(['account', 'session', 'visit', 'person', 'executive', 'organisation', 'lead'] as const),
  ...(['matter', 'attachment', 'notice', 'search', 'report', 'calendar', 'audit-log'] as const),
] as const

const known = ['from', 'to', 'name', 'outcome', 'accountId', 'subjectId']

/** The audit administrator's page: the log and nothing else. */
export function AuditLogPage(): ReactNode {
  const say = useWords(auditLogWording)
  const [address, change] = useAddress()
  const filter = queryOf(conditionsIn(address), known)
  const log = usePages(listAuditLogContract, { query: filter }, ({ next }) => next, {
    isLogged: true,
  })
  const lines = log.pages.flatMap(({ items }) => items)
  const isNarrowed = Object.keys(filter).length > 0
  const filters: readonly Filter[] = [
    { kind: 'dates', key: 'dates', label: say('filter.dates'), from: 'from', to: 'to' },
    {
      kind: 'choice',
      key: 'name',
      label: say('filter.name'),
      options: subjects.map((subject) => ({
        value: subject,
        label: say(`filter.name.${subject}`),
      })),
    },
    {
      kind: 'choice',
      key: 'outcome',
      label: say('outcome'),
      options: (['done', 'refused'] as const).map((value) => ({
        value,
        label: say(`outcome.${value}`),
      })),
    },
  ]
  return (
    <>
      <PageHead
        title={say('title')}
        tabTitle={say('title')}
        about={aboutOf(address, (key) => say(key))}
      >
        <a className="btn" href={addressOf(exportAuditLogContract, { query: filter })}>
          {say('export')}
        </a>
      </PageHead>
      <FilterBar filters={filters} search={undefined} address={address} change={change} />
      {log.problem !== null && lines.length === 0 ? (
        <ErrorState isPart problem={log.problem} again={log.again} />
      ) : log.pages.length === 0 ? (
        <Loading what={say('title')} />
      ) : lines.length === 0 ? (
        <EmptyState title={isNarrowed ? say('empty.filtered') : say('empty')}>
          <p>{isNarrowed ? '' : say('empty.meaning')}</p>
        </EmptyState>
      ) : (
        <>
          <LogTable lines={lines} change={change} />
          <output className="log-end">
            {log.hasMore ? (
              <Button onClick={log.more} aria-busy={log.isAsking}>
                {say('more')}
              </Button>
            ) : (
              <span className="meta">{say('end')}</span>
            )}
          </output>
        </>
      )}
      <section className="log-verify">
        <h2>{say('verify')}</h2>
        <p className="measure dim">{say('verify.how')}</p>
        <p>
          <code>./tiexin audit verify</code>
        </p>
      </section>
    </>
  )
}

function aboutOf(
  address: Readonly<Record<string, string>>,
  say: (key: 'about' | 'only.account' | 'only.subject') => string,
): string {
  if (address['subjectId'] !== undefined) return say('only.subject')
  return address['accountId'] === undefined ? say('about') : say('only.account')
}
