import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { query, type Route } from '#platform/http/route.ts'
import { listServicesContract } from './service.contract.ts'
import { mayReadServices } from './service.policy.ts'
import { findServices } from './service.store.ts'

export const serviceRoutes: readonly Route[] = [
  query(listServicesContract, {
    may: mayReadServices,
    async read(tx, { params }) {
      const services = await findServices(tx, params.id)
      const names = await organisationNames(
        tx,
        services.map(({ orgId }) => orgId),
      )
      return {
        items: services.map((service) => {
          const { id, kind, number, state, outcome, holdsUntil, openedAt, endedAt } = service
          return {
            id,
            kind,
            number,
            state,
            outcome,
            holdsUntil,
            openedAt,
            endedAt,
            provider: names.get(service.orgId) ?? '',
          }
        }),
      }
    },
  }),
]
