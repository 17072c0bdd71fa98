import { useCallback, useEffect, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { countContactContract } from '../contact.contract.ts'
import { ContactNature } from '../contact.schema.ts'
import { hotlineWording } from './hotline.wording.ts'

const natures = ContactNature.exclude(['told']).options

/** 非数据来电: one key says what it was; it is counted and nothing is kept of it. */
export function CountDialog({
  phone,
  seconds,
  onClose,
  done,
}: {
  phone: string
  seconds: number
  onClose: () => void
  done: (number: string) => void
}): ReactNode {
  const say = useWords(hotlineWording)
  const counting = useCommand(countContactContract, {
    refresh: ['hotline.'],
    done: ({ number }) => done(number),
  })
  const { mutate, isPending } = counting
  const count = useCallback(
    (nature: (typeof natures)[number]) => {
      if (!isPending) mutate({ body: { nature, phone, seconds } })
    },
    [mutate, isPending, phone, seconds],
  )
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const nature = natures[Number(event.key) - 1]
      if (nature === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      count(nature)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [count])
  return (
    <Dialog title={say('count.title')} onClose={onClose}>
      <p className="dim">{say('count.note')}</p>
      <div className="acts">
        {natures.map((nature, index) => (
          <Button key={nature} hint={String(index + 1)} onClick={() => count(nature)}>
            {say(`nature.${nature}`)}
          </Button>
        ))}
      </div>
      <Refused problem={counting.error} />
    </Dialog>
  )
}
