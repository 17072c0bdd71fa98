import type { ReactNode } from 'react'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'

type LevelNumber = 1 | 2 | 3 | 4

/** Number, word and colour together: a level is never shown by colour alone. */
export function Level({ level, isBig = false }: { level: number; isBig?: boolean }): ReactNode {
  const say = useWords(kitWording)
  const number = Math.min(4, Math.max(1, Math.round(level))) as LevelNumber
  const word = say(`level.${number}`)
  return (
    <span className={`lv n${number}${isBig ? ' big' : ''}`}>
      <b>{number}</b>
      {isBig ? say('level.big', { word }) : word}
    </span>
  )
}
