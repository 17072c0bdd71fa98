import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { SettingVersion, SettingVersionLine } from './setting.schema.ts'

/** The version that holds at an instant; none means the platform's own. */
export function inForceAt(
  versions: readonly SettingVersion[],
  at: Date,
): SettingVersion | undefined {
  return versions
    .filter(
      ({ withdrawnAt, effectiveAt }) =>
        withdrawnAt === null && Date.parse(effectiveAt) <= at.getTime(),
    )
    .reduce<SettingVersion | undefined>(
      (latest, each) => (latest === undefined || isLater(each, latest) ? each : latest),
      undefined,
    )
}

/** Of two that came into force at once, the one written last holds. */
function isLater(left: SettingVersion, right: SettingVersion): boolean {
  const [leftAt, rightAt] = [Date.parse(left.effectiveAt), Date.parse(right.effectiveAt)]
  return leftAt > rightAt || (leftAt === rightAt && left.number > right.number)
}

export function lineOf(
  version: SettingVersion,
  versions: readonly SettingVersion[],
  now: Date,
): SettingVersionLine {
  const { id, number, effectiveAt, body, note, byName, createdAt, withdrawnAt } = version
  const state =
    withdrawnAt !== null
      ? 'withdrawn'
      : Date.parse(effectiveAt) > now.getTime()
        ? 'ahead'
        : inForceAt(versions, now)?.id === id
          ? 'in-force'
          : 'past'
  return {
    ...{ id, number, effectiveAt, body, note, byName, createdAt, state },
    version: version.version,
  }
}

/** What was in force stays in the history: clocks that run were started by it. */
export function withdrawVersion(
  stored: SettingVersion,
  _: unknown,
  { now }: { now: Date },
): SettingVersion | Refusal {
  if (stored.withdrawnAt !== null) return refuse('setting-already-withdrawn')
  if (Date.parse(stored.effectiveAt) <= now.getTime()) return refuse('setting-in-force')
  return { ...stored, withdrawnAt: now.toISOString(), version: stored.version + 1 }
}
