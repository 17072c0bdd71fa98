import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { ContactDraft } from './contact-draft.ts'
import { hotlineWording } from './hotline.wording.ts'

const questions = [1, 2, 3, 4] as const

/** 危险话术: what to ask, in this order, while she may be in danger; and 110 without hanging up. */
export function Script({
  draft: { asked, isPoliceTold },
  change,
}: {
  draft: ContactDraft
  change: (part: Partial<ContactDraft>) => void
}): ReactNode {
  const say = useWords(hotlineWording)
  return (
    <section className="script" aria-label={say('script')}>
      <h2>{say('script.title')}</h2>
      <ol>
        {questions.map((n) => (
          <li key={n} className={asked.includes(n) ? 'done' : undefined}>
            <label>
              <input
                type="checkbox"
                checked={asked.includes(n)}
                onChange={(event) =>
                  change({
                    asked: event.target.checked
                      ? [...asked, n]
                      : asked.filter((each) => each !== n),
                  })
                }
              />
              {say(`script.${n}`)}
            </label>
            <small>{say(`script.${n}.more`)}</small>
          </li>
        ))}
      </ol>
      <div className="acts">
        <Button
          tone={isPoliceTold ? 'plain' : 'stop'}
          hint="F9"
          aria-pressed={isPoliceTold}
          onClick={() => change({ isPoliceTold: !isPoliceTold })}
        >
          {say(isPoliceTold ? 'police.told' : 'police')}
        </Button>
      </div>
    </section>
  )
}
