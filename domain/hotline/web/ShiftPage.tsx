import type { ReactNode } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { useWords } from '#web/kit/wording.ts'
import { readShiftContract } from '../contact.contract.ts'
import { hotlineWording } from './hotline.wording.ts'
import './contact.css'

const figures = [
  ...(['told', 'nonData', 'repeat', 'pressing', 'matters', 'violence', 'minor'] as const),
  ...(['satisfied', 'openCallBacks'] as const),
] as const

/** 交班小结: a day at the line in figures, for whoever takes over. */
export function ShiftPage(): ReactNode {
  const say = useWords(hotlineWording)
  const kit = useWords(kitWording)
  const [address, change] = useAddress()
  const whose = address['whose'] === 'office' ? 'office' : 'mine'
  const day = /^\d{4}-\d\d-\d\d$/.test(address['day'] ?? '') ? address['day'] : undefined
  const { data, error } = useCall(readShiftContract, {
    query: { whose, ...(day === undefined ? {} : { day }) },
  })
  if (error !== null) return <ErrorState problem={error} />
  if (data === undefined) return <Loading />
  return (
    <>
      <PageHead
        title={say('shift.title')}
        tabTitle={say('shift.title')}
        about={say('shift.about')}
      />
      <div className="acts">
        <TextField
          label={say('shift.day')}
          type="date"
          value={data.day}
          onValue={(value) => change({ day: value })}
        />
        <ChoiceField
          label={say('shift.whose')}
          value={whose}
          onValue={(value) => change({ whose: value })}
          options={(['mine', 'office'] as const).map((value) => ({
            value,
            label: say(`shift.${value}`),
          }))}
        />
      </div>
      <dl className="shift-figures">
        {figures.map((name) => (
          <div key={name} className="sheet">
            <dt>{say(`shift.${name}`, { asked: data.asked })}</dt>
            <dd>{data[name]}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('shift.byCategory')}</h2>
      <dl className="pairs">
        {data.byCategory.map(({ category, count }) => (
          <div key={category} style={{ display: 'contents' }}>
            <dt>{kit(`category.${category}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('shift.byNature')}</h2>
      <dl className="pairs">
        {data.byNature.map(({ nature, count }) => (
          <div key={nature} style={{ display: 'contents' }}>
            <dt>{say(`nature.${nature}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
