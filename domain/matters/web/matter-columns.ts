import { createElement } from 'react'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import type { Column } from '#web/kit/table.ts'
import { exactly, shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { MatterRow } from '../matter-page.contract.ts'
import { matterWording } from './matter.wording.ts'

/** The list's columns: no alias, label or address, only what tells one matter from another. */
export function useMatterColumns(): readonly Column<MatterRow>[] {
  return [...useWhat(), ...useWho()]
}

function useWhat(): readonly Column<MatterRow>[] {
  const say = useWords(matterWording)
  const kit = useWords(kitWording)
  return [
    {
      key: 'level',
      head: say('level'),
      width: '100px',
      isFixed: true,
      cell: ({ level }) => createElement(Level, { level }),
    },
    {
      key: 'number',
      isShort: true,
      head: say('number'),
      width: '160px',
      isFixed: true,
      cell: ({ id, number }) => createElement(Go, { to: `/matters/${id}`, children: number }),
    },
    {
      key: 'division',
      isShort: true,
      head: say('division'),
      cell: ({ divisionName }) => divisionName,
    },
    {
      key: 'category',
      isShort: true,
      head: say('category'),
      cell: ({ category, imminent }) =>
        imminent
          ? `${kit(`category.${category}`)} · ${say('imminent')}`
          : kit(`category.${category}`),
    },
    {
      key: 'subject',
      isShort: true,
      head: say('subject'),
      cell: ({ subject }) => subject ?? say('subject.none'),
    },
    {
      key: 'due',
      head: say('due'),
      width: '220px',
      cell: ({ dueKind, dueAt, dueWarnsAt, openedAt, imminent }) =>
        dueKind === null || dueAt === null
          ? ''
          : createElement(
              'span',
              { className: 'next-step' },
              say(`step.${dueKind}`),
              createElement(Clock, {
                ...{ startedAt: openedAt, dueAt, warnsAt: dueWarnsAt, isDanger: imminent },
              }),
            ),
    },
  ]
}

/** Who is at it, where it stands, and since when. */
function useWho(): readonly Column<MatterRow>[] {
  const say = useWords(matterWording)
  const kit = useWords(kitWording)
  return [
    {
      key: 'organisation',
      head: say('organisation'),
      cell: ({ organisation }) => organisation.name,
    },
    {
      key: 'assignee',
      isShort: true,
      head: say('assignee'),
      cell: ({ assigneeName }) => assigneeName ?? say('assignee.none'),
    },
    {
      key: 'status',
      isShort: true,
      head: say('status'),
      cell: ({ status }) => say(`status.${status}`),
    },
    {
      key: 'opened',
      isShort: true,
      head: say('opened'),
      cell: ({ openedAt }) =>
        createElement('span', { title: exactly(openedAt) }, shortDay(openedAt)),
    },
    {
      key: 'closed',
      isShort: true,
      head: say('closed'),
      isExtra: true,
      cell: ({ closedAt }) => (closedAt === null ? '' : shortDay(closedAt)),
    },
    {
      key: 'sensitivity',
      head: say('sensitivity'),
      isExtra: true,
      cell: ({ sensitivity }) => kit(`sensitivity.${sensitivity}`),
    },
  ]
}
