import type { ReactNode } from 'react'
import { keyGroupLabel } from '#domain/people/key-group.schema.ts'
import type { KeyGroupDictionary } from '#domain/people/key-group-setting.schema.ts'
import { Scroll } from '#web/kit/Scroll.tsx'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { settingWording } from './setting.wording.ts'

/** Which key groups the city keeps, and how long a label holds; what is switched off takes no new ones. */
export function KeyGroupsEditor({
  body,
  onBody,
}: {
  body: unknown
  onBody: (body: unknown) => void
}): ReactNode {
  const say = useWords(settingWording)
  const language = useLanguage()
  // What the server sent for this kind has the shape of this kind.
  const { groups } = body as KeyGroupDictionary
  const change = (at: number, part: Partial<(typeof groups)[number]>): void =>
    onBody({ groups: groups.map((one, n) => (n === at ? { ...one, ...part } : one)) })
  const nameOf = (code: (typeof groups)[number]['code']): string =>
    language === 'en' ? code : keyGroupLabel(code)
  return (
    <Scroll label={say('kind.key-groups')}>
      <table className="clock-table">
        <caption className="vh">{say('kind.key-groups')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('group.code')}</th>
            <th scope="col">{say('group.kept')}</th>
            <th scope="col">{say('group.term')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ code, isKept, termDays }, at) => (
            <tr key={code}>
              <th scope="row">{nameOf(code)}</th>
              <td>
                <input
                  type="checkbox"
                  aria-label={`${nameOf(code)} ${say('group.kept')}`}
                  checked={isKept}
                  onChange={(event) => change(at, { isKept: event.target.checked })}
                />
              </td>
              <td>
                <input
                  type="number"
                  min={1}
                  max={36_500}
                  aria-label={`${nameOf(code)} ${say('group.term')}`}
                  value={termDays ?? ''}
                  onChange={(event) =>
                    change(at, {
                      termDays: event.target.value === '' ? null : Number(event.target.value),
                    })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
