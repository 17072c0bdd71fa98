import { photoPart } from '#domain/attachments/field/photo-part.ts'
import type { Photo } from '#domain/attachments/field/photo.ts'
import type { FollowUp, Household } from '#domain/devices/device.contract.ts'
import { refusalText } from '#domain/devices/field/refusal.ts'
import { followUpPage, followUpOf } from '#domain/matters/field/follow-up-page.ts'
import { newDraft, returnedDraft, type Draft } from '#domain/visits/field/draft.ts'
import { visitPage } from '#domain/visits/field/visit-page.ts'
import { signPage } from '#domain/zero-reports/field/sign-page.ts'
import { lockWhenLeft } from './kit/idle.ts'
import { speakOther, wordsOf } from './kit/words.ts'
import { openPhone, type Phone } from './phone.ts'
import { enrolPage } from './pages/enrol-page.ts'
import { frame, type Tab } from './pages/frame.ts'
import { minePage } from './pages/mine-page.ts'
import { queuePage } from './pages/queue-page.ts'
import { todayPage } from './pages/today-page.ts'
import { unlockPage } from './pages/unlock-page.ts'
import type { OutboxRow } from './store/local.ts'
import { allItems, countItems, markItem } from './store/outbox.ts'
import type { Vault } from './store/vault.ts'
import { en, zh } from './words.wording.ts'

const t = wordsOf(zh, en)

type Writing = {
  readonly at: 'visit'
  readonly draft: Draft
  readonly household: Household | undefined
  /** the item that is being put right */
  readonly row: OutboxRow | undefined
}

type Following = {
  readonly at: 'follow-up'
  readonly followUp: FollowUp
  readonly row: OutboxRow | undefined
}

type Place = { readonly at: 'today' | 'report' | 'mine' | 'queue' } | Writing | Following

/** Everything between the first screen and the last; it draws a page whole each time. */
export class FieldApp {
  readonly #root: HTMLElement
  #phone: Phone | undefined
  #place: Place = { at: 'today' }
  #said: string | undefined

  constructor(root: HTMLElement) {
    this.#root = root
    lockWhenLeft(() => {
      if (this.#phone !== undefined) this.lock()
    })
  }

  /** @param notice why it has to be registered (again) */
  enrol(notice?: string): void {
    this.#shut()
    const language = (): void => {
      speakOther()
      this.enrol(notice)
    }
    const done = (vault: Vault): void => void this.#open(vault)
    this.#root.replaceChildren(frame('贴心', undefined, enrolPage({ notice, done, language })))
  }

  lock(): void {
    this.#shut()
    const page = unlockPage({
      done: (vault) => void this.#open(vault),
      wiped: () => void this.#wiped(),
      language: () => {
        speakOther()
        this.lock()
      },
    })
    this.#root.replaceChildren(frame('贴心', undefined, page))
  }

  #shut(): void {
    this.#phone?.close()
    this.#phone = undefined
  }

