import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isProblem } from '#web/client.ts'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Conflict } from '#web/kit/Conflict.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import type { FieldSpec, Values } from '#web/kit/field-spec.ts'
import { OneField } from '#web/kit/FieldsForm.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { refresh, useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { ErrorState, MatterlessState } from '#web/kit/States.tsx'
import { mergedValues, wordsOfDifference } from '#web/kit/two-versions.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  editWarningContract,
  openWarningContract,
  prefillWarningContract,
  readWarningContract,
  WarningPage,
} from '../warning.contract.ts'
import { WarningContent } from '../warning.schema.ts'
import { warningWording } from './warning.wording.ts'

type Begun = {
  readonly key: string
  readonly about: string
  readonly content: WarningContent
  readonly matterId?: string
  readonly version?: number
}

/** Begins a warning from what a matter says (`?matter=`), or goes on with one (`?warning=`). */
export function WarningEntryPage(): ReactNode {
  const say = useWords(warningWording)
  const [{ matter = '', warning = '' }] = useAddress()
  const begun = useCall(
    prefillWarningContract,
    { params: { id: matter } },
    { enabled: matter !== '', isLogged: true },
  )
  const read = useCall(
    readWarningContract,
    { params: { id: warning } },
    { enabled: warning !== '', isLogged: true },
  )
  const problem = begun.error ?? read.error
  if (problem !== null) return <ErrorState problem={problem} />
  if (matter === '' && warning === '') return <MatterlessState title={say('entry.title')} />
  if (begun.data !== undefined) {
    const { matterNumber, content } = begun.data
    const about = say('entry.about', { number: matterNumber })
    return <Entry begun={{ key: matter, matterId: matter, about, content }} />
  }
  if (read.data !== undefined) {
    const { id, number, content, version } = read.data
    return <Entry begun={{ key: id, about: number, content, version }} />
  }
  return <Loading what={say('entry.title')} />
}

function Entry({ begun }: { begun: Begun }): ReactNode {
  const say = useWords(warningWording)
  const navigate = useNavigate()
  const client = useQueryClient()
  const { warned, policeOffice } = begun.content
  // The draft keeps the version it began from: whoever was faster is shown, not overwritten.
  const base = valuesOf(begun.content, begun.version ?? 0)
  const draft = useDraft<Values>(`warning.entry.${begun.key}`, say('entry.title'), base)
  const options = {
    refresh: ['warnings.', 'services.', 'desk.', 'matters.'],
    done: ({ id }: { id: string }) => {
      draft.clear()
      void navigate({ to: `/warnings/${id}` })
    },
  }
  const open = useCommand(openWarningContract, options)
  const edit = useCommand(editWarningContract, options)
  const fields: readonly FieldSpec[] = [
    { key: 'name', label: say('warned.name'), kind: 'text', longest: 50 },
    { key: 'address', label: say('warned.address'), kind: 'text', longest: 200 },
    { key: 'identity', label: say('warned.identity'), kind: 'text', longest: 18 },
    { key: 'victim', label: say('victim'), kind: 'text', longest: 50 },
    { key: 'facts', label: say('facts'), kind: 'area', longest: 4_000 },
    { key: 'forbidden', label: say('forbidden'), kind: 'area' },
    { key: 'office', label: say('office'), kind: 'text', longest: 100 },
  ]
  const send = (value: Values): void => {
    const isSame = value['office'] === policeOffice.name
    const content = WarningContent.parse({
      ...{ victim: value['victim'], facts: value['facts'], forbidden: value['forbidden'] },
      warned: {
        ...{ ...warned, name: value['name'], address: value['address'] },
        identity: value['identity'],
      },
      policeOffice: { id: isSame ? policeOffice.id : null, name: value['office'] },
    })
    const { matterId, key } = begun
    if (matterId !== undefined) open.mutate({ body: { matterId, content } })
    else edit.mutate({ params: { id: key }, body: { content, version: Number(value['version']) } })
  }
  const theirs = versionNow(edit.error)
  const { version = '' } = theirs ?? {}
  const both =
    theirs === undefined ? draft.value : { ...mergedValues(base, draft.value, theirs), version }
  const leave = async (): Promise<void> => {
    draft.clear()
    await refresh(client, ['warnings.'])
    await navigate({ to: `/warnings/${begun.key}` })
  }
  return (
    <>
      <PageHead title={say('entry.title')} tabTitle={say('entry.title')} about={begun.about} />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send(draft.value)
        }}
      >
        {fields.map((field) => (
          <OneField
            key={field.key}
            field={{ ...field, isOptional: true }}
            value={draft.value[field.key] ?? ''}
            onValue={(value) => draft.change({ [field.key]: value })}
          />
        ))}
        <Refused problem={open.error ?? edit.error} />
        {theirs === undefined ? (
          <div className="acts">
            <Button tone="go" type="submit" aria-busy={open.isPending || edit.isPending}>
              {say('entry.save')}
            </Button>
          </div>
        ) : (
          <Conflict
            {...wordsOfDifference(fields, both, theirs)}
            onMine={() => send(both)}
            onTheirs={() => void leave()}
          />
        )}
        <DraftLine draft={draft} />
      </form>
    </>
  )
}

function valuesOf(content: WarningContent, version: number): Values {
  const { victim, warned, facts, forbidden, policeOffice } = content
  return {
    ...{ victim, name: warned.name, address: warned.address, identity: warned.identity },
    ...{ facts, forbidden, office: policeOffice.name, version: String(version) },
  }
}

/** What somebody else saved meanwhile. */
function versionNow(error: unknown): Values | undefined {
  if (!isProblem(error, 'edited-meanwhile')) return undefined
  const { data } = WarningPage.safeParse(error.current)
  return data === undefined ? undefined : valuesOf(data.content, data.version)
}
