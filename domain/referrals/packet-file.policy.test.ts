import { describe, expect, test } from 'vitest'
import { anAttachment, insertAttachmentRow } from '#domain/attachments/attachment.fixtures.ts'
import { aMatter, aMatterFile, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { policyTable } from '#tests/policy-table.ts'
import { packetFileRoutes } from './packet-file.routes.ts'
import { supplementReferralContract } from './referral.contract.ts'
import { aPacket, aReferral, aReferralFile } from './referral.fixtures.ts'
import { mayOpenFiles } from './referral.policy.ts'
import { ReferralStatus, type Referral } from './referral.schema.ts'
import { insertReferral } from './referral.store.ts'
import type { ReferralFile } from './referral.transition.ts'

const office = anOrganisation({ division: '420222101000' })
const station = anOrganisation({
  ...{ kind: 'public-security', division: '420222101000', name: '阳新县富池派出所' },
})
const bureau = anOrganisation({ kind: 'public-security', level: 'county', name: '阳新县公安局' })
const county = anOrganisation({ level: 'county', division: '420222000000', name: '阳新县妇联' })
const barred = newId()

function of(orgId: string, change: Partial<Actor>): Actor {
  return anActor({ id: newId(), orgId, orgs: [orgId], divisions: [], ...change })
}
const cadre = of(office.id, { divisions: ['420222101'] })
const liaison = of(station.id, { roles: ['liaison'] })
const giver = of(bureau.id, { roles: ['liaison'] })
const countyOfficer = of(county.id, { roles: ['county-officer'], divisions: ['420222'] })
const kin = { ...liaison, id: barred }

const matter = aMatter({
  ...{ orgId: office.id, sensitivity: 'sensitive', division: '420222101200', level: 2 },
})
const place = {
  ...{ orgId: station.id, senderOrgId: office.id, fromOrgId: office.id, audience: [office.id] },
  ...{ barred: [barred], matterId: matter.id },
}
const photo = anAttachment({
  ...{ orgId: office.id, division: matter.division, sensitivity: 'sensitive' },
  ...{ subjectId: matter.id, whereabouts: 'absent' },
})

function routeOf(wanted: Endpoint): Route {
  const found = packetFileRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

policyTable(routeOf(supplementReferralContract), {
  record: aReferralFile(place),
  insert(tx: Tx, { surroundings: _surroundings, entries: _entries, ...referral }: ReferralFile) {
    insertOrganisations(tx, [office, station, bureau, county])
    insertMatterFiles(tx, [aMatterFile(matter)])
    insertAttachmentRow(tx, photo)
    insertReferral(tx, referral, aPacket({ fields: ['narrative', 'files'] }))
  },
  input: { body: { files: [photo.id] } },
  rows: [
    ['the sender', cadre, 'permitted'],
    ['the county above the sender', countyOfficer, 'permitted'],
    ['the receiver', liaison, 'referral-settled-by-its-sender'],
    ['another agency', giver, 'not-found'],
    ['a relation at the receiver', kin, 'not-found'],
  ],
})

describe('the files of a packet', () => {
  const running = new Set(['sent', 'signed', 'accepted', 'fed-back', 'disputed'])

  function opened(actor: Actor, change: Partial<Referral>, seesMatter = false): string {
    const referral = aReferral({ ...place, ...change })
    const decision = mayOpenFiles(actor, referral, seesMatter ? matter : undefined)
    return isRefusal(decision) ? decision.refused : 'permitted'
  }

  test.each(ReferralStatus.options)('are the receiver’s while it runs: %s', (status) => {
    const expected = running.has(status) ? 'permitted' : 'files-closed-with-referral'
    expect(opened(liaison, { status })).toBe(expected)
  })

  test('stay open to whoever sees the matter', () => {
    expect(opened(cadre, { status: 'returned' }, true)).toBe('permitted')
  })

  test('are not for who passed the referral on', () => {
    const audience = [office.id, bureau.id]
    expect(opened(giver, { audience, fromOrgId: bureau.id })).toBe(
      'referral-of-another-organisation',
    )
  })

  test('are for who decides competence, while it is disputed', () => {
    const audience = [office.id, bureau.id]
    const disputed = { audience, deciderOrgId: bureau.id, status: 'disputed' } as const
    expect(opened(giver, disputed)).toBe('permitted')
    expect(opened(giver, { ...disputed, status: 'accepted' })).toBe(
      'referral-of-another-organisation',
    )
  })

  test('are never for a relation of somebody in it', () => {
    expect(opened(kin, { status: 'accepted' })).toBe('not-found')
  })
})
