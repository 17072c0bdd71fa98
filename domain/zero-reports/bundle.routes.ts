import { notify } from '#domain/inbox/notice.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, download, query, type Route } from '#platform/http/route.ts'
import { sheetStream, xlsxType } from '#platform/spreadsheets/sheet-writer.ts'
import * as contracts from './bundle.contract.ts'
import type { Bundle, BundleLine } from './bundle.schema.ts'
import {
  findBundle,
  findBundlePage,
  findLines,
  insertBundles,
  lockBundle,
  saveBundle,
} from './bundle.store.ts'
import { bundleSheet } from './bundle.table.ts'
import {
  acknowledgeBundle,
  closeBundle,
  signBundle,
  type BundleWithLines,
  type Prepared,
} from './bundle.transition.ts'
import { prepareBundle } from './gathering.store.ts'
import { mayAnswerBundle, mayCloseBundle, mayReadBundles } from './zero-report.policy.ts'

export const bundleRoutes: readonly Route[] = [
  query(contracts.listBundlesContract, {
    may: mayReadBundles,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findBundlePage(tx, filter, { page, size })
      return { items: await presentedRows(tx, items), ...counted }
    },
  }),

  query(contracts.readBundleContract, {
    may: mayReadBundles,
    async read(tx, { params }) {
      const bundle = await findBundle(tx, params.id)
      return bundle === undefined ? undefined : presented(bundle, tx)
    },
    audit: 'zero-bundle.read',
  }),

  creation<typeof contracts.closeBundleContract, BundleWithLines, Prepared>(
    contracts.closeBundleContract,
    {
      prepare: (tx, { body }) => prepareBundle(tx, body.period),
      may: (actor, _, { sender }) => mayCloseBundle(actor, sender),
      apply: (_, prepared, on) => closeBundle(prepared, on),
      save(tx, bundle) {
        insertBundles(tx, [bundle])
        tell(tx, 'zero-bundle-sent', bundle.orgId, bundle)
      },
      present: (bundle, tx) => presented(bundle, tx, bundle.lines),
      audit: 'zero-bundle.closed',
    },
  ),

  command(contracts.signBundleContract, {
    load: (tx, { params }) => lockBundle(tx, params.id),
    may: (actor, bundle: Bundle) => mayAnswerBundle(actor, bundle),
    apply: (bundle: Bundle, _, on) => signBundle(bundle, on),
    save(tx, bundle) {
      saveBundle(tx, bundle)
      tell(tx, 'zero-bundle-signed', bundle.senderOrgId, bundle)
    },
    present: (bundle, tx) => presented(bundle, tx),
    audit: 'zero-bundle.signed',
  }),

  command(contracts.acknowledgeBundleContract, {
    load: (tx, { params }) => lockBundle(tx, params.id),
    may: (actor, bundle: Bundle) => mayAnswerBundle(actor, bundle),
    apply: (bundle: Bundle, body, on) => acknowledgeBundle(bundle, body, on),
    save(tx, bundle) {
      saveBundle(tx, bundle)
      tell(tx, 'zero-bundle-acknowledged', bundle.senderOrgId, bundle)
    },
    present: (bundle, tx) => presented(bundle, tx),
    audit: 'zero-bundle.acknowledged',
  }),

  download(contracts.downloadBundleContract, {
    may: mayReadBundles,
    async produce(tx, { params }) {
      const bundle = await findBundle(tx, params.id)
      if (bundle === undefined) return undefined
      const [lines, names] = await Promise.all([
        findLines(tx, bundle.id),
        organisationNames(tx, [bundle.senderOrgId]),
      ])
      const { period, owed, filed, nil } = bundle
      const reports = { owed, filed, nil }
      const sender = names.get(bundle.senderOrgId) ?? ''
      const sheet = bundleSheet(lines, { period, sender, reports, by: tx.actor.name, now: tx.now })
      return {
        filename: `隐患移交包-${period}.xlsx`,
        contentType: xlsxType,
        content: sheetStream(sheet),
      }
    },
    audit: 'zero-bundle.downloaded',
  }),
]

function tell(
  tx: Tx,
  kind: 'zero-bundle-sent' | 'zero-bundle-signed' | 'zero-bundle-acknowledged',
  orgId: string,
  bundle: Bundle,
): void {
  notify(tx, [{ kind, to: { orgId }, subjectId: bundle.id, place: bundle }])
}

async function presentedRows(tx: Tx, bundles: readonly Bundle[]): Promise<contracts.BundleRow[]> {
  const names = await organisationNames(
    tx,
    bundles.flatMap(({ orgId, senderOrgId }) => [orgId, senderOrgId]),
  )
  const named = (id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? '' })
  return bundles.map((bundle) => {
    const { id, period, status, owed, filed, nil, hazards, withheld } = bundle
    const { closedAt, closedByName, signedAt, acknowledgedAt } = bundle
    return {
      ...{ id, period, from: bundle.fromDay, to: bundle.toDay, status },
      ...{ sender: named(bundle.senderOrgId), receiver: named(bundle.orgId) },
      ...{ owed, filed, nil, hazards, withheld, closedAt, closedByName, signedAt, acknowledgedAt },
    }
  })
}

async function presented(
  bundle: Bundle,
  tx: Tx,
  known?: readonly BundleLine[],
): Promise<contracts.BundleFile> {
  const [[row], lines] = await Promise.all([
    presentedRows(tx, [bundle]),
    known ?? findLines(tx, bundle.id),
  ])
  if (row === undefined) throw new Error('a bundle that was just read')
  const { signedByName, acknowledgedByName, acknowledgement, version } = bundle
  return {
    ...{ ...row, signedByName, acknowledgedByName, acknowledgement, version },
    events: lines.map(({ event }) => event),
    actions: actionsOf(tx.initiator, bundle, tx.now),
  }
}

function actionsOf(actor: Actor, bundle: Bundle, now: Date): contracts.BundleFile['actions'] {
  if (isRefusal(mayAnswerBundle(actor, bundle))) return []
  const on = { actor, now }
  const all = [
    ['sign', signBundle(bundle, on)],
    ['acknowledge', acknowledgeBundle(bundle, { text: '' }, on)],
  ] as const
  return all.map(([action, done]) => ({ action, refusal: isRefusal(done) ? done.refused : null }))
}
