import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import type { MatterAction } from '../matter-action.schema.ts'
import type { ActionView, MatterPage, StepView } from '../matter-page.contract.ts'
import { actWording } from './act.wording.ts'
import { sortActions } from './acts.ts'
import type { Begin } from './MatterHead.tsx'
import { MatterParts } from './MatterParts.tsx'
import { matterWording } from './matter.wording.ts'

/** What is due, what I may do, and which offices are at it. */
export function MatterDue({ matter, begin }: { matter: MatterPage; begin: Begin }): ReactNode {
  const say = useWords(matterWording)
  return (
    <div className="col act">
      <Clocks matter={matter} />
      <Acts matter={matter} begin={begin} />
      <MatterParts column="due" matterId={matter.id} version={matter.version} />
      <section>
        <h2>{say('offices')}</h2>
        <table className="orgs">
          <caption className="vh">{say('offices')}</caption>
          <tbody>
            <tr>
              <td>
                <b>{matter.organisation.name}</b>
              </td>
              <td>
                {say('office.responsible')} · {matter.assigneeName ?? say('assignee.none')}
              </td>
            </tr>
            {matter.coActing.map(({ id, name }) => (
              <tr key={id}>
                <td>{name}</td>
                <td>{say('office.acting')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function Clocks({ matter }: { matter: MatterPage }): ReactNode {
  const say = useWords(matterWording)
  const open = matter.steps
    .filter(({ doneAt }) => doneAt === null)
    .sort((one, other) => one.dueAt.localeCompare(other.dueAt))
  const done = matter.steps.filter(({ doneAt }) => doneAt !== null)
  return (
    <section className="first">
      <h2>
        {say('clocks')} <span className="meta">{say('clocks.order')}</span>
      </h2>
      {open.length === 0 && <p className="dim">{say('clocks.none')}</p>}
      <ul className="clocks">
        {open.map((step) => (
          <StepLine key={step.id} step={step} isDanger={matter.imminent} />
        ))}
      </ul>
      {done.length > 0 && (
        <details className="done-steps">
          <summary>{say('clocks.done', { count: done.length })}</summary>
          <ul className="clocks">
            {done.map((step) => (
              <StepLine key={step.id} step={step} isDanger={false} />
            ))}
          </ul>
        </details>
      )}
      {matter.cleanFollowUps > 0 && (
        <p className="meta">{say('clean', { count: matter.cleanFollowUps })}</p>
      )}
    </section>
  )
}

function StepLine({ step, isDanger }: { step: StepView; isDanger: boolean }): ReactNode {
  const say = useWords(matterWording)
  const notes = [
    say('step.of', { organisation: step.organisation.name }),
    step.escalatedAt === null ? '' : say('step.escalated'),
    step.isOfMerged ? say('step.merged') : '',
    step.ended === 'lapsed' ? say('step.lapsed') : '',
  ].filter((note) => note !== '')
  return (
    <li>
      <span>
        {say(`step.${step.kind}`)}
        <small>{notes.join(' · ')}</small>
      </span>
      <Clock
        startedAt={step.startedAt}
        dueAt={step.dueAt}
        warnsAt={step.warnsAt}
        doneAt={step.doneAt}
        isDanger={isDanger && (step.kind === 'accept' || step.kind === 'contact')}
      />
    </li>
  )
}

function Acts({ matter, begin }: { matter: MatterPage; begin: Begin }): ReactNode {
  const say = useWords(matterWording)
  const act = useWords(actWording)
  const { first, usual, refused, rare } = sortActions(matter)
  const button = (one: MatterAction, tone: 'go' | 'plain'): ReactNode => (
    <Button key={one} tone={tone} onClick={() => begin(one)}>
      {act(`act.${one}`)}
    </Button>
  )
  return (
    <section className="can first">
      <h2>{say('can')}</h2>
      <div className="do">
        {first !== undefined && button(first, 'go')}
        {usual.map((one) => button(one, 'plain'))}
      </div>
      {refused.length > 0 && (
        <fieldset className="not">
          <legend className="vh">{say('can.not')}</legend>
          {refused.map((one) => (
            <Button key={one.action} why={wordsWhy(one)}>
              {act(`act.${one.action}`)}
            </Button>
          ))}
        </fieldset>
      )}
      {rare.length > 0 && (
        <details className="rare">
          <summary>{say('can.more')}</summary>
          <div className="do">{rare.map((one) => button(one, 'plain'))}</div>
        </details>
      )}
    </section>
  )
}

function wordsWhy({ refusal, detail }: ActionView): string {
  const code = refusal ?? ''
  return wordsOfRefusal(code, detail ?? {}) ?? code
}
