import type { ReactNode, Ref } from 'react'
import { useWords } from '#web/kit/wording.ts'
import type { Span } from '../prefill.schema.ts'
import { hotlineWording } from './hotline.wording.ts'

export type Marked = Span & { readonly isDanger: boolean }

/** Her words. What a proposal rests on is underlined: the marks lie behind the field, in the same type. */
export function Narrative({
  box,
  text,
  marks,
  onText,
  isMissing,
}: {
  box: Ref<HTMLTextAreaElement>
  text: string
  marks: readonly Marked[]
  onText: (text: string) => void
  isMissing: boolean
}): ReactNode {
  const say = useWords(hotlineWording)
  return (
    <div className="told">
      <div className="behind" aria-hidden="true">
        {piecesOf(text, marks).map(({ from, words, tone }) => (
          <span key={from} className={tone}>
            {words}
          </span>
        ))}
        {'\n'}
      </div>
      <textarea
        ref={box}
        aria-label={say('narrative')}
        aria-invalid={isMissing || undefined}
        placeholder={say('narrative.hint')}
        maxLength={4000}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  )
}

type Piece = { readonly from: number; readonly words: string; readonly tone: string | undefined }

/** The text cut where marks begin and end; danger outweighs the rest. */
function piecesOf(text: string, marks: readonly Marked[]): Piece[] {
  const cuts = [...new Set([0, ...marks.flatMap(({ from, to }) => [from, to]), text.length])]
    .filter((at) => at <= text.length)
    .sort((left, right) => left - right)
  return cuts.slice(0, -1).map((from, index) => {
    const over = marks.filter((mark) => mark.from <= from && mark.to > from)
    const tone = over.some(({ isDanger }) => isDanger) ? 'cue' : over.length > 0 ? 'm' : undefined
    return { from, words: text.slice(from, cuts[index + 1]), tone }
  })
}
