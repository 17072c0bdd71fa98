import type { ReactNode } from 'react'
import { z } from 'zod'
import { KeyGroup } from '#domain/people/key-group.schema.ts'
import { PhotoPurpose } from '#domain/attachments/attachment.schema.ts'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { readQuarantinedContract } from '../review.contract.ts'
import { deviceWording } from './device.wording.ts'
import './device.css'

type Item = z.infer<typeof readQuarantinedContract.output>

const text = z.string().nullable().catch(null).default(null)

/** As a phone writes it; what is not there is left out. */
const Written = z.object({
  ...{ date: text, subjectName: text, need: text, solved: text, hazard: text },
  ...{ signedAt: text, text, jpeg: text },
  tags: z.array(KeyGroup).catch([]).default([]),
  hazardLevel: z.int().min(1).max(4).nullable().catch(null).default(null),
  nil: z.boolean().nullable().catch(null).default(null),
  result: z.enum(['clean', 'concern', 'not-reached']).nullable().catch(null).default(null),
  purpose: PhotoPurpose.nullable().catch(null).default(null),
})

/** What was written on the phone, in the words of the form it was written in. */
export function WrittenItem({ item: { body, kind, visitId } }: { item: Item }): ReactNode {
  const say = useWords(deviceWording)
  const kit = useWords(kitWording)
  const written = Written.parse(body)
  const { date, subjectName, need, solved, hazard, hazardLevel, tags, nil, signedAt } = written
  const groups = tags.map((tag) => kit(`group.${tag}`)).join('、')
  return (
    <>
      <dl className="written-item">
        <Line name={say('what.date')}>{date}</Line>
        <Line name={say('what.subject')}>{subjectName}</Line>
        <Line name={say('what.tags')}>{groups}</Line>
        <Line name={say('what.need')}>{need}</Line>
        <Line name={say('what.solved')}>{solved}</Line>
        <Line name={say('what.hazard')}>{hazard}</Line>
        <Line name={say('what.level')}>
          {hazardLevel === null ? null : <Level level={hazardLevel} />}
        </Line>
        <Line name={say(`kind.${kind}`)}>
          {nil === null ? null : say(nil ? 'what.nil' : 'what.found')}
        </Line>
        <Line name={say('what.signed')}>{signedAt === null ? null : exactly(signedAt)}</Line>
        <Line name={say('what.result')}>
          {written.result === null ? null : say(`result.${written.result}`)}
        </Line>
        <Line name={say('what.text')}>{written.text}</Line>
        <Line name={say('what.purpose')}>
          {written.purpose === null ? null : say(`purpose.${written.purpose}`)}
        </Line>
      </dl>
      {written.jpeg !== null && (
        <img
          className="written-photo"
          src={`data:image/jpeg;base64,${written.jpeg}`}
          alt={say('photo.of')}
        />
      )}
      {visitId !== null && (
        <p>
          <Go to={`/visits/${visitId}`}>{say('photo.visit')}</Go>
        </p>
      )}
    </>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }): ReactNode {
  if (children === null || children === '') return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
