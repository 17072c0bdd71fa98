import { toldRelations } from './duty-form.transition.ts'
import { Situation, type DutyDraft } from './duty-report.schema.ts'
import { shownDigits } from './duty-code.store.ts'
import type { DutyWord } from './duty-zh.page.ts'
import { at, callFirst, escaped, framed, localTime, say, type Language } from './frame.page.ts'

/** Townships of each county, to choose from. */
export type Places = readonly {
  readonly county: string
  readonly townships: readonly { readonly code: string; readonly name: string }[]
}[]

export function frontPage(language: Language, error?: DutyWord): string {
  const said = (word: DutyWord): string => say(language, word)
  return framed(
    language,
    `<h1>${said('title')}</h1>${callFirst(language)}
${errorsOf(language, error === undefined ? [] : [error])}
<form method="post" action="${at(language, '/report')}" autocomplete="off">
<label for="code">${said('front.code')}<span class="hint">${said('front.code.hint')}</span></label>
<input id="code" name="code" type="text" inputmode="numeric" maxlength="40" autocomplete="off" required>
<button>${said('front.open')}</button></form>
<p class="note">${said('front.none')}</p><p class="note">${said('front.secret')}</p><p class="note">${said('front.law')}</p>
<p class="note"><a href="${at(language, '/outcome')}">${said('front.outcome')}</a></p>`,
    '',
  )
}

export type FormShown = {
  readonly language: Language
  readonly code: string
  readonly draft: DutyDraft
  readonly revision: number
  readonly places: Places
  readonly errors?: readonly DutyWord[] | undefined
  /** what was saved when, in words */
  readonly saved?: { readonly word: 'saved' | 'saved.draft'; readonly at: string } | undefined
}

/** The one screen: everything in the order in which it is known; nothing is preselected. */
export function formPage(shown: FormShown): string {
  const { language, code, draft, revision, errors = [], saved } = shown
  const said = (word: DutyWord): string => say(language, word)
  const { child, guardian, suspect, reporter } = draft
  const field = fieldIn(language)
  const done = saved && said(saved.word).replace('{at}', localTime(saved.at))
  return framed(
    language,
    `<h1>${said('form.head')}</h1><p class="note">${said('form.hint')}</p>${callFirst(language)}
${errorsOf(language, errors)}${done === undefined ? '' : `<p class="done" role="status">${done}</p>`}
<form id="duty" method="post" action="${at(language, '/report')}" autocomplete="off" data-draft="${at(language, '/draft')}" data-saved="${said('auto.saved')}" data-failed="${said('auto.failed')}" data-stopped="${said('auto.stopped')}">
<input type="hidden" name="code" value="${code}"><input type="hidden" name="revision" value="${revision}">
${tick('called', said('called'), draft.isPoliceCalled)}${tick('danger', said('danger'), draft.isImminent)}
${tick('adult', `${said('adult')}<span class="hint">${said('adult.hint')}</span>`, draft.subject === 'adult')}
<fieldset><legend>${said('situations')}</legend>
${Situation.options.map((one) => tick(`s.${one}`, said(`s.${one}`), draft.situations.includes(one))).join('\n')}</fieldset>
${placeChoice(shown)}
${field('place', 'place', draft.place, 200)}${field('time', 'time', draft.time, 100, 'time.hint')}
${area(language, 'story', draft.story, 4_000, 'story.hint')}${area(language, 'injuries', draft.injuries, 1_000)}
${area(language, 'protection', draft.protection, 1_000)}
<fieldset><legend>${said('child')}</legend>
${field('child.alias', 'child.alias', child.alias, 30, 'child.alias.hint')}${field('child.name', 'child.name', child.name, 60)}
${select(language, 'child.sex', 'child.sex', ['female', 'male'], 'sex', child.sex ?? '')}
${field('child.age', 'child.age', child.age, 20)}${field('child.identity', 'child.identity', child.identity, 30)}
${field('child.address', 'child.address', child.address, 200)}</fieldset>
<fieldset><legend>${said('guardian')}</legend>
${field('guardian.name', 'name', guardian.name, 60)}${select(language, 'guardian.relation', 'relation', toldRelations, 'relation', guardian.relation ?? '')}
${field('guardian.phone', 'phone', guardian.phone, 40)}
${tick('guardian.suspect', `${said('guardian.suspect')}<span class="hint">${said('guardian.suspect.hint')}</span>`, guardian.isSuspect)}</fieldset>
<fieldset><legend>${said('suspect')}<span class="hint">${said('suspect.hint')}</span></legend>
${field('suspect.name', 'name', suspect.name, 60)}${select(language, 'suspect.relation', 'relation', toldRelations, 'relation', suspect.relation ?? '')}</fieldset>
<fieldset><legend>${said('me')}<span class="hint">${said('me.hint')}</span></legend>
${field('me.name', 'name', reporter.name, 60)}${field('me.post', 'me.post', reporter.post, 60)}${field('me.phone', 'phone', reporter.phone, 40)}</fieldset>
<div class="bar"><p class="note" id="kept" role="status"></p>
<button name="do" value="send">${said('send')}</button><button class="two" name="do" value="save">${said('save')}</button></div></form>
<script src="${at('zh', '/keep.js')}" defer></script>`,
  )
}

