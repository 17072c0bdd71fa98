import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isProblem } from '#web/client.ts'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Conflict } from '#web/kit/Conflict.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import type { Values } from '#web/kit/field-spec.ts'
import { OneField } from '#web/kit/FieldsForm.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { refresh, useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { ErrorState, MatterlessState } from '#web/kit/States.tsx'
import { mergedValues, wordsOfDifference } from '#web/kit/two-versions.ts'
import { useWords } from '#web/kit/wording.ts'
import type { Application, Confidential } from '../application.schema.ts'
import { editOrderContract, openOrderContract, OrderPage } from '../order.contract.ts'
import {
  prefillOrderContract,
  readOrderContract,
  revealOrderContract,
} from '../order-read.contract.ts'
import { applicationOf, fieldsOf, groupsOf, valuesOf } from './application-form.ts'
import { orderWording } from './order.wording.ts'
import './order.css'

type Begun = {
  readonly key: string
  readonly about: string
  readonly application: Application
  readonly confidential: Confidential
  readonly matterId?: string
  readonly order?: { readonly id: string; readonly version: number }
}

/** Begins an application from what a matter says (`?matter=`), or goes on with one (`?order=`). */
export function OrderEntryPage(): ReactNode {
  const say = useWords(orderWording)
  const [address] = useAddress()
  const { matter = '', order = '' } = address
  const begun = useCall(
    prefillOrderContract,
    { params: { id: matter } },
    { enabled: matter !== '', isLogged: true },
  )
  const read = useCall(
    readOrderContract,
    { params: { id: order } },
    { enabled: order !== '', isLogged: true },
  )
  const contact = useCall(
    revealOrderContract,
    { params: { id: order } },
    { enabled: order !== '', isLogged: true },
  )
  const problem = begun.error ?? read.error ?? contact.error
  if (problem !== null) return <ErrorState problem={problem} />
  if (matter === '' && order === '') return <MatterlessState title={say('entry.title')} />
  if (begun.data !== undefined) {
    const { matterNumber, application, confidential } = begun.data
    const about = say('entry.about', { number: matterNumber })
    return <Entry begun={{ key: matter, matterId: matter, about, application, confidential }} />
  }
  if (read.data !== undefined && contact.data !== undefined) {
    const { id, version, number, application } = read.data
    const { confidential } = contact.data
    return (
      <Entry
        begun={{ key: id, about: number, application, confidential, order: { id, version } }}
      />
    )
  }
  return <Loading what={say('entry.title')} />
}

function Entry({ begun }: { begun: Begun }): ReactNode {
  const say = useWords(orderWording)
  const navigate = useNavigate()
  const client = useQueryClient()
  // The draft keeps the version it began from: whoever was faster is shown, not overwritten.
  const base: Values = {
    ...valuesOf(begun.application, begun.confidential),
    version: String(begun.order?.version ?? 0),
  }
  const draft = useDraft<Values>(`order.entry.${begun.key}`, say('entry.title'), base)
  const options = {
    refresh: ['orders.', 'services.', 'desk.', 'matters.'],
    done: ({ id }: { id: string }) => {
      draft.clear()
      void navigate({ to: `/orders/${id}` })
    },
  }
  const open = useCommand(openOrderContract, options)
  const edit = useCommand(editOrderContract, options)
  const send = (value: Values): void => {
    const body = applicationOf(value, begun.application.court)
    const { matterId, order } = begun
    if (matterId !== undefined) open.mutate({ body: { ...body, matterId } })
    else if (order !== undefined) {
      edit.mutate({
        params: { id: order.id },
        body: { ...body, version: Number(value['version']) },
      })
    }
  }
  const theirs = versionNow(edit.error, begun)
  const { version = '' } = theirs ?? {}
  const both =
    theirs === undefined ? draft.value : { ...mergedValues(base, draft.value, theirs), version }
  const leave = async (): Promise<void> => {
    draft.clear()
    await refresh(client, ['orders.'])
    await navigate({ to: `/orders/${begun.key}` })
  }
  return (
    <>
      <PageHead title={say('entry.title')} tabTitle={say('entry.title')} about={begun.about} />
      <form
        className="form order-entry"
        onSubmit={(event) => {
          event.preventDefault()
          send(draft.value)
        }}
      >
        {groupsOf(say, draft.value).map(({ title, about, fields }) => (
          <section key={title}>
            <h2>{title}</h2>
            {about !== undefined && <p className="dim">{about}</p>}
            {fields.map((field) => (
              <OneField
                key={field.key}
                field={{ isOptional: true, ...field }}
                value={draft.value[field.key] ?? ''}
                onValue={(value) => draft.change({ [field.key]: value })}
              />
            ))}
          </section>
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
            {...wordsOfDifference(fieldsOf(say, draft.value), both, theirs)}
            onMine={() => send(both)}
            onTheirs={() => void leave()}
          />
        )}
        <DraftLine draft={draft} />
      </form>
    </>
  )
}

/** What somebody else saved meanwhile; where she can be reached is not told again. */
function versionNow(error: unknown, { confidential }: Begun): Values | undefined {
  if (!isProblem(error, 'edited-meanwhile')) return undefined
  const { data } = OrderPage.safeParse(error.current)
  if (data === undefined) return undefined
  return { ...valuesOf(data.application, confidential), version: String(data.version) }
}
