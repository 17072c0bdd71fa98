import type { z } from 'zod'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { recordContactContract, type RecordContact } from './contact.contract.ts'
import type { Contact, ContactFile } from './contact.schema.ts'
import { insertContacts } from './contact.store.ts'
import { hotlineRuleSetting } from './hotline-rule.schema.ts'

/** A call to the city's line from 阳新县富池镇 about a quarrel, that became a matter, followed since. */
export function aContact(change: Partial<Contact> = {}): Contact {
  return {
    ...{ region: '420200', division: '420222103201', sensitivity: 'normal' as const },
    ...{ orgId: '01890000-0000-7000-8000-00000000000b', audience: [], named: [], barred: [] },
    ...{ id: newId(), number: 'RX20230508-0A1B2C', channel: 'hotline', nature: 'told' },
    ...{ status: 'following', category: 'marriage-family', topic: 'divorce', traits: [], cues: [] },
    ...{ urgency: 'usual', handling: 'referred', isGroup: false, isRepeat: false },
    ...{ isPetition: false, isPoliceTold: false, receivedAt: '2023-05-08T02:00:00.000Z' },
    ...{ seconds: 240, ownerId: newId(), ownerName: '陈玉兰', leadId: newId(), matterId: newId() },
    ...{ referDueAt: '2023-05-11T02:00:00.000Z', referredAt: null },
    ...{ callBackDueAt: '2023-05-15T02:00:00.000Z', calledBackAt: null, acceptDueAt: null },
    ...{ acceptedAt: null, concludeDueAt: null, extendedAt: null, concludedAt: null },
    ...{ satisfaction: null, clockNumber: 0, phoneIndex: null, version: 1 },
    content: {
      caller: {
        ...{ isAnonymous: false, name: '李小芳', phone: '13707230001', sex: 'female', age: 32 },
        ...{ marital: 'married', occupation: '', address: '', relation: 'self' },
      },
      safeContact: { phone: '13707230001', time: '上午', opening: '', avoid: '' },
      ...{ narrative: '来电说丈夫常年在外不管家，问离婚孩子归谁', wish: '想先调解' },
      ...{ answer: '说了民法典的规定', callBacks: [], extension: '' },
    },
    ...change,
  }
}

/** The same as a command works on it, with the platform's own clocks and a matter that runs. */
export function aContactFile(change: Partial<ContactFile> = {}): ContactFile {
  return { ...aContact(), rules: hotlineRuleSetting.initial, isRunning: true, ...change }
}

/** What is sent to write a call down: she herself calls, nothing pressing. */
export function aRecording(
  change: Partial<z.input<typeof recordContactContract.body>> = {},
): RecordContact {
  return recordContactContract.body.parse({
    channel: 'hotline',
    seconds: 90,
    caller: { name: '李小芳', phone: '13707230001', sex: 'female', age: 32, relation: 'self' },
    division: '420222103201',
    category: 'marriage-family',
    topic: 'divorce',
    narrative: '来电说丈夫常年在外不管家，问离婚孩子归谁',
    urgency: 'usual',
    handling: 'referred',
    ...change,
  })
}

export function insertContactRecords(tx: Tx, contacts: readonly Contact[]): void {
  insertContacts(tx, contacts)
}
