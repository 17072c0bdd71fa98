import { useMemo, type ReactNode } from 'react'
import { listDivisionsContract } from '#domain/divisions/division.contract.ts'
import { Level, levels } from '#domain/divisions/division.schema.ts'
import { isProblem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Conflict } from '#web/kit/Conflict.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { OrganisationPicker, type Picked } from '#web/kit/OrganisationPicker.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import {
  changeOrganisationContract,
  createOrganisationContract,
  OrganisationView,
} from '../organisation.contract.ts'
import { OrganisationKind } from '../organisation.schema.ts'
import { organisationWording } from './organisation.wording.ts'

type Entry = {
  name: string
  kind: string
  level: string
  division: string
  parent: Picked | null
  members: string
  women: string
  version: number
}

function entryOf(organisation: OrganisationView | null): Entry {
  if (organisation === null) {
    return {
      ...{ name: '', kind: '', level: '', division: '', parent: null },
      ...{ members: '', women: '', version: 0 },
    }
  }
  const { name, kind, level, division, parentId, parentName, version } = organisation
  const { members, womenMembers } = organisation
  return {
    ...{ name, kind, level, division, version },
    parent: parentId === null ? null : { id: parentId, name: parentName ?? '' },
    members: members === null ? '' : String(members),
    women: womenMembers === null ? '' : String(womenMembers),
  }
}

/** Kind, level and division are chosen once: who becomes something else is a new organisation. */
export function OrganisationDialog({
  organisation,
  onClose,
  done,
}: {
  organisation: OrganisationView | null
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(organisationWording)
  const kit = useWords(kitWording)
  const stands = useMemo(() => entryOf(organisation), [organisation])
  const title = organisation === null ? say('create') : say('change')
  const draft = useDraft<Entry>(`organisation.${organisation?.id ?? 'new'}`, title, stands)
  const { value, change } = draft
  const city = useCall(listDivisionsContract, {}).data?.path[0]?.code ?? ''
  const after = {
    refresh: ['organisations.'],
    done: () => {
      draft.clear()
      done()
    },
  }
  const create = useCommand(createOrganisationContract, after)
  const edit = useCommand(changeOrganisationContract, after)
  const send = (entry: Entry): void => {
    const parentId = entry.parent?.id ?? null
    const counts = { members: numberIn(entry.members), womenMembers: numberIn(entry.women) }
    const common = { name: entry.name, parentId, ...counts }
    if (organisation !== null) {
      const { id, administers } = organisation
      edit.mutate({ params: { id }, body: { ...common, administers, version: entry.version } })
      return
    }
    const kind = OrganisationKind.safeParse(entry.kind).data
    const level = Level.safeParse(entry.level).data
    const division = level === 'city' ? city : entry.division
    if (kind === undefined || level === undefined) return
    create.mutate({ body: { ...common, kind, level, division } })
  }
  const theirs = currentIn(edit.error)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send(value)
        }}
      >
        {theirs !== undefined && (
          <Conflict
            mine={summaryOf(value)}
            theirs={summaryOf(entryOf(theirs))}
            onMine={() => {
              const next = { ...value, version: theirs.version }
              change(next)
              send(next)
            }}
            onTheirs={() => {
              draft.clear()
              onClose()
            }}
          />
        )}
        {organisation === null && <FixedFields value={value} change={change} />}
        <TextField
          label={say('name')}
          value={value.name}
          onValue={(name) => change({ name })}
          required
          minLength={2}
          maxLength={80}
        />
        <OrganisationPicker
          label={say('parent')}
          picked={value.parent}
          onPick={(parent) => change({ parent })}
        />
        {value.kind === 'mediation' && (
          <>
            <TextField
              type="number"
              label={say('members')}
              hint={say('members.hint')}
              isOptional
              min={1}
              max={99}
              value={value.members}
              onValue={(members) => change({ members })}
            />
            <TextField
              type="number"
              label={say('women')}
              isOptional
              min={0}
              max={99}
              value={value.women}
              onValue={(women) => change({ women })}
            />
          </>
        )}
        <Refused problem={create.error ?? edit.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={create.isPending || edit.isPending}>
            {say('save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}

function FixedFields({
  value,
  change,
}: {
  value: Entry
  change: (part: Partial<Entry>) => void
}): ReactNode {
  const say = useWords(organisationWording)
  return (
    <>
      <ChoiceField
        label={say('kind')}
        required
        value={value.kind}
        onValue={(kind) => change({ kind })}
        options={OrganisationKind.options.map((one) => ({ value: one, label: say(`kind.${one}`) }))}
      />
      <ChoiceField
        label={say('level')}
        required
        value={value.level}
        onValue={(level) => change({ level })}
        options={levels.map((one) => ({ value: one, label: say(`level.${one}`) }))}
      />
      {value.level !== '' && value.level !== 'city' && (
        <DivisionPicker
          label={say('place')}
          value={value.division}
          onValue={(division) => change({ division })}
          deepest={Level.exclude(['city']).parse(value.level)}
        />
      )}
    </>
  )
}

function numberIn(text: string): number | null {
  return text.trim() === '' ? null : Number(text)
}

function summaryOf({ name, parent, members, women }: Entry): string {
  return [name, parent?.name, members, women].filter(Boolean).join('\n')
}

function currentIn(problem: unknown): OrganisationView | undefined {
  if (!isProblem(problem, 'edited-meanwhile')) return undefined
  return OrganisationView.safeParse(problem.current).data
}
