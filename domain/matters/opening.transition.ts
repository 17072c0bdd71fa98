import type { Lead } from '#domain/leads/lead.schema.ts'
import type { Clocks } from './clock.schema.ts'
import { startStep } from './due-step.transition.ts'
import { noted } from './entry.transition.ts'
import type { MatterFile, MatterLevel, On } from './matter.schema.ts'

/** ⚙ The level of what nobody has graded yet. */
const usualLevel: MatterLevel = 3

/** 阳新县 → 阳新妇: how the county's federation numbers its matters. */
export function seriesOf(countyName: string): string {
  const short = countyName.replace(/(?:经济技术开发区|自治县|县|区|市)$/, '')
  return `${short === '' ? countyName : short}妇`
}

/**
 * A lead becomes an open matter of one responsible organisation, with its first step due. Who found
 * it sees it only as far as the rule of sight opens it: nobody is co-acting yet.
 */
export function openMatter(
  lead: Lead & { readonly matterId: string },
  { number, orgId, clocks }: { number: string; orgId: string; clocks: Clocks },
  on: On,
): MatterFile {
  const { region, division, sensitivity, named, barred, category, foundOn } = lead
  const file: MatterFile = {
    ...{ region, division, orgId, audience: [], sensitivity, named, barred },
    id: lead.matterId,
    number,
    leadId: lead.id,
    category,
    status: 'open',
    level: levelOf(lead.level),
    levelReason: lead.level === undefined ? 'not-graded' : 'as-found',
    imminent: lead.imminent ?? false,
    narrative: lead.summary,
    wish: isWritten(lead.intake?.wish) ? lead.intake.wish : undefined,
    safeContact: lead.intake?.safeContact ?? undefined,
    personId: lead.personId,
    subjectName: lead.subjectName,
    foundOn,
    openedAt: on.now.toISOString(),
    cleanFollowUps: 0,
    version: 0,
    steps: [],
    entries: [],
    clocks,
  }
  const { kind, channel, sourceId: source } = lead
  const detail = { kind, channel, source, level: file.level }
  const opened = noted(startStep(file, 'accept', on), 'opened', on, { detail })
  // In danger somebody has to hear of it before anybody has taken it.
  return file.imminent ? noted(startStep(opened, 'acknowledge', on), 'danger-flagged', on) : opened
}

function isWritten(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

export function levelOf(level: number | undefined): MatterLevel {
  return level === 1 || level === 2 || level === 3 || level === 4 ? level : usualLevel
}
