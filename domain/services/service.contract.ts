import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { ServiceKind, ServiceState } from './service.schema.ts'

export const ServiceLine = z.strictObject({
  id: z.uuid(),
  kind: ServiceKind,
  number: z.string(),
  state: ServiceState,
  outcome: z.string().nullable(),
  holdsUntil: z.iso.date().nullable(),
  openedAt: z.string(),
  endedAt: z.string().nullable(),
  provider: z.string(),
})
export type ServiceLine = z.infer<typeof ServiceLine>

export const listServicesContract = endpoint({
  id: 'services.of-matter',
  method: 'GET',
  path: '/api/v1/matters/:id/services',
  summary: 'What hangs on a matter: orders, warnings; the latest first',
  params: ById,
  output: z.strictObject({ items: z.array(ServiceLine) }),
})
