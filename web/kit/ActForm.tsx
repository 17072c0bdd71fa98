import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { isProblem } from '#web/client.ts'
import type { FieldSpec, Values } from './field-spec.ts'
import { FieldsForm } from './FieldsForm.tsx'
import { refresh, useCommand } from './query.ts'

/** What an act on a record asks for, and what it sends. */
export type Act = {
  readonly contract: Endpoint
  readonly fields: readonly FieldSpec[]
  readonly body: (values: Values) => Record<string, unknown>
}

type Versioned = { readonly id: string; readonly version: number }

/**
 * The form of an act on a service (保护令、告诫书、强制报告). Whoever was faster is shown; sent again, it is
 * sent on top of what she did.
 */
export function ActForm<Shown extends Versioned>({
  act,
  name,
  title,
  record,
  shape,
  own,
  saysOf,
  onClose,
  done,
}: {
  act: Act
  /** of its draft */
  name: string
  title: string
  record: Shown
  /** how the refusal of an edit in between brings what is there now */
  shape: z.ZodType<Shown>
  /** first part of the ids of its endpoints: `orders.` */
  own: string
  /** what is there now, in words */
  saysOf: (now: Shown) => string
  onClose: () => void
  done: () => void
}): ReactNode {
  const client = useQueryClient()
  const command = useCommand(act.contract, { refresh: [own, 'services.', 'desk.', 'matters.'] })
  const now = isProblem(command.error, 'edited-meanwhile')
    ? shape.safeParse(command.error.current).data
    : undefined
  return (
    <FieldsForm
      name={name}
      title={title}
      fields={act.fields}
      problem={command.error}
      isPending={command.isPending}
      conflict={
        now && {
          theirs: saysOf(now),
          onTheirs: () => {
            void refresh(client, [own])
            onClose()
          },
        }
      }
      onClose={onClose}
      onSend={(values, clear) =>
        command.mutate(
          {
            params: { id: record.id },
            body: { ...act.body(values), version: (now ?? record).version },
          },
          {
            onSuccess: () => {
              clear()
              done()
            },
          },
        )
      }
    />
  )
}
