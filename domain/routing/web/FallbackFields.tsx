import type { ReactNode } from 'react'
import { listColleaguesContract } from '#domain/accounts/account.contract.ts'
import { ChoiceField } from '#web/kit/Field.tsx'
import { useCall } from '#web/kit/query.ts'
import { useWords } from '#web/kit/wording.ts'
import type { Routing } from '../routing.schema.ts'
import { AuthorityFields } from './AuthorityFields.tsx'
import { routingWording } from './routing.wording.ts'

type Fallback = Routing['fallback']

/** Who answers where no rule fits, and who is told of it by name. */
export function FallbackFields({
  fallback,
  onFallback,
}: {
  fallback: Fallback
  onFallback: (fallback: Fallback) => void
}): ReactNode {
  const say = useWords(routingWording)
  const { data } = useCall(listColleaguesContract, {})
  const { accountId, ...authority } = fallback
  const colleagues = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const isElsewhere =
    accountId !== undefined && data !== undefined && !data.items.some(({ id }) => id === accountId)
  const options = isElsewhere
    ? [...colleagues, { value: accountId, label: say('fallback.elsewhere') }]
    : colleagues
  return (
    <fieldset className="fallback">
      <legend>{say('fallback')}</legend>
      <p className="dim measure">{say('fallback.about')}</p>
      <AuthorityFields
        authority={authority}
        onAuthority={(next) => onFallback({ ...fallback, ...next })}
      />
      <ChoiceField
        label={say('fallback.account')}
        isOptional
        blank={say('fallback.nobody')}
        value={accountId ?? ''}
        onValue={(id) => onFallback(id === '' ? authority : { ...authority, accountId: id })}
        options={options}
      />
    </fieldset>
  )
}
