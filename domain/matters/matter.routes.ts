import { accountStands } from '#domain/accounts/account.public.ts'
import { findOrganisations } from '#domain/organisations/organisation.public.ts'
import { refuse } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, type Circumstances, type Route } from '#platform/http/route.ts'
import { lockToClose, type ToClose } from './closing.store.ts'
import { acknowledgeDanger, changeLevel, confirmLowering, setDanger } from './level.transition.ts'
import {
  acknowledgeContract,
  archiveMatterContract,
  changeLevelContract,
  changeSensitivityContract,
  closeMatterContract,
  confirmLoweringContract,
  declareConflictContract,
  declineMatterContract,
  handOverContract,
  monitorMatterContract,
  recordWishContract,
  recordWorkContract,
  reopenMatterContract,
  revisitMatterContract,
  setBarredContract,
  setCoActingContract,
  setDangerContract,
  setNamedContract,
  takeMatterContract,
} from './matter.contract.ts'
import { answerWith } from './matter-page.store.ts'
import * as policy from './matter.policy.ts'
import type { MatterFile, MattersChanged, On } from './matter.schema.ts'
import { lockMatter, saveMatter } from './matter.store.ts'
import {
  archiveMatter,
  closeMatter,
  declineMatter,
  monitorMatter,
  recordWork,
  reopenMatter,
  revisitMatter,
  takeMatter,
} from './matter.transition.ts'
import {
  changeSensitivity,
  declareConflict,
  handOver,
  setBarred,
  setCoActing,
  setNamed,
  type Receiver,
} from './place.transition.ts'
import { withExcluded, type WithExcluded } from './wish.store.ts'
import { recordWish } from './wish.transition.ts'

/** What every command on a matter has in common. */
const onMatter = {
  load: (tx: Tx, { params }: { params: { id: string } }) => lockMatter(tx, params.id),
  save: saveMatter,
  events: (matter: MatterFile, before: MatterFile): MattersChanged[] => [
    { type: 'matters.changed', changes: [{ before, matter, entries: matter.entries }] },
  ],
  present: answerWith,
}

/** The matter with the organisation that the command names, or undefined where there is none. */
type WithReceiver = MatterFile & { readonly receiver?: Receiver | undefined }

async function withReceiver(
  tx: Tx,
  { params, body }: { params: { id: string }; body: { organisationId: string } },
): Promise<WithReceiver | undefined> {
  const [file, found] = await Promise.all([
    lockMatter(tx, params.id),
    findOrganisations(tx, [body.organisationId]),
  ])
  return file === undefined ? undefined : { ...file, receiver: found.get(body.organisationId) }
}

/** The matter, and whether the account that the command names exists. */
type WithAccount = MatterFile & { readonly isAccount: boolean }

async function withAccount(
  tx: Tx,
  { params, body }: { params: { id: string }; body: { accountId: string } },
): Promise<WithAccount | undefined> {
  const [file, isAccount] = await Promise.all([
    lockMatter(tx, params.id),
    accountStands(tx, body.accountId),
  ])
  return file === undefined ? undefined : { ...file, isAccount }
}

function by(on: Circumstances): On {
  return { ...on, id: newId }
}

