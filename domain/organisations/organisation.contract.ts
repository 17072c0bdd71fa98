import { z } from 'zod'
import { DivisionPrefixes, Level } from '#domain/divisions/division.schema.ts'
import { ById, endpoint, PageQuery, pageOf } from '#platform/http/endpoint.ts'
import {
  ChangeOrganisation,
  CreateOrganisation,
  EndOrganisation,
  Organisation,
  OrganisationKind,
} from './organisation.schema.ts'

export const OrganisationView = Organisation.omit({ region: true }).extend({
  divisionName: z.string(),
  parentName: z.string().nullable(),
})
export type OrganisationView = z.infer<typeof OrganisationView>

export const listOrganisationsContract = endpoint({
  id: 'organisations.list',
  method: 'GET',
  path: '/api/v1/organisations',
  summary: 'Organisations of the city: by kind, level, division and name',
  query: PageQuery.extend({
    kind: OrganisationKind.optional(),
    level: Level.optional(),
    division: DivisionPrefixes.optional(),
    /** direct children of an organisation */
    parentId: z.uuid().optional(),
    ended: z.stringbool().default(false),
  }),
  output: pageOf(OrganisationView),
})

export const readOrganisationContract = endpoint({
  id: 'organisations.read',
  method: 'GET',
  path: '/api/v1/organisations/:id',
  summary: 'One organisation',
  params: ById,
  output: OrganisationView,
})

export const createOrganisationContract = endpoint({
  id: 'organisations.create',
  method: 'POST',
  path: '/api/v1/organisations',
  summary: 'Register an organisation (system administrator)',
  body: CreateOrganisation,
  output: OrganisationView,
})

export const changeOrganisationContract = endpoint({
  id: 'organisations.change',
  method: 'PATCH',
  path: '/api/v1/organisations/:id',
  summary: 'Change name, parent, oversight or members (system administrator)',
  params: ById,
  body: ChangeOrganisation,
  output: OrganisationView,
})

export const endOrganisationContract = endpoint({
  id: 'organisations.end',
  method: 'POST',
  path: '/api/v1/organisations/:id/end',
  summary: 'End an organisation: it keeps its history and takes no new work (system administrator)',
  params: ById,
  body: EndOrganisation,
  output: OrganisationView,
})
