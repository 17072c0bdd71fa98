import { findMatter } from '#domain/matters/reading.public.ts'
import { partiesOf } from '#domain/matters/party.public.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { guardedOf } from '#domain/services/guarded.public.ts'
import { officesOf } from '#domain/services/office.public.ts'
import { takeServiceNumber } from '#domain/services/service.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { docxType } from '#platform/documents/fill-template.ts'
import { command, creation, download, query, type Route } from '#platform/http/route.ts'
import { paperOf } from './paper.table.ts'
import { saveNewWarning, saveWarning } from './saving.store.ts'
import * as contracts from './warning.contract.ts'
import { presentRows, presentWarning } from './warning-page.store.ts'
import {
  mayHandleWarning,
  mayOpenWarning,
  mayReadWarnings,
  mayWorkOnWarning,
} from './warning.policy.ts'
import { warningClockSetting, WarningContent, type WarningFile } from './warning.schema.ts'
import { findWarning, findWarningPage, lockWarning } from './warning.store.ts'
import {
  editWarning,
  endWarning,
  issueWarning,
  openWarning,
  recordBreach,
  serveWarning,
  visitWarned,
  withdrawWarning,
  type Ground,
} from './warning.transition.ts'

const onWarning = {
  load: (tx: Tx, { params }: { params: { id: string } }) => lockWarning(tx, params.id),
  save: saveWarning,
  present: presentWarning,
}

export const warningRoutes: readonly Route[] = [
  creation<typeof contracts.openWarningContract, WarningFile, Ground>(
    contracts.openWarningContract,
    {
      prepare: (tx, { body }) => groundOf(tx, body.matterId),
      may: (actor, _, { place }) => mayOpenWarning(actor, place),
      apply: (body, ground, on) => openWarning(body, ground, on),
      save: saveNewWarning,
      present: presentWarning,
      audit: 'warning.opened',
    },
  ),
  command(contracts.editWarningContract, {
    ...onWarning,
    may: mayHandleWarning,
    apply: (warning: WarningFile, body, on) => editWarning(warning, body, on),
    audit: 'warning.edited',
  }),
  command(contracts.withdrawWarningContract, {
    ...onWarning,
    may: mayHandleWarning,
    apply: (warning: WarningFile, body, on) => withdrawWarning(warning, body, on),
    audit: 'warning.withdrawn',
  }),
  command(contracts.issueWarningContract, {
    ...onWarning,
    may: mayHandleWarning,
    apply: (warning: WarningFile, body, on) => issueWarning(warning, body, on),
    audit: 'warning.issued',
  }),
  command(contracts.serveWarningContract, {
    ...onWarning,
    may: mayHandleWarning,
    apply: (warning: WarningFile, body, on) => serveWarning(warning, body, on),
    audit: 'warning.served',
  }),
  command(contracts.visitWarnedContract, {
    ...onWarning,
    may: mayWorkOnWarning,
    apply: (warning: WarningFile, body, on) => visitWarned(warning, body, on),
    audit: 'warning.visit-recorded',
  }),
  command(contracts.recordWarningBreachContract, {
    ...onWarning,
    may: mayWorkOnWarning,
    apply: (warning: WarningFile, body, on) => recordBreach(warning, body, on),
    audit: 'warning.breach-recorded',
  }),
  command(contracts.endWarningContract, {
    ...onWarning,
    may: mayHandleWarning,
    apply: (warning: WarningFile, body, on) => endWarning(warning, body, on),
    audit: 'warning.ended',
  }),
  query(contracts.listWarningsContract, {
    may: mayReadWarnings,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findWarningPage(tx, filter, { page, size })
      return { items: await presentRows(tx, items), ...counted }
    },
  }),
  query(contracts.readWarningContract, {
    may: mayReadWarnings,
    async read(tx, { params }) {
      const warning = await findWarning(tx, params.id)
      return warning === undefined ? undefined : presentWarning(warning, tx)
    },
    audit: 'warning.read',
  }),
  query(contracts.prefillWarningContract, {
    may: mayReadWarnings,
    async read(tx, { params }) {
      const matter = await findMatter(tx, params.id)
      if (matter === undefined) return undefined
      const decision = mayOpenWarning(tx.actor, matter)
      if (isRefusal(decision)) return decision
      const [parties, { policeOrgId }] = await Promise.all([
        partiesOf(tx, matter.id),
        officesOf(tx, matter.division),
      ])
      const police = policeOrgId === undefined ? undefined : await findOrganisation(tx, policeOrgId)
      const other = parties.find(({ role, endedAt }) => role === 'other-side' && endedAt === null)
      const content = WarningContent.parse({
        victim: matter.subjectName ?? '',
        warned: { name: other?.name ?? '', sex: other?.sex ?? null, address: other?.address ?? '' },
        facts: matter.narrative.slice(0, 4_000),
        policeOffice: { id: police?.id ?? null, name: police?.name ?? '' },
      })
      return { matterNumber: matter.number, content }
    },
    audit: 'warning.prefill-read',
  }),
  download(contracts.downloadWarningPaperContract, {
    may: mayReadWarnings,
    async produce(tx, { params: { id, paper }, query: { recipient } }) {
      const warning = await findWarning(tx, id)
      if (warning === undefined) return undefined
      const guarded = await guardedOf(tx, warning.matterId)
      const made = paperOf(paper, warning, { guarded, recipient })
      if (isRefusal(made)) return made
      const filename = `${made.title} ${warning.number}.docx`
      return { filename, contentType: docxType, content: made.content }
    },
    audit: 'warning.paper-made',
  }),
]

async function groundOf(tx: Tx, matterId: string): Promise<Ground | Refusal> {
  const matter = await findMatter(tx, matterId)
  if (matter === undefined) return refuse('not-found')
  const rules = await settingOf(tx, warningClockSetting)
  const isRefused = isRefusal(mayOpenWarning(tx.actor, matter))
  const number = isRefused ? '' : await takeServiceNumber(tx, 'warning')
  return {
    ...{ place: matter, matterId, id: newId(), number, rules },
    isRunning: matter.status === 'open' || matter.status === 'monitoring',
  }
}
