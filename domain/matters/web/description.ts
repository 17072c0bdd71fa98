import { meetingActNames } from '#domain/meetings/meeting-name.schema.ts'
import type { Name } from '#domain/organisations/organisation-name.schema.ts'
import { codeNames, entryNames, suggestionNames } from '#domain/referrals/referral-name.schema.ts'
import { ServiceAct, ServiceKind } from '#domain/services/service.schema.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { EntryView } from '../matter-page.contract.ts'
import { ClosingOutcome, RevisitResult } from '../matter.schema.ts'
import { matterWording } from './matter.wording.ts'

/** The kind of entry and the codes it carries, in words: `跟进：无异常`, `级别升了：2 → 1`. */
export function useDescription(): (entry: EntryView) => string {
  const say = useWords(matterWording)
  const language = useLanguage() === 'en' ? 'en' : 'zh'
  return ({ kind, detail }) => {
    if (kind === 'service') return wordsOfService(detail ?? {})
    if (kind === 'referral') return wordsOfReferral(detail ?? {})
    if (kind === 'meeting') return wordsOfMeeting(detail ?? {})
    const words = say(`entry.${kind}`)
    const said = ['result', 'outcome', 'level', 'from']
      .filter((name) => detail?.[name] !== undefined)
      .map((name) => wordOf(name, String(detail?.[name])))
      .filter((word) => word !== '')
    return said.length === 0 ? words : `${words} · ${said.join(' · ')}`
  }

  /** `转办 转 2023-0007 · 反馈 · 办好了 · 建议：重新评估级别` */
  function wordsOfReferral(told: NonNullable<EntryView['detail']>): string {
    const suggestion =
      told['suggestion'] === 'none' ? '' : named(suggestionNames, told['suggestion'])
    return joined([
      `${say('entry.referral')} ${String(told['number'] ?? '')}`,
      named(entryNames, told['act']),
      named(codeNames, told['code']),
      suggestion === '' ? '' : say('entry.suggestion', { suggestion }),
    ])
  }

  /** `会商 会 2023-0002 · 已开，有纪要` */
  function wordsOfMeeting(told: NonNullable<EntryView['detail']>): string {
    const what = `${say('entry.meeting')} ${String(told['number'] ?? '')}`
    return joined([what, named(meetingActNames, told['act'])])
  }

  function named(names: Readonly<Record<string, Name>>, code: unknown): string {
    return typeof code === 'string' ? (names[code]?.[language] ?? '') : ''
  }

  /** `保护令 护令 2023-0007 · 送达` */
  function wordsOfService(told: NonNullable<EntryView['detail']>): string {
    const service = ServiceKind.safeParse(told['service']).data ?? 'protection-order'
    const act = ServiceAct.safeParse(told['act']).data
    const what = `${say(`service.${service}`)} ${String(told['number'] ?? '')}`
    return act === undefined ? what : `${what} · ${say(`service-act.${act}`)}`
  }

  function wordOf(name: string, value: string): string {
    const outcome = ClosingOutcome.safeParse(value).data
    const revisit = RevisitResult.safeParse(value).data
    if (name === 'outcome') return outcome === undefined ? '' : say(`outcome.${outcome}`)
    if (name === 'level') return value
    if (name !== 'result') return ''
    if (revisit !== undefined) return say(`result.${revisit}`)
    return isWorkResult(value) ? say(`result.${value}`) : ''
  }
}

function isWorkResult(value: string): value is 'clean' | 'concern' | 'not-reached' {
  return value === 'clean' || value === 'concern' || value === 'not-reached'
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}
