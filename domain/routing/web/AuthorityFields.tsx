import type { ReactNode } from 'react'
import { Level } from '#domain/divisions/division.schema.ts'
import { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import { Button } from '#web/kit/Button.tsx'
import { ChoiceField } from '#web/kit/Field.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { Authority } from '../routing.schema.ts'
import { useEcho } from './echo.ts'
import { routingWording } from './routing.wording.ts'

/** An organisation by its kind and level. */
export function AuthorityFields({
  authority,
  onAuthority,
  onRemove,
}: {
  authority: Authority
  onAuthority: (authority: Authority) => void
  onRemove?: () => void
}): ReactNode {
  const say = useWords(routingWording)
  const echo = useEcho()
  const { kind, level } = authority
  return (
    <div className="row">
      <ChoiceField
        label={say('kind')}
        required
        value={kind}
        onValue={(typed) => {
          const next = OrganisationKind.safeParse(typed).data
          if (next !== undefined) onAuthority({ kind: next, level })
        }}
        options={OrganisationKind.options.map((one) => ({ value: one, label: say(`kind.${one}`) }))}
      />
      <ChoiceField
        label={say('level')}
        required
        value={level}
        onValue={(typed) => {
          const next = Level.safeParse(typed).data
          if (next !== undefined) onAuthority({ kind, level: next })
        }}
        options={Level.options.map((one) => ({ value: one, label: say(`at.${one}`) }))}
      />
      {onRemove !== undefined && (
        <Button
          isSmall
          aria-label={`${say('remove')} ${echo.authority(authority)}`}
          onClick={onRemove}
        >
          {say('remove')}
        </Button>
      )}
    </div>
  )
}
