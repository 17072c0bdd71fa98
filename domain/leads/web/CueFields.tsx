import type { ReactNode } from 'react'
import { CueAnswer, CueCode } from '#domain/grading/cue.schema.ts'
import { useWords } from '#web/kit/wording.ts'
import { leadEntryWording } from './lead-entry.wording.ts'

type Answers = Readonly<Record<string, CueAnswer>>

/** The checklist: what was not asked stays open, since unknown is not no. */
export function CueFields({
  cues,
  change,
}: {
  cues: Answers
  change: (cues: Answers) => void
}): ReactNode {
  const say = useWords(leadEntryWording)
  return (
    <fieldset className="block cues">
      <legend>{say('cues')}</legend>
      {CueCode.options.map((cue) => (
        <div key={cue} role="radiogroup" aria-label={say(`code.${cue}`)}>
          <span>{say(`code.${cue}`)}</span>
          <span className="answers">
            {CueAnswer.options.map((answer) => (
              <label key={answer}>
                <input
                  type="radio"
                  name={`cue-${cue}`}
                  checked={cues[cue] === answer}
                  onChange={() => change({ ...cues, [cue]: answer })}
                />
                {say(`cue.${answer}`)}
              </label>
            ))}
          </span>
        </div>
      ))}
    </fieldset>
  )
}