function errorsOf(language: Language, errors: readonly DutyWord[]): string {
  if (errors.length === 0) return ''
  const lines = errors.map((word) => `<li>${say(language, word)}</li>`).join('')
  return `<ul class="error" role="alert">${lines}</ul>`
}

function tick(name: string, words: string, isTicked: boolean): string {
  return `<label class="tick"><input type="checkbox" name="${name}" value="1"${isTicked ? ' checked' : ''}>${words}</label>`
}

function fieldIn(language: Language) {
  return (name: string, word: DutyWord, value: string, most: number, hint?: DutyWord): string =>
    `<label for="${name}">${say(language, word)}${hintOf(language, hint)}</label><input id="${name}" name="${name}" type="text" maxlength="${most}" value="${escaped(value)}" autocomplete="off">`
}

function area(
  language: Language,
  name: 'story' | 'injuries' | 'protection',
  value: string,
  most: number,
  hint?: DutyWord,
): string {
  const tall = name === 'story' ? ' class="tall"' : ''
  return `<label for="${name}">${say(language, name)}${hintOf(language, hint)}</label><textarea id="${name}" name="${name}" maxlength="${most}" autocomplete="off"${tall}>
${escaped(value)}</textarea>`
}

function hintOf(language: Language, hint: DutyWord | undefined): string {
  return hint === undefined ? '' : `<span class="hint">${say(language, hint)}</span>`
}

function select<Kind extends 'sex' | 'relation', Value extends string>(
  language: Language,
  name: string,
  label: DutyWord,
  values: readonly Value[],
  kind: `${Kind}.${Value}` extends DutyWord ? Kind : never,
  chosen: string,
): string {
  const options = values.map((value) => {
    const word = `${kind}.${value}` as DutyWord
    return `<option value="${value}"${value === chosen ? ' selected' : ''}>${say(language, word)}</option>`
  })
  return `<label for="${name}">${say(language, label)}</label><select id="${name}" name="${name}"><option value="">${say(language, `${kind}.none` as DutyWord)}</option>${options.join('')}</select>`
}

function placeChoice({ language, draft, places }: FormShown): string {
  const groups = places.map(({ county, townships }) => {
    const options = townships.map(
      ({ code, name }) =>
        `<option value="${code}"${code === draft.division ? ' selected' : ''}>${escaped(name)}</option>`,
    )
    return `<optgroup label="${escaped(county)}">${options.join('')}</optgroup>`
  })
  return `<label for="division">${say(language, 'where')}</label><select id="division" name="division"><option value="">${say(language, 'where.choose')}</option>${groups.join('')}</select>`
}

/** Shown once more where the page is loaded again; never in an address. */
export function sentPage(language: Language, receipt: string, isPoliceCalled: boolean): string {
  const call = isPoliceCalled
    ? ''
    : `<a class="now" href="tel:110"><b>110</b><strong>${say(language, 'sent.call')}</strong></a>`
  return framed(
    language,
    `<h1>${say(language, 'sent.head')}</h1>${call}<h2>${say(language, 'sent.number')}</h2>
<p class="code" id="receipt">${shownDigits(receipt)}</p><p>${say(language, 'sent.keep')}</p>
<p class="note">${say(language, 'sent.next')}</p>
<p class="note"><a href="${at(language, '/outcome')}">${say(language, 'front.outcome')}</a></p>`,
  )
}
