import type { Refusal } from '#platform/access/decision.ts'
import { en } from './help-en.page.ts'
import { zh, type HelpWord } from './help-zh.page.ts'
import { styleOf } from './style.page.ts'

/** How somebody reads: the language and the size of type, which stand in the address. */
export type View = { readonly lang: 'zh' | 'en'; readonly isBig: boolean }

export const root = '/help'

export function viewOf(query: Readonly<Record<string, string>>): View {
  return { lang: query['lang'] === 'en' ? 'en' : 'zh', isBig: query['big'] !== undefined }
}

/** The word as it may stand in HTML. */
export function say(view: View, word: HelpWord): string {
  return escaped(wordOf(view, word))
}

export function wordOf({ lang }: View, word: HelpWord): string {
  return (lang === 'en' ? en : zh)[word]
}

/** What is said of a file that was not kept. */
export function fileFault({ refused }: Refusal): HelpWord {
  const word = `error.${refused}`
  return word in zh ? (word as HelpWord) : 'error.file-damaged'
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** An address of these pages, read in the same way; only how it is read stands in it. */
export function at({ lang, isBig }: View, path: string): string {
  const parts = [...(lang === 'en' ? ['lang=en'] : []), ...(isBig ? ['big=1'] : [])]
  return `${root}${path}${parts.length === 0 ? '' : `?${parts.join('&amp;')}`}`
}

/**
 * A whole page. The way out comes first, works without JavaScript and stays on top.
 * @param body HTML of ours, in which whatever a person wrote is escaped
 * @param path where the page is opened; none for the answer to a form, whose words a link would lose
 */
export function framed(view: View, body: string, path?: string): string {
  const first = path === '' ? '' : `<a href="${at(view, '')}">${say(view, 'foot.first')}</a>`
  const ways = path === undefined ? '' : waysToRead(view, path)
  const duty = path === '' ? `<a href="${at(view, '/duty')}">${say(view, 'foot.duty')}</a>` : ''
  return `${headOf(view)}<nav aria-label="${say(view, 'leave')}"><a class="exit" id="exit" href="${root}/leave" rel="noreferrer">${say(view, 'exit')}</a></nav>
<main>
${body}
<p class="foot">${first}${ways}${duty}</p>
</main>
<script src="${root}/quiet.js" defer></script>
</body></html>`
}

function waysToRead(view: View, path: string): string {
  const other: View = { ...view, lang: view.lang === 'en' ? 'zh' : 'en' }
  const size: View = { ...view, isBig: !view.isBig }
  const [code, name] = other.lang === 'en' ? ['en', 'English'] : ['zh-CN', '中文']
  const word = view.isBig ? 'foot.small' : 'foot.big'
  return `<a href="${at(size, path)}">${say(view, word)}</a><a href="${at(other, path)}" lang="${code}">${name}</a>`
}

/** What is left to see after the way out: nothing that says what was here. */
export function emptied(view: View): string {
  return `${headOf(view)}<main><h1>${say(view, 'gone.head')}</h1>
<form method="post" action="${at(view, '/again')}"><button class="act two">${say(view, 'gone.again')}</button></form></main></body></html>`
}

function headOf(view: View): string {
  return `<!doctype html>
<html lang="${view.lang === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="format-detection" content="telephone=no">
<meta name="robots" content="noindex"><title>${say(view, 'title')}</title>
<style>${styleOf(view.isBig)}</style></head><body>
`
}

type CallWord = 'now' | 'talk' | 'law' | 'child' | 'hurt'

const numbers: Readonly<Record<CallWord, string>> = {
  ...{ now: '110', talk: '12338', law: '12348', child: '12355', hurt: '120' },
}

/** Numbers to call, each a link that a phone dials. */
export function calls(view: View, words: readonly CallWord[]): string {
  return words
    .map(
      (word) =>
        `<a class="call${word === 'now' ? ' now' : ''}" href="tel:${numbers[word]}"><b>${numbers[word]}</b><strong>${say(view, `call.${word}`)}</strong><span>${say(view, `call.${word}.hint`)}</span></a>`,
    )
    .join('\n')
}

export function hidden(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join('')
}

/** A form with it is sent as multipart. What it takes is seen in the content, not by the name. */
export function fileField(view: View): string {
  return `<label for="file">${say(view, 'file.label')}<span class="hint">${say(view, 'file.hint')}</span></label><input id="file" name="file" type="file" accept=".jpg,.jpeg,.png,.pdf,.mp3,.m4a,.mp4,.docx,.xlsx">`
}

export function errorLine(view: View, word: HelpWord | undefined): string {
  return word === undefined ? '' : `<p class="error" role="alert">${say(view, word)}</p>`
}
