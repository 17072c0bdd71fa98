import type { DutyWord } from './duty-zh.page.ts'
import { at, escaped, framed, localTime, say, type Language } from './frame.page.ts'
import type { MandatoryReport } from './mandatory-report.schema.ts'

export function receiptPage(language: Language, error?: DutyWord): string {
  const fault =
    error === undefined ? '' : `<p class="error" role="alert">${say(language, error)}</p>`
  return framed(
    language,
    `<h1>${say(language, 'outcome.head')}</h1>${fault}
<form method="post" action="${at(language, '/outcome')}" autocomplete="off">
<label for="receipt">${say(language, 'outcome.label')}<span class="hint">${say(language, 'outcome.hint')}</span></label>
<input id="receipt" name="receipt" type="text" inputmode="numeric" maxlength="40" autocomplete="off" required>
<button>${say(language, 'outcome.open')}</button></form>`,
    '/outcome',
  )
}

/**
 * How far it has come, and what its handler has to say: no number, name, office, reason or word of the
 * case, since whoever holds the code may not be who reported.
 */
export function outcomePage(language: Language, report: MandatoryReport): string {
  const { receivedAt, receipt, procuratorate, department, decisions, feedback } = report
  const decision = decisions.at(-1)
  const stages: [DutyWord, string | undefined][] = [
    ['stage.received', receivedAt],
    ['stage.receipted', receipt?.at],
    ['stage.procuratorate', procuratorate?.at],
    ['stage.department', department?.at],
  ]
  if (decision !== undefined) {
    stages.push([decision.isFiled ? 'stage.filed' : 'stage.not-filed', decision.at])
  }
  const lines = stages.flatMap(([word, moment]) =>
    moment === undefined ? [] : [stage(say(language, word), moment)],
  )
  if (receipt !== undefined && decision === undefined) {
    lines.push(`<li>${say(language, 'stage.waiting')}</li>`)
  }
  const told = feedback.map(({ at: moment, text }) => stage(escaped(text), moment))
  return framed(
    language,
    `<h1>${say(language, 'outcome.head')}</h1><ol class="stages">${lines.join('')}</ol>
${told.length === 0 ? '' : `<h2>${say(language, 'stage.told')}</h2><ol class="stages">${told.join('')}</ol>`}
<p class="note">${say(language, 'stage.limits')}</p>`,
  )
}

function stage(words: string, moment: string): string {
  return `<li>${words}<small>${localTime(moment)}</small></li>`
}
