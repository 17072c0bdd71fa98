import { useRef, useState, type ReactNode } from 'react'
import { isProblem, type Problem } from '#web/client.ts'
import { Button } from './Button.tsx'
import { handInWording } from './hand-in.wording.ts'
import { Progress } from './Progress.tsx'
import { Refused } from './Refused.tsx'
import { useWords } from './wording.ts'
import './hand-in.css'

type Sending = { readonly name: string; readonly sent: number; readonly total: number }

type HandInParts = {
  /** what is handed in, and how it should look */
  readonly children: ReactNode
  /** beside the button */
  readonly beside?: ReactNode
  /** why no file can be chosen yet */
  readonly why?: string | undefined
  /** sends the file and goes where it is found; a refusal is shown here */
  readonly hand: (file: File, tell: (sent: number, total: number) => void) => Promise<void>
}

/** Where a spreadsheet is handed in. */
export function HandIn({ children, beside, why, hand }: HandInParts): ReactNode {
  const say = useWords(handInWording)
  const chooser = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const begin = async (file: File): Promise<void> => {
    const { name } = file
    setProblem(null)
    setSending({ name, sent: 0, total: file.size })
    try {
      await hand(file, (sent, total) => setSending({ name, sent, total }))
    } catch (error) {
      if (!isProblem(error)) throw error
      setProblem(error)
    } finally {
      setSending(null)
    }
  }
  return (
    <section className="sheet hand-in">
      <div className="what">{children}</div>
      <div className="acts">
        <Button
          tone="go"
          why={why}
          onClick={() => chooser.current?.click()}
          aria-busy={sending !== null}
        >
          {say('choose')}
        </Button>
        {beside}
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".xlsx,.csv"
        aria-label={say('choose')}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) void begin(file)
        }}
      />
      {(sending !== null || problem !== null) && (
        <div className="whole">
          {sending !== null && (
            <Progress
              label={say('sending', { name: sending.name })}
              done={Math.ceil(sending.sent / 1024)}
              total={Math.ceil(sending.total / 1024)}
            >
              <p>{say('sending', { name: sending.name })}</p>
            </Progress>
          )}
          <Refused problem={problem} />
        </div>
      )}
    </section>
  )
}
