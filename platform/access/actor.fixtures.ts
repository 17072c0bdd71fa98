import type { Actor } from './actor.ts'

/** A township officer of 阳新县富池镇, unless told otherwise. */
export function anActor(change: Partial<Actor> = {}): Actor {
  const orgId = change.orgId ?? '01890000-0000-7000-8000-00000000000a'
  return {
    kind: 'user',
    id: '01890000-0000-7000-8000-000000000001',
    name: '陈玉兰',
    region: '420200',
    orgId,
    orgs: [orgId],
    roles: ['township-officer'],
    divisions: ['420222103'],
    clearance: 'sensitive',
    ...change,
  }
}
