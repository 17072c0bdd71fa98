import { useState, type ReactNode } from 'react'
import { Category } from '#domain/leads/category.schema.ts'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { PageHead } from '#web/kit/PageHead.tsx'
import type { Picks } from '#web/kit/picks.ts'
import { useHasRole } from '#web/kit/session.ts'
import { useSavedViews } from '#web/kit/saved-views.ts'
import { SaveView } from '#web/kit/SaveView.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { useWords } from '#web/kit/wording.ts'
import { listMattersContract, type MatterRow } from '../matter-page.contract.ts'
import { MatterStatus } from '../matter.schema.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { assignWording } from './assign.wording.ts'
import { BreakGlass } from './BreakGlass.tsx'
import { useMatterColumns } from './matter-columns.ts'
import { matterWording } from './matter.wording.ts'
import './matter-parts.css'

/** Every matter that is open to the reader; what is not is neither listed nor counted. */
export function MattersPage(): ReactNode {
  const say = useWords(matterWording)
  const kit = useWords(kitWording)
  const assign = useWords(assignWording)
  const saved = useSavedViews('matters')
  const columns = useMatterColumns()
  const [address] = useAddress()
  const [breaks, setBreaks] = useState(false)
  const [assigned, setAssigned] = useState<readonly MatterRow[] | null>(null)
  const isOfficer = useHasRole('township-officer', 'county-officer', 'city-officer')
  const many = {
    nameOf: ({ number }: MatterRow) => number,
    act: ({ rows }: Picks<MatterRow>) => (
      <Button tone="go" isSmall onClick={() => setAssigned(rows)}>
        {assign('open')}
      </Button>
    ),
  }
  return (
    <>
      <PageHead
        title={say('title')}
        tabTitle={say('title')}
        about={address['person'] === undefined ? undefined : say('about.person')}
      >
        {isOfficer && <Button onClick={() => setBreaks(true)}>{say('break-glass')}</Button>}
      </PageHead>
      <DataTable<MatterRow>
        id="matters"
        caption={say('list')}
        contract={listMattersContract}
        searchLabel={say('search')}
        alsoKnown={['whose', 'overdue', 'duty', 'imminent', 'status', 'person']}
        views={[
          { key: 'open', label: say('view.open'), conditions: { status: 'open,monitoring' } },
          {
            key: 'mine',
            label: say('view.mine'),
            conditions: { status: 'open,monitoring', whose: 'mine' },
          },
          {
            key: 'monitoring',
            label: say('view.monitoring'),
            conditions: { status: 'monitoring' },
          },
          { key: 'overdue', label: say('view.overdue'), conditions: { overdue: 'true' } },
          { key: 'imminent', label: say('view.imminent'), conditions: { imminent: 'true' } },
          { key: 'closed', label: say('view.closed'), conditions: { status: 'closed' } },
          { key: 'all', label: say('view.all'), conditions: {} },
          ...saved,
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'status',
            label: say('status'),
            options: MatterStatus.options.map((value) => ({
              value,
              label: say(`status.${value}`),
            })),
          },
          {
            kind: 'choice',
            key: 'level',
            label: say('level'),
            options: ([1, 2, 3, 4] as const).map((level) => ({
              value: String(level),
              label: `${level} ${kit(`level.${level}`)}`,
            })),
          },
          {
            kind: 'choice',
            key: 'category',
            label: say('category'),
            options: Category.options.map((value) => ({ value, label: kit(`category.${value}`) })),
          },
          { kind: 'division', key: 'division', label: say('division') },
          { kind: 'dates', key: 'opened', label: say('opened'), from: 'from', to: 'to' },
        ]}
        extra={<SaveView list="matters" />}
        keyOf={({ id }) => id}
        open={({ id }) => `/matters/${id}`}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={columns}
        {...(isOfficer ? { many } : {})}
      />
      {assigned !== null && <AssignDialog rows={assigned} onClose={() => setAssigned(null)} />}
      {breaks && <BreakGlass onClose={() => setBreaks(false)} />}
    </>
  )
}