  async #wiped(): Promise<void> {
    const { waiting, stuck } = await countItems()
    this.enrol(t('wiped', { count: waiting + stuck }))
  }

  async #open(vault: Vault): Promise<void> {
    this.#phone = await openPhone(vault, {
      moved: () => {
        // a page that is being written on is not drawn anew under the finger
        if (!isWriting(this.#place)) this.#draw()
      },
      ended: (code) => this.enrol(t('ended', { reason: refusalText(code) })),
    })
    this.#go({ at: 'today' })
  }

  #go(next: Place, saying?: string): void {
    this.#place = next
    this.#said = saying
    this.#draw()
    window.scrollTo(0, 0)
  }

  #draw(): void {
    const phone = this.#phone
    if (phone === undefined) return
    const { at } = this.#place
    const tab = at === 'queue' ? 'mine' : at === 'follow-up' ? 'visit' : at
    const open = (next: Tab | 'queue'): void => this.#openTab(phone, next)
    void this.#pageOf(phone).then((page) => {
      if (this.#phone !== phone || this.#place.at !== at) return
      const inside = { phone, tab, said: this.#said, open }
      this.#root.replaceChildren(frame(titleOf(this.#place), inside, page))
    })
  }

  async #pageOf(phone: Phone): Promise<HTMLElement> {
    const place = this.#place
    switch (place.at) {
      case 'today':
        return todayPage(phone, {
          visit: (household) => this.#begin(phone, household),
          sign: () => this.#go({ at: 'report' }),
          followUp: (followUp) => this.#go({ at: 'follow-up', followUp, row: undefined }),
        })
      case 'report':
        return signPage({
          report: phone.day()?.report ?? null,
          waiting: phone.counts().waiting,
          sign: (body) => void this.#sign(phone, body),
          reportHazard: () => this.#begin(phone, undefined),
        })
      case 'mine':
        return minePage(phone, {
          queue: () => this.#go({ at: 'queue' }),
          lock: () => this.lock(),
          language: () => {
            speakOther()
            this.#go(place)
          },
        })
      case 'queue':
        return queuePage(phone, await allItems(), {
          fix: (row) => this.#fix(phone, row),
          beside: (row, other, is) => void this.#besides(phone, row, other, is),
        })
      case 'visit':
        return this.#writing(phone, place)
      case 'follow-up':
        return this.#following(phone, place)
    }
  }

  #writing(phone: Phone, { draft, household, row }: Writing): HTMLElement {
    const photos: Photo[] = []
    return visitPage({
      ...{ draft, household, reason: reasonOf(row), photos: photoPart(photos) },
      save: (body) => void this.#keepVisit(phone, { body, row, draft, household, photos }),
    })
  }

  /** The visit first, then its photographs, each an item of its own that names it. */
  async #keepVisit(
    phone: Phone,
    written: Omit<Writing, 'at'> & { body: Record<string, unknown>; photos: readonly Photo[] },
  ): Promise<void> {
    const { body, row, draft, household, photos } = written
    const visit = { kind: 'visit', body, id: row?.id, beside: { knew: draft.knew } } as const
    const about = await phone.keep(visit, household?.key)
    for (const { purpose, jpeg } of photos) {
      await phone.keep({ kind: 'photo', body: { purpose, jpeg }, about })
    }
    this.#go({ at: 'today' }, t('saved'))
  }

  #following(phone: Phone, { followUp, row }: Following): HTMLElement {
    return followUpPage({
      ...{ followUp, reason: reasonOf(row) },
      save: (body) => {
        const kept = phone.keep({ kind: 'follow-up', body, id: row?.id }, followUp.matterId)
        void kept.then(() => this.#go({ at: 'today' }, t('saved')))
      },
    })
  }

  /** She has seen the other visit: both stand, or that one alone. What she wrote goes over either way. */
  async #besides(
    phone: Phone,
    row: OutboxRow,
    other: string,
    is: 'another' | 'same',
  ): Promise<void> {
    const content = phone.returned.get(row.id)
    if (content === undefined) return
    const beside = { knew: content.knew ?? null, other, is }
    await phone.keep({ kind: 'visit', body: content.body, id: row.id, beside })
    this.#go({ at: 'queue' })
  }

  async #sign(phone: Phone, body: Record<string, unknown>): Promise<void> {
    const signedAt = new Date(phone.now()).toISOString()
    await phone.keep({ kind: 'signature', body: { ...body, signedAt } })
    this.#go({ at: 'today' }, t('signed'))
  }

  #begin(phone: Phone, household: Household | undefined): void {
    const draft = newDraft(household, { ...phone.identity(), today: phone.today() })
    this.#go({ at: 'visit', draft, household, row: undefined })
  }

  /** A visit is put right on its own form; a signature is put aside and signed as the records say. */
  #fix(phone: Phone, row: OutboxRow): void {
    const content = phone.returned.get(row.id)
    if (content === undefined) return
    if (content.kind === 'signature') {
      void markItem(row.id, 'apart', row.code).then(() => this.#go({ at: 'report' }))
      return
    }
    if (content.kind === 'photo') return
    if (content.kind === 'follow-up') {
      this.#go({ at: 'follow-up', followUp: followUpOf(content.body, phone.day()), row })
      return
    }
    const empty = newDraft(undefined, { ...phone.identity(), today: phone.today() })
    const draft = returnedDraft(content.body, empty, content.knew ?? null)
    this.#go({ at: 'visit', draft, household: undefined, row })
  }

  #openTab(phone: Phone, tab: Tab | 'queue'): void {
    if (tab === 'visit') this.#begin(phone, undefined)
    else this.#go({ at: tab })
  }
}

function isWriting({ at }: Place): boolean {
  return at === 'visit' || at === 'follow-up'
}

function reasonOf(row: OutboxRow | undefined): string | undefined {
  return row === undefined || row.code === null ? undefined : refusalText(row.code)
}

function titleOf(place: Place): string {
  if (place.at === 'follow-up') return place.followUp.name || t('kind.follow-up')
  if (place.at === 'visit') return place.household?.name ?? t('write')
  return t(place.at)
}
