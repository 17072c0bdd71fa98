import { at, calls, framed, say, type View } from './frame.page.ts'

export const articles = ['1', '2', '3', '4'] as const
export type Article = (typeof articles)[number]

/** The first page: numbers to call before anything else, and what cannot be hidden. */
export function frontPage(view: View): string {
  const known = articles.map(
    (one) =>
      `<li><a href="${at(view, `/more/${one}`)}">${say(view, `more.${one}`)}</a>${say(view, `more.${one}.hint`)}</li>`,
  )
  return framed(
    view,
    `<h1>${say(view, 'front.head')}</h1>
<p class="calm">${say(view, 'front.calm')}</p>
${calls(view, ['now', 'talk', 'law', 'child', 'hurt'])}
<h2>${say(view, 'front.quiet')}</h2>
<a class="act" href="${at(view, '/ask')}">${say(view, 'front.write')}</a>
<a class="act two" href="${at(view, '/back')}">${say(view, 'front.back')}</a>
<p class="note">${say(view, 'front.note')}</p>
<h2>${say(view, 'front.can')}</h2>
<ul class="plain">${known.join('')}</ul>
<div class="know"><h2>${say(view, 'hides.head')}</h2>
<ul><li>${say(view, 'hides.history')}</li><li>${say(view, 'hides.calls')}</li><li>${say(view, 'hides.phone')}</li><li>${say(view, 'hides.file')}</li></ul></div>`,
    '',
  )
}

export function articlePage(view: View, article: Article): string {
  const steps = say(view, `more.${article}.text`).split('|')
  return framed(
    view,
    `<h1>${say(view, `more.${article}`)}</h1>
<ol class="plain">${steps.map((step) => `<li>${step}</li>`).join('')}</ol>
${calls(view, ['now', 'talk', 'law'])}`,
    `/more/${article}`,
  )
}

export function faultPage(view: View): string {
  return framed(
    view,
    `<h1>${say(view, 'fault.head')}</h1><p>${say(view, 'fault.text')}</p>${calls(view, ['now', 'talk'])}`,
  )
}
