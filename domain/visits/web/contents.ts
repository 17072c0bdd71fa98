import { KeyGroup } from '#domain/people/key-group.schema.ts'
import type { CorrectVisit, VisitFile } from '../visit.contract.ts'

/** What the form holds while it is being written: plain text, so that a draft keeps it as typed. */
export type Contents = {
  readonly date: string
  readonly division: string
  readonly subjectName: string
  readonly tags: readonly string[]
  readonly need: string
  readonly solved: string
  /** `''` until somebody has answered: nothing about danger is preselected */
  readonly hasHazard: '' | 'yes' | 'no'
  readonly hazard: string
  readonly level: string
}

export const nothingWritten: Contents = {
  date: '',
  division: '',
  subjectName: '',
  tags: [],
  need: '',
  solved: '',
  hasHazard: '',
  hazard: '',
  level: '',
}

type Given = Omit<CorrectVisit, 'version'>

export function contentsOf(
  visit: Pick<VisitFile, (keyof Given & keyof VisitFile) | 'subject'>,
): Contents {
  return {
    date: visit.date,
    division: visit.division,
    subjectName: visit.subject ?? '',
    tags: visit.tags,
    need: visit.need ?? '',
    solved: visit.solved ?? '',
    hasHazard: visit.hazard === null ? 'no' : 'yes',
    hazard: visit.hazard ?? '',
    level: visit.hazardLevel === null ? '' : String(visit.hazardLevel),
  }
}

export function givenBy(contents: Contents): Given {
  const { date, division, subjectName, tags, need, solved, hasHazard, hazard, level } = contents
  const isFound = hasHazard === 'yes'
  return {
    date,
    division,
    subjectName: textOf(subjectName),
    tags: tags.flatMap((tag) => KeyGroup.safeParse(tag).data ?? []),
    need: textOf(need),
    solved: textOf(solved),
    hazard: isFound ? textOf(hazard) : null,
    hazardLevel: isFound && level !== '' ? Number(level) : null,
  }
}

export function textOf(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

/** Two versions in one: what both wrote stands one below the other, everything else is mine. */
export function merged(mine: Contents, theirs: Contents): Contents {
  const both = (name: 'need' | 'solved' | 'hazard'): string => {
    if (mine[name] === theirs[name] || theirs[name] === '') return mine[name]
    return mine[name] === '' ? theirs[name] : `${theirs[name]}\n${mine[name]}`
  }
  const hazard = both('hazard')
  return {
    ...mine,
    tags: [...new Set([...theirs.tags, ...mine.tags])],
    need: both('need'),
    solved: both('solved'),
    hazard,
    hasHazard: hazard === '' ? mine.hasHazard : 'yes',
  }
}
