/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/no-noninteractive-element-interactions --
   a combobox with a list (WAI-ARIA APG): the focus stays in the field, which handles the keys */
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useCall } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { searchContract } from '../search.contract.ts'
import { groupsOf, type Place } from './palette.ts'
import { searchWording } from './search.wording.ts'
import './palette.css'

/** One field that finds whatever may be found; what is not open is simply not there. */
export function Palette({
  places,
  onClose,
}: {
  places: readonly Place[]
  onClose: () => void
}): ReactNode {
  const say = useWords(searchWording)
  const navigate = useNavigate()
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const asked = useSettled(text.trim())
  const answer = useCall(searchContract, { query: { q: asked } }, { enabled: asked.length >= 2 })
  const groups = groupsOf(text.trim(), places, asked.length >= 2 ? answer.data : undefined)
  const all = groups.flatMap((group) => group.hits)
  const index = Math.min(chosen, Math.max(0, all.length - 1))

  useEffect(() => {
    if (box.current?.open === false) box.current.showModal()
  }, [])

  const open = (to: string): void => {
    onClose()
    void navigate({ to })
  }
  const onKey = (key: string): boolean => {
    if (key === 'ArrowDown') setChosen(Math.min(index + 1, all.length - 1))
    else if (key === 'ArrowUp') setChosen(Math.max(index - 1, 0))
    else if (key === 'Enter') {
      const hit = all[index]
      if (hit !== undefined) open(hit.to)
    } else return false
    return true
  }

  return (
    <dialog
      ref={box}
      className="palette"
      aria-label={say('title')}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose()
      }}
    >
      <input
        type="text"
        role="combobox"
        aria-label={say('title')}
        aria-expanded={all.length > 0}
        aria-controls={id}
        aria-activedescendant={all.length > 0 ? `${id}-${index}` : undefined}
        aria-autocomplete="list"
        placeholder={say('title')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing && onKey(event.key)) event.preventDefault()
        }}
      />
      <div id={id} role="listbox" aria-label={say('title')}>
        {groups.map(({ kind, hits, first }) => (
          <div key={kind} role="group" aria-label={say(kind)}>
            <p aria-hidden="true">{say(kind)}</p>
            {hits.map((hit, place) => (
              <div
                key={hit.to}
                id={`${id}-${first + place}`}
                role="option"
                aria-selected={first + place === index}
                onPointerMove={() => setChosen(first + place)}
                onClick={() => open(hit.to)}
              >
                {hit.title}
                <span className="meta">{hit.hint}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <Refused problem={answer.error} />
      <output className="foot">
        {asked.length >= 2 && all.length === 0 && !answer.isFetching
          ? say('nothing', { text: asked })
          : answer.isFetching
            ? say('looking', { text: asked })
            : text === ''
              ? say('hint')
              : say('keys')}
      </output>
    </dialog>
  )
}

/** The text once typing has paused, so that not every stroke asks the server. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 180)
    return () => clearTimeout(timer)
  }, [text])
  return useDeferredValue(settled)
}
