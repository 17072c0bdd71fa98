import type { ReactNode } from 'react'
import { CueCode, type CueAnswer } from '#domain/grading/cue.schema.ts'
import { useWords } from '#web/kit/wording.ts'
import type { ContactDraft } from './contact-draft.ts'
import { focusProposal } from './contact-keys.ts'
import { hotlineWording } from './hotline.wording.ts'

const next: Readonly<Record<'open' | CueAnswer, CueAnswer | undefined>> = {
  ...{ open: 'yes', yes: 'no', no: 'unknown', unknown: undefined },
}

/**
 * 危险线索: what was asked and answered. A cue that her words tell of is marked and stays unanswered until
 * it is pressed: not asked is not no.
 */
export function Cues({
  draft: { cues },
  change,
  told,
}: {
  draft: ContactDraft
  change: (part: Partial<ContactDraft>) => void
  /** the words that tell of a cue, by its code */
  told: ReadonlyMap<string, string>
}): ReactNode {
  const say = useWords(hotlineWording)
  const press = (cue: CueCode): void => {
    const { [cue]: before, ...others } = cues
    const answer = next[before ?? 'open']
    change({ cues: answer === undefined ? others : { ...others, [cue]: answer } })
  }
  const order = CueCode.options
  const shown = [...order.filter((cue) => told.has(cue)), ...order.filter((cue) => !told.has(cue))]
  return (
    <section className="cues">
      <h2>
        {say('cues')} <span className="meta">{say('cues.note')}</span>
      </h2>
      <ul>
        {shown.map((cue) => {
          const answer = cues[cue]
          const words = told.get(cue)
          const isTold = answer === undefined && words !== undefined
          const state =
            answer === undefined ? say(isTold ? 'cue.told' : 'cue.open') : say(`cue.${answer}`)
          return (
            <li key={cue}>
              <button
                type="button"
                className={isTold ? 'tri told' : 'tri'}
                {...(isTold ? { 'data-proposal': `cue:${cue}` } : {})}
                title={words}
                onClick={({ currentTarget }) => {
                  press(cue)
                  // A second Enter must not turn what was just confirmed into a no.
                  if (isTold) setTimeout(() => focusProposal(currentTarget), 0)
                }}
              >
                <span>{say(`code.${cue}`)}</span>
                <b className={answer ?? (isTold ? 'p' : 'u')}>{state}</b>
                {words !== undefined && <q className="vh">{words}</q>}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
