import {
  addAttachmentContract,
  markAttachmentContract,
  readAttachmentContract,
} from '#domain/attachments/attachment.contract.ts'
import { aForm } from '#domain/attachments/attachment.fixtures.ts'
import * as referrals from '#domain/referrals/referral.contract.ts'
import {
  readReferralContract,
  readReferralFileContract,
} from '#domain/referrals/referral-page.contract.ts'
import { composeTemplate } from '#platform/documents/compose-template.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { InputIn, TestHouse } from '../house.ts'
import { orgs, people, type Who } from './city.ts'
import type { GuardedCase } from './guarded-case.ts'
import { textsOf, type Outgoing } from './paper-text.ts'

/** Sends files of one case to the police, careful and careless, and keeps whatever is then read. */
export class FileWalk {
  readonly read: Outgoing[] = []
  readonly #house: TestHouse
  readonly #case: GuardedCase

  constructor(house: TestHouse, guarded: GuardedCase) {
    this.#house = house
    this.#case = guarded
  }

  async #keep<E extends Endpoint>(
    who: Who,
    contract: E,
    input: InputIn<E>,
    name = '',
  ): Promise<void> {
    const { status, body } = await this.#house.call(people[who], contract, input)
    if (status === 200) {
      this.read.push({ name: `${contract.id}${name}`, reader: who, texts: textsOf(body) })
    }
  }

  /**
   * Files of the matter: what nobody looked at, what tells where she is and what is called so is refused;
   * a paper that a careless person found harmless is stopped on its way out, a harmless one arrives.
   * @returns how each attempt to send or read one ended, by what it was
   */
  async walked(): Promise<Record<string, string>> {
    const { secrets, told } = this.#case
    const careless = await this.#upload('求助记录.docx', paperWith(told()))
    const harmless = await this.#upload('接警回执.docx', paperWith('富池派出所已出警。'))
    const named = await this.#upload(`她的新号${secrets.newPhone}.docx`, paperWith('回执'))
    const unlooked = await this.#upload('聊天截图.docx', paperWith(told()))
    const known = await this.#upload('出院小结.docx', paperWith(told()))
    for (const id of [careless, harmless, named]) await this.#mark(id, 'absent')
    await this.#mark(known, 'present')
    const ended: Record<string, string> = {}
    for (const [what, id] of Object.entries({ named, unlooked, known })) {
      ended[what] = (await this.#send([id])).code
    }
    const { id, code } = await this.#send([careless, harmless])
    ended['both'] = code
    for (const [what, fileId] of Object.entries({ careless, harmless, unlooked })) {
      const params = { id, fileId }
      await this.#keep('police', readReferralContract, { params: { id } }, ' with files')
      const read = await this.#house.call(people.police, readReferralFileContract, { params })
      ended[`reads ${what}`] = read.status === 200 ? 'read' : read.problem.code
      await this.#keep('police', readReferralFileContract, { params })
      await this.#keep('police', readAttachmentContract, { params: { id: fileId } })
      await this.#keep('civil', readReferralFileContract, { params })
    }
    return ended
  }

  async #upload(name: string, content: Buffer): Promise<string> {
    const form = aForm(name, content)
    const { body, status } = await this.#house.call(
      people.cadre,
      addAttachmentContract,
      {
        query: { subjectKind: 'matter', subjectId: this.#case.matter.id },
        body: form.body as never,
      },
      { 'content-type': form.contentType },
    )
    if (status !== 200) throw new Error(`a file was refused with ${status}`)
    return body.id
  }

  async #mark(id: string, whereabouts: 'absent' | 'present'): Promise<void> {
    const params = { id }
    const { status } = await this.#house.call(people.cadre, markAttachmentContract, {
      ...{ params, body: { whereabouts } },
    })
    if (status !== 200) throw new Error(`a mark was refused with ${status}`)
  }

  async #send(files: string[]): Promise<{ id: string; code: string }> {
    const { status, body, problem } = await this.#house.call(
      people.cadre,
      referrals.sendReferralContract,
      {
        params: { id: this.#case.matter.id },
        body: {
          ...{ organisationId: orgs.station.id, urgency: 'urgent', fields: ['files'], files },
          ...{ summary: '请固定证据', ground: { code: 'domestic-violence-15' } },
        },
      },
    )
    return status === 200
      ? { id: body.page?.id ?? '', code: 'sent' }
      : { id: '', code: problem.code }
  }
}

/** A Word document with this paragraph. */
function paperWith(text: string): Buffer {
  return composeTemplate([{ kind: 'body', text }], '')
}
