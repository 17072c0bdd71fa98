import type { ReactNode } from 'react'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { MatterStepKind } from '#domain/matters/clock.schema.ts'
import { arrow, differencesOf, namesByCode } from './differences.ts'
import { settingWording } from './setting.wording.ts'

/** Two versions side by side, only where they differ. */
export function Differences({ before, after }: { before: unknown; after: unknown }): ReactNode {
  const say = useWords(settingWording)
  const found = differencesOf(before, after)
  const language = useLanguage() === 'en' ? 'en' : 'zh'
  const names = namesByCode([before, after], language)
  const called = (text: string | undefined): string | undefined =>
    text
      ?.split(arrow)
      .map((code) => names.get(code) ?? code)
      .join(arrow)
  if (found.length === 0) return <p className="dim">{say('changed.nothing')}</p>
  const worded = (path: readonly string[]): string =>
    path
      .map((part, at) => {
        const step = MatterStepKind.safeParse(part).data
        if (step !== undefined) return say(`step.${step}`)
        if (part === 'warnAtPercent') return say('warn-at')
        if (part === 'cleanFollowUps') return say('clean-follow-ups')
        if (part === 'danger') return say('danger')
        if (part === 'order') return say('order')
        if (part === 'again') return say('again.short')
        return path[at - 1] === 'byLevel'
          ? say('level', { level: part })
          : (names.get(part) ?? part)
      })
      .filter((part) => part !== 'steps' && part !== 'byLevel')
      .join(' · ')
  return (
    <table className="differences">
      <caption className="vh">{say('changed')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
        </tr>
      </thead>
      <tbody>
        {found.map((one) => (
          <tr key={one.path.join('/')}>
            <th scope="row">{worded(one.path)}</th>
            <td>
              <del>{called(one.before) ?? say('none')}</del>
            </td>
            <td>
              <ins>{called(one.after) ?? say('none')}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
