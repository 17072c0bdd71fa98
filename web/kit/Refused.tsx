import type { ReactNode } from 'react'
import type { Problem } from '#web/client.ts'
import { kitWording } from './kit.wording.ts'
import { useWords, wordsOfRefusal } from './wording.ts'

/** A refusal in words; where no part has words for the code, a sentence that carries it. */
export function wordsOfProblem(problem: Problem): string | undefined {
  const { code, detail, isOfWrite } = problem
  // What was only read cannot have been lost: nothing is said of saving.
  const ofWrite = isOfWrite ? wordsOfRefusal(`${code}.unsaved`, detail) : undefined
  return ofWrite ?? wordsOfRefusal(code, detail)
}

/** The line under a form: what was refused and why. Nothing when there is nothing to say. */
export function Refused({ problem }: { problem: Problem | null }): ReactNode {
  const say = useWords(kitWording)
  if (problem === null || problem.code === 'edited-meanwhile') return null
  return (
    <p className="refused" role="alert">
      {wordsOfProblem(problem) ?? `${say('error.unknown')} ${problem.code}`}
      {problem.errors.map(({ path, message }) => (
        <span key={path}> {wordsOfRefusal(message)}</span>
      ))}
    </p>
  )
}
