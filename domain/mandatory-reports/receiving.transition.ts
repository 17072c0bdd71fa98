import type { FoundCue } from '#domain/grading/cue.schema.ts'
import { factsOf, traitsOf, type LeadTrait } from '#domain/leads/intake.schema.ts'
import type { Lead } from '#domain/leads/lead.schema.ts'
import { PartyInput } from '#domain/matters/party.schema.ts'
import { dayOf } from '#platform/time/day.ts'
import {
  ReportContent,
  type DutyDraft,
  type DutyUnitKind,
  type Situation,
} from './duty-report.schema.ts'
import type { MandatoryReport } from './mandatory-report.schema.ts'

const sexual: ReadonlySet<Situation> = new Set(['private-parts', 'under-fourteen', 'pregnancy'])

export type Ids = { readonly report: string; readonly lead: string; readonly matter: string }

/** 未成年人保护法 11; 反家庭暴力法 14 */
const groundOf = { minor: 'minors-11', adult: 'domestic-violence-14' } as const

/** Child, guardian and suspect as parties; a guardian who is the suspect is both, on the law's ground. */
export function partiesIn({ subject, child, guardian, suspect }: DutyDraft): PartyInput[] {
  const name = child.name === '' ? child.alias : child.name
  const isGuardianKnown = guardian.name !== '' || guardian.relation !== null
  const parties: PartyInput[] = [
    PartyInput.parse({
      ...{ role: 'victim', name, sex: child.sex },
      relation: subject === 'minor' ? 'child' : 'other',
      ...{ identity: child.identity, address: child.address, isHidden: true },
    }),
  ]
  if (isGuardianKnown) {
    parties.push(
      PartyInput.parse({
        role: guardian.isSuspect ? 'other-side' : 'guardian',
        ...{ name: guardian.name, relation: guardian.relation, phone: guardian.phone },
        ...{ isGuardian: true, isSuspect: guardian.isSuspect },
        // The law's duty stands in place of the consent that such a guardian would give.
        legalGround: guardian.isSuspect ? groundOf[subject] : null,
      }),
    )
  }
  if (suspect.name !== '' || suspect.relation !== null) {
    parties.push(
      PartyInput.parse({
        ...{ role: 'other-side', name: suspect.name, relation: suspect.relation, isSuspect: true },
      }),
    )
  }
  return parties
}

/**
 * Registered at once and sealed: a minor as the victim of an offence, or somebody who cannot speak up
 * for himself; and who reported would be guessed from either (domain, privacy).
 */
export function leadOf(
  draft: DutyDraft,
  about: {
    readonly ids: Ids
    readonly number: string
    readonly orgId: string
    readonly region: string
    readonly officers: readonly string[]
    readonly personId: string | undefined
    readonly now: Date
  },
): Lead {
  const { subject, division, situations, child, isImminent: imminent } = draft
  const { ids, number: sourceNumber, orgId, region, officers, personId, now } = about
  const at = now.toISOString()
  const found: FoundCue[] = situations.some((each) => sexual.has(each))
    ? [{ cue: 'sexual-violence', answer: 'yes' }]
    : []
  if (situations.includes('violence')) found.push({ cue: 'serious-injury', answer: 'yes' })
  const isMinor = subject === 'minor'
  const given: LeadTrait[] = isMinor ? ['minor', 'crime'] : ['violence']
  if (isMinor && situations.includes('violence')) given.push('violence')
  const traits = traitsOf(given, found)
  return {
    ...{
      region,
      division,
      orgId,
      audience: [],
      sensitivity: 'sealed',
      named: officers,
      barred: [],
    },
    ...{ id: ids.lead, kind: 'report', channel: 'mandatory-report', sourceId: ids.report },
    category: isMinor ? 'children' : 'marriage-family',
    ...{ sourceNumber, summary: storyOf(draft), foundOn: dayOf(now) },
    ...{ traits, cues: factsOf(traits, found), imminent, personId },
    // The file is known by the alias; the real name is with the parties.
    subjectName: child.alias === '' ? child.name : child.alias,
    intake: {
      reporter: { relation: 'official', isAnonymous: true, name: '', phone: '' },
      ...{ safeContact: null, wish: '' },
    },
    ...{ status: 'registered', matterId: ids.matter, settledAt: at, createdAt: at, version: 1 },
  }
}

function storyOf({ story, place, time, injuries, protection }: DutyDraft): string {
  return [
    story,
    ...(place === '' ? [] : [`地点：${place}`]),
    ...(time === '' ? [] : [`时间：${time}`]),
    ...(injuries === '' ? [] : [`伤情：${injuries}`]),
    ...(protection === '' ? [] : [`已采取的措施：${protection}`]),
  ].join('\n')
}

/** The report beside it, open to the police from the first moment. */
export function reportOf(
  draft: DutyDraft,
  unitKind: DutyUnitKind,
  about: {
    readonly lead: Lead
    readonly ids: Ids
    readonly number: string
    readonly policeOrgId: string | undefined
    readonly police: readonly string[]
    readonly now: Date
  },
): MandatoryReport {
  const { lead, ids, number, policeOrgId, police, now } = about
  const { region, division, orgId, named, barred } = lead
  const { reporter: _apart, ...content } = draft
  const receivedAt = now.toISOString()
  return {
    ...{ region, division, orgId, sensitivity: 'sealed', barred, policeOrgId },
    named: [...new Set([...named, ...police])],
    audience: policeOrgId === undefined ? [] : [policeOrgId],
    ...{ id: ids.report, leadId: lead.id, matterId: ids.matter, number, status: 'received' },
    ...{ unitKind, content: ReportContent.parse(content), receivedAt, version: 1 },
    isGuardianSuspect: draft.guardian.isSuspect,
    ...{ decisions: [], feedback: [] },
    history: [{ act: 'received', at: receivedAt, byName: '' }],
  }
}