export const matterRoutes: readonly Route[] = [
  command(takeMatterContract, {
    ...onMatter,
    may: policy.mayHandleMatter,
    apply: (file: MatterFile, _, on) => takeMatter(file, by(on)),
    audit: 'matter.taken',
  }),
  command(recordWorkContract, {
    ...onMatter,
    may: policy.mayRecordWork,
    apply: (file: MatterFile, body, on) => recordWork(file, body, by(on)),
    audit: 'matter.work-recorded',
  }),
  command(recordWishContract, {
    ...onMatter,
    load: withExcluded,
    may: policy.mayWorkOnMatter,
    apply: ({ excluded, ...file }: WithExcluded, body, on) =>
      recordWish(file, { ...body, excluded }, by(on)),
    audit: 'matter.wish-recorded',
  }),
  command(changeLevelContract, {
    ...onMatter,
    may: policy.mayHandleMatter,
    apply: (file: MatterFile, body, on) => changeLevel(file, body, by(on)),
    audit: 'matter.level-changed',
  }),
  command(confirmLoweringContract, {
    ...onMatter,
    may: policy.mayConfirmLowering,
    apply: (file: MatterFile, body, on) => confirmLowering(file, body, by(on)),
    audit: 'matter.lowering-answered',
  }),
  command(setDangerContract, {
    ...onMatter,
    may: policy.maySetDanger,
    apply: (file: MatterFile, body, on) => setDanger(file, body, by(on)),
    audit: 'matter.danger-set',
  }),
  command(acknowledgeContract, {
    ...onMatter,
    may: policy.mayHandleMatter,
    apply: (file: MatterFile, body, on) => acknowledgeDanger(file, body, by(on)),
    audit: 'matter.danger-acknowledged',
  }),
  command(handOverContract, {
    ...onMatter,
    load: withReceiver,
    may: policy.mayHandleMatter,
    apply: ({ receiver, ...file }: WithReceiver, { reason }, on) =>
      handOver(file, { receiver, reason }, by(on)),
    audit: 'matter.handed-over',
  }),
  command(setCoActingContract, {
    ...onMatter,
    load: withReceiver,
    may: policy.mayHandleMatter,
    apply: ({ receiver, ...file }: WithReceiver, { isActing, reason }, on) =>
      setCoActing(file, { organisation: receiver, isActing, reason }, by(on)),
    audit: 'matter.co-acting-set',
  }),
  command(declareConflictContract, {
    ...onMatter,
    may: policy.mayDeclareConflict,
    apply: (file: MatterFile, body, on) => declareConflict(file, body, by(on)),
    audit: 'matter.conflict-declared',
  }),
  command(setBarredContract, {
    ...onMatter,
    load: withAccount,
    may: policy.mayRestrictMatter,
    apply: ({ isAccount, ...file }: WithAccount, body, on) =>
      body.isBarred && !isAccount ? refuse('no-such-account') : setBarred(file, body, by(on)),
    audit: 'matter.barring-set',
  }),
  command(setNamedContract, {
    ...onMatter,
    load: withAccount,
    may: policy.mayRestrictMatter,
    apply: ({ isAccount, ...file }: WithAccount, body, on) =>
      body.isNamed && !isAccount ? refuse('no-such-account') : setNamed(file, body, by(on)),
    audit: 'matter.naming-set',
  }),
  command(changeSensitivityContract, {
    ...onMatter,
    may: policy.mayChangeSensitivity,
    apply: (file: MatterFile, body, on) => changeSensitivity(file, body, by(on)),
    audit: 'matter.sensitivity-changed',
  }),
  command(monitorMatterContract, {
    ...onMatter,
    may: policy.mayHandleMatter,
    apply: (file: MatterFile, body, on) => monitorMatter(file, body, by(on)),
    audit: 'matter.monitored',
  }),
  command(closeMatterContract, {
    ...onMatter,
    load: lockToClose,
    may: policy.mayCloseMatter,
    apply: ({ revisitOrgId, resolver, ...file }: ToClose, body, on) =>
      body.resolvedById !== undefined && resolver === undefined
        ? refuse('no-such-organisation')
        : closeMatter(
            file,
            { ...body, revisitOrgId: revisitOrgId ?? file.orgId, resolver },
            by(on),
          ),
    audit: 'matter.closed',
  }),
  command(revisitMatterContract, {
    ...onMatter,
    may: policy.mayRevisitMatter,
    apply: (file: MatterFile, body, on) => revisitMatter(file, body, by(on)),
    audit: 'matter.revisited',
  }),
  command(reopenMatterContract, {
    ...onMatter,
    may: policy.mayHandleMatter,
    apply: (file: MatterFile, body, on) => reopenMatter(file, body, by(on)),
    audit: 'matter.reopened',
  }),
  command(declineMatterContract, {
    ...onMatter,
    may: policy.mayHandleMatter,
    apply: (file: MatterFile, body, on) => declineMatter(file, body, by(on)),
    audit: 'matter.declined',
  }),
  command(archiveMatterContract, {
    ...onMatter,
    may: policy.mayRevisitMatter,
    apply: (file: MatterFile, _, on) => archiveMatter(file, by(on)),
    audit: 'matter.archived',
  }),
]
