import type { ReactNode } from 'react'
import { z } from 'zod'
import { isProblem } from '#web/client.ts'
import { Conflict } from '#web/kit/Conflict.tsx'
import { useWords } from '#web/kit/wording.ts'
import { PartyList, type PartyView } from '../party.contract.ts'
import {
  differing,
  valuesOfParty,
  type Compared,
  type KnownParty,
  type PartyValues,
} from './party-form.ts'
import { partyWording } from './party.wording.ts'

/** What stands there after somebody else was faster. */
type Now = { readonly version: number; readonly party: PartyView | undefined }

export function partyNow(error: unknown, partyId: string | undefined): Now | undefined {
  if (!isProblem(error, 'edited-meanwhile')) return undefined
  const { data } = z.object({ ...PartyList.shape }).safeParse(error.current)
  if (data === undefined) return undefined
  return { version: data.version, party: data.items.find(({ id }) => id === partyId) }
}

/** Both versions of a party, in what they differ; numbers of the other stay masked. */
export function PartyConflict({
  mine,
  known,
  now,
  onMine,
  onTheirs,
}: {
  mine: PartyValues
  known: KnownParty | undefined
  now: Now
  onMine: () => void
  onTheirs: () => void
}): ReactNode {
  const say = useWords(partyWording)
  const theirs = now.party
  const texts = wordsOfBoth()
  return <Conflict {...texts} onMine={onMine} onTheirs={onTheirs} />

  function wordsOfBoth(): { mine: string; theirs: string } {
    if (known === undefined) {
      // Nobody else wrote this party; it was the matter that went on.
      return { mine: lines(mine, ['name', 'role']), theirs: say('conflict.matter') }
    }
    if (theirs === undefined) return { mine: lines(mine, ['name', 'role']), theirs: say('removed') }
    const other = valuesOfParty(theirs, theirs)
    // Where only the mask stands between them nothing was changed.
    const same = valuesOfParty(known.party, known.party)
    const moved = new Set(differing(same, other))
    const own = differing(valuesOfParty(known.party, known.full), mine)
    const fields = [...new Set([...own, ...moved])]
    if (fields.length === 0) return { mine: say('conflict.same'), theirs: say('conflict.matter') }
    return { mine: lines(mine, fields), theirs: lines(other, fields) }
  }

  function lines(values: PartyValues, fields: readonly Compared[]): string {
    return fields.map((field) => `${say(`field.${field}`)}: ${wordOf(values, field)}`).join('\n')
  }

  function wordOf(values: PartyValues, field: Compared): string {
    const value = values[field]
    if (typeof value !== 'string') {
      return value.map((tick) => say(`party.${tick as 'hidden'}`)).join(' · ') || '—'
    }
    if (value === '') return '—'
    if (field === 'role') return say(`role.${value as 'victim'}`)
    if (field === 'relation') return say(`relation.${value as 'self'}`)
    return field === 'ground' ? say(`ground.${value as 'minors-11'}`) : value
  }
}
