import { useEffect, useRef, type ReactNode } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Level } from '#web/kit/Level.tsx'
import { useCall } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { exactly } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { readGradingContract, type Grading } from '../grading.contract.ts'
import type { FiredRule } from '../grade.schema.ts'
import { CueDialog } from './CueDialog.tsx'
import { cueWording } from './cue.wording.ts'
import { gradingWording } from './grading.wording.ts'
import './grading.css'

/** 为什么是这个级别: rule by rule with its evidence, and what is worth asking. */
export function GradeWhy({ matterId, version }: { matterId: string; version: number }): ReactNode {
  const say = useWords(gradingWording)
  // It stands in the address, so that another part of the page can lead here.
  const [address, change] = useAddress()
  const answer = useCall(readGradingContract, { params: { id: matterId } }, { isLogged: true })
  // What was done on the matter may have graded it anew.
  const { refetch } = answer
  const read = useRef(version)
  useEffect(() => {
    if (read.current === version) return
    read.current = version
    void refetch()
  }, [version, refetch])
  const grading = answer.data
  return (
    <section className="why">
      <h2>{say('why')}</h2>
      <Refused problem={answer.error} />
      {grading !== undefined && (
        <>
          {grading.now === null ? (
            <p className="dim">{say(grading.mayRecord ? 'nothing' : 'nothing.leader')}</p>
          ) : (
            <Reasons grading={grading} now={grading.now} />
          )}
          {grading.mayRecord && (
            <Button isSmall tone="soft" onClick={() => change({ do: 'assess' })}>
              {say('assess')}
            </Button>
          )}
          {grading.mayRecord && address['do'] === 'assess' && (
            <CueDialog
              matterId={matterId}
              grading={grading}
              onClose={() => change({ do: undefined })}
            />
          )}
        </>
      )}
    </section>
  )
}

function Reasons({
  grading,
  now,
}: {
  grading: Grading
  now: NonNullable<Grading['now']>
}): ReactNode {
  const say = useWords(gradingWording)
  const cue = useWords(cueWording)
  const { thresholds } = grading.ruleSet
  const byLevel = now.fired.filter(({ level }) => level !== undefined)
  const first = byLevel.filter(({ level }) => level === now.level)
  const points = now.fired.filter(({ level }) => level === undefined)
  return (
    <>
      <p>
        <Level level={now.level} /> {now.imminent && <Tag tone="red">{say('imminent')}</Tag>}
      </p>
      <ul className="rules">
        {(first.length > 0 ? first : byLevel).map((fired) => (
          <RuleLine key={fired.rule} fired={fired} grading={grading} />
        ))}
      </ul>
      {grading.milder !== null && (
        <p className="hint">{say('milder', { level: grading.milder })}</p>
      )}
      {now.unknown.length > 0 && (
        <>
          <h3>{say('ask')}</h3>
          <ul className="ask">
            {now.unknown.slice(0, 4).map(({ fact, level, imminent }) => (
              <li key={fact}>
                {cue(fact)}{' '}
                <small>{imminent ? say('ask.danger') : say('ask.level', { level })}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>
          {say('score', {
            score: now.score,
            first: thresholds[1],
            second: thresholds[2],
            third: thresholds[3],
          })}
        </summary>
        <ul className="rules">
          {points.map((fired) => (
            <RuleLine key={fired.rule} fired={fired} grading={grading} />
          ))}
        </ul>
      </details>
      <details>
        <summary>{say('said')}</summary>
        <ul className="rules">
          {grading.cues.map((one) => (
            <li key={one.id}>
              {cue(one.fact)} <b>{say(`answer.${one.answer}`)}</b>
              {one.evidence !== null && <q>{one.evidence}</q>}
              <small>
                {say(`source.${one.sourceKind}`)} ·{' '}
                {say('said.by', { name: one.recordedByName, at: exactly(one.recordedAt) })}
              </small>
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{say('history', { count: grading.history.length })}</summary>
        <ul className="rules">
          {grading.history.map(({ id, level, number, byName, at }) => (
            <li key={id}>
              {say('history.line', { level, number, by: byName })} <small>{exactly(at)}</small>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function RuleLine({ fired, grading }: { fired: FiredRule; grading: Grading }): ReactNode {
  const say = useWords(gradingWording)
  const cue = useWords(cueWording)
  const language = useLanguage()
  const rule = grading.ruleSet.rules.find(({ code }) => code === fired.rule)
  const words = language === 'en' ? rule?.en : rule?.zh
  return (
    <li>
      {words ?? fired.rule}{' '}
      <b>
        {fired.imminent === true
          ? say('imminent')
          : fired.level === undefined
            ? say('points', { weight: fired.weight ?? 0 })
            : say('raises', { level: fired.level })}
      </b>
      {fired.level !== undefined && fired.evidence.length > 0 && (
        <small>
          {say('evidences', { facts: fired.evidence.map((fact) => cue(fact)).join(' ') })}
        </small>
      )}
    </li>
  )
}
