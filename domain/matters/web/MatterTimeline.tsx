import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { usePages } from '#web/kit/query.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { useWords } from '#web/kit/wording.ts'
import { listEntriesContract, type MatterPage } from '../matter-page.contract.ts'
import type { EntryKind } from '../matter.schema.ts'
import { actWording } from './act.wording.ts'
import { useDescription } from './description.ts'
import type { Begin } from './MatterHead.tsx'
import { matterWording } from './matter.wording.ts'

const signs: Readonly<Record<EntryKind, string>> = {
  ...{ opened: '立', taken: '接', note: '记', contact: '联', 'follow-up': '跟', report: '报' },
  ...{ 'level-raised': '级', 'lowering-proposed': '降', 'lowering-confirmed': '降' },
  ...{ 'lowering-rejected': '降', 'danger-flagged': '急', 'danger-cleared': '解' },
  ...{ 'handed-over': '转', 'co-acting-added': '协', 'co-acting-removed': '协' },
  ...{ 'conflict-declared': '避', 'account-barred': '避', 'bar-lifted': '避' },
  ...{ 'account-named': '名', 'naming-ended': '名', 'sensitivity-changed': '密' },
  ...{ 'wish-recorded': '愿', monitored: '踪', closed: '结', revisited: '访', reopened: '重' },
  ...{ merged: '并', 'merge-undone': '并', declined: '退', archived: '档', escalated: '升' },
  ...{ 'source-removed': '删', 'glass-broken': '阅', 'glass-ended': '阅' },
  ...{ acknowledged: '应', reminded: '醒', regraded: '级', 'cues-recorded': '险', linked: '联' },
  ...{ 'lead-attached': '并', assigned: '派', 'assignment-ended': '收' },
  ...{ 'party-added': '人', 'party-changed': '人', 'party-removed': '人', referral: '转' },
  ...{ service: '服', supervision: '督', meeting: '商', rating: '评' },
}

const filters = [undefined, 'contact', 'follow-up', 'report', 'note'] as const

export function MatterTimeline({ matter, begin }: { matter: MatterPage; begin: Begin }): ReactNode {
  const say = useWords(matterWording)
  const act = useWords(actWording)
  const describe = useDescription()
  const [kind, setKind] = useState<EntryKind | undefined>()
  const found = usePages(
    listEntriesContract,
    { params: { id: matter.id }, query: { kind, size: 30 } },
    ({ next }) => next,
    { isLogged: true },
  )
  const entries = found.pages.flatMap(({ items }) => items)
  const mayNote = matter.actions.some(
    ({ action, refusal }) => action === 'note' && refusal === null,
  )
  return (
    <div className="col what">
      <div className="views">
        <h2 className="vh">{say('timeline')}</h2>
        {filters.map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            className="plain"
            aria-current={one === kind ? 'true' : undefined}
            onClick={() => setKind(one)}
          >
            {say(one === undefined ? 'timeline.all' : `entry.${one}`)}
          </button>
        ))}
        {mayNote && (
          <span className="views-end">
            <Button tone="soft" isSmall onClick={() => begin('note')}>
              {act('act.note')}
            </Button>
          </span>
        )}
      </div>
      {found.problem !== null && entries.length === 0 && (
        <ErrorState isPart problem={found.problem} again={found.again} />
      )}
      {found.problem === null && entries.length === 0 && !found.isAsking && (
        <p className="dim nothing">{say('timeline.empty')}</p>
      )}
      <Timeline
        entries={entries.map((entry) => ({
          id: entry.id,
          at: entry.at,
          sign: signs[entry.kind],
          tone: entry.kind === 'danger-flagged' ? 'red' : 'plain',
          title: describe(entry),
          by:
            entry.byName === 'system'
              ? say('by.system')
              : `${entry.byOrganisation} ${entry.byName}`,
          text: entry.text ?? undefined,
        }))}
      />
      {found.hasMore && (
        <p className="more">
          <Button isSmall onClick={found.more}>
            {say('timeline.more')}
          </Button>
        </p>
      )}
    </div>
  )
}
