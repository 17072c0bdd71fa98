import type { HelpWord } from './help-zh.page.ts'
import { messageLength } from './help.schema.ts'
import {
  at,
  calls,
  errorLine,
  escaped,
  fileField,
  framed,
  hidden,
  say,
  type View,
} from './frame.page.ts'
import { shownReceipt } from './receipt.store.ts'
import type { Talk } from './talk.store.ts'

/** Shown once; never in an address, and gone with the page. */
export function receiptPage(view: View, receipt: string, error?: HelpWord): string {
  return framed(
    view,
    `<h1>${say(view, 'receipt.head')}</h1>
<p class="code" id="receipt">${shownReceipt(receipt)}</p>${errorLine(view, error)}
<p>${say(view, 'receipt.keep')}</p><p class="note">${say(view, 'receipt.who')}</p>
<p class="note">${say(view, 'receipt.danger')}</p>${calls(view, ['now', 'talk'])}
<a class="act two" href="${at(view, '/back')}">${say(view, 'receipt.open')}</a>`,
  )
}

/** @param path given where the page is opened, not where it answers a form */
export function backPage(view: View, form: string, error?: HelpWord, path?: string): string {
  return framed(
    view,
    `<h1>${say(view, 'back.head')}</h1>${errorLine(view, error)}
<form method="post" action="${at(view, '/talk')}" autocomplete="off" data-work="${form}">${hidden({ form })}<input type="hidden" name="proof" value="">
<label for="receipt">${say(view, 'back.label')}<span class="hint">${say(view, 'back.hint')}</span></label>
<input id="receipt" name="receipt" type="text" inputmode="numeric" maxlength="40" autocomplete="off" required>
<button class="act">${say(view, 'back.open')}</button></form>`,
    path,
  )
}

export function talkPage(
  view: View,
  { request, messages }: Talk,
  {
    form,
    pass,
    text,
    error,
    isSent,
  }: { form: string; pass: string; text: string; error?: HelpWord | undefined; isSent: boolean },
): string {
  const said = [
    bubble(view, { side: 'person', text: request.told.story, at: request.createdAt }),
    ...messages.map((message) => bubble(view, message)),
  ]
  const none = messages.some(({ side }) => side === 'desk') ? '' : say(view, 'talk.none')
  const closed = request.status === 'closed' ? say(view, 'talk.closed') : ''
  return framed(
    view,
    `<h1>${say(view, 'talk.head')}</h1>${isSent ? `<p class="done" role="status">${say(view, 'talk.sent')}</p>` : ''}
${said.join('\n')}
<p class="note">${closed === '' ? none : closed}</p>${errorLine(view, error)}
<form method="post" action="${at(view, '/talk')}" enctype="multipart/form-data" autocomplete="off">${hidden({ form, pass })}
<label for="text">${say(view, 'talk.write')}</label>
<textarea id="text" name="text" maxlength="${messageLength}" autocomplete="off">
${escaped(text)}</textarea>${fileField(view)}<button class="act">${say(view, 'talk.send')}</button></form>
<p class="note">${say(view, 'talk.stay')}</p>${calls(view, ['now', 'talk'])}`,
  )
}

function bubble(
  view: View,
  { side, text, at: moment }: { side: 'person' | 'desk'; text: string; at: string },
): string {
  const who = say(view, side === 'desk' ? 'talk.desk' : 'talk.you')
  return `<div class="said${side === 'desk' ? ' desk' : ''}"><small>${who} · ${localTime(moment)}</small>${escaped(text)}</div>`
}

/** `5-10 10:14`, by the clock on the wall of the city. */
function localTime(moment: string): string {
  const local = new Date(new Date(moment).getTime() + 8 * 3_600_000).toISOString()
  return `${Number(local.slice(5, 7))}-${Number(local.slice(8, 10))} ${local.slice(11, 16)}`
}
