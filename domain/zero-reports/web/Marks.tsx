import type { ReactNode } from 'react'
import { Tag } from '#web/kit/Stamp.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { ReportRow } from '../zero-report.contract.ts'
import { zeroReportWording } from './zero-report.wording.ts'

/** How a report stands, in words; amber only where work is due. */
export function ReportStateTag({ state }: Pick<ReportRow, 'state'>): ReactNode {
  const say = useWords(zeroReportWording)
  const tone =
    state === 'overdue' ? 'over' : state === 'due' || state === 'returned' ? 'due' : 'plain'
  return <Tag tone={tone}>{say(`state.${state}`)}</Tag>
}

/** What it says: nothing found, so many, or nothing signed. */
export function ReportSays({ nil, hazards }: Pick<ReportRow, 'nil' | 'hazards'>): ReactNode {
  const say = useWords(zeroReportWording)
  if (nil === null) return <span className="dim">{say('content.none')}</span>
  return nil ? say('content.nil') : say('content.hazards', { count: hazards ?? 0 })
}

/** What happened to it after the signature stays on it for good. */
export function ReportMarks({ row }: { row: ReportRow }): ReactNode {
  const say = useWords(zeroReportWording)
  return (
    <span className="zero-marks">
      {row.isReviewed && <span className="dim">{say('mark.reviewed')}</span>}
      {row.correctedCount > 0 && (
        <Tag tone="plum">{say('mark.corrected', { count: row.correctedCount })}</Tag>
      )}
      {row.isSupplemented && <Tag>{say('mark.supplemented')}</Tag>}
      {row.isConcealed && <Tag tone="over">{say('mark.concealed')}</Tag>}
    </span>
  )
}
