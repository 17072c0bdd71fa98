import { kitWording } from '#web/kit/kit.wording.ts'
import { useWords, type Say } from '#web/kit/wording.ts'
import type { Authority, CoActing, RoutingRule, RuleCondition } from '../routing.schema.ts'
import { routingWording } from './routing.wording.ts'

type Words = NonNullable<(typeof routingWording)['keys']>
type KitWords = NonNullable<(typeof kitWording)['keys']>

/** A rule said back in words: when it fits, who answers, to whom it goes, who is told. */
export type RuleEcho = { readonly when: string; readonly does: readonly string[] }

export function useEcho(): {
  readonly rule: (rule: RoutingRule) => RuleEcho
  readonly authority: (authority: Authority) => string
} {
  const [say, kit] = [useWords(routingWording), useWords(kitWording)]
  return {
    rule: (rule) => echoOf(rule, say, kit),
    authority: (one) => nameOf(one, say),
  }
}

export function echoOf(
  { when, responsible, coActing, informed }: RoutingRule,
  say: Say<Words>,
  kit: Say<KitWords>,
): RuleEcho {
  return {
    when: conditionOf(when, say, kit),
    does: [
      say('responsible.echo', { who: nameOf(responsible, say) }),
      ...coActing.map((each) => coActingOf(each, say)),
      ...informed.map((each) => say('informed.echo', { who: nameOf(each, say) })),
    ],
  }
}

function nameOf({ kind, level }: Authority, say: Say<Words>): string {
  return say('authority', { kind: say(`kind.${kind}`), level: say(`at.${level}`) })
}

function conditionOf(when: RuleCondition, say: Say<Words>, kit: Say<KitWords>): string {
  const { categories = [], levels = [], sensitivities = [], divisions = [] } = when
  const flags = (['violence', 'minor', 'imminent'] as const).flatMap((flag) =>
    when[flag] === undefined ? [] : [say(`${flag}.${when[flag] ? 'yes' : 'no'}`)],
  )
  const parts = [
    ...flags,
    categories.map((one) => kit(`category.${one}`)).join(' / '),
    levels.length === 0 ? '' : say('level.which', { levels: levels.join(' / ') }),
    sensitivities.map((one) => say(`sensitivity.${one}`)).join(' / '),
    divisions.length === 0 ? '' : say('divisions.which', { codes: divisions.join(' / ') }),
  ].filter((part) => part !== '')
  return parts.length === 0 ? say('when.any') : parts.join(' · ')
}

function coActingOf(coActing: CoActing, say: Say<Words>): string {
  const { ground, packet, feedBack } = coActing
  const who = nameOf(coActing, say)
  return [
    ground === 'consent'
      ? say('co-acting.proposed', { who })
      : say('co-acting.sent', { who, ground: say(`ground.${ground}`) }),
    packet.length === 0
      ? say('co-acting.nothing')
      : say('co-acting.seen', { fields: packet.map((one) => say(`field.${one}`)).join(' / ') }),
    ...(feedBack === undefined ? [] : [say('co-acting.within', { span: spanOf(feedBack, say) })]),
  ].join(' · ')
}

/** `5wd` → 5 个工作日; what cannot be read yet is said back as it was typed. */
function spanOf(typed: string, say: Say<Words>): string {
  const [, count, unit] = /^(\d{1,4})(m|h|d|wd)$/.exec(typed) ?? []
  if (unit !== 'm' && unit !== 'h' && unit !== 'd' && unit !== 'wd') return typed
  return say(`span.${unit}`, { count: Number(count) })
}

/** Whether every matter fits it: then no rule below is ever reached. */
export function fitsAll({ when }: RoutingRule): boolean {
  return Object.values(when).every((asked) => asked === undefined)
}
