import { en } from './duty-en.page.ts'
import { zh, type DutyWord } from './duty-zh.page.ts'

export type Language = 'zh' | 'en'

export const root = '/help/duty'

export function say(language: Language, word: DutyWord): string {
  return escaped((language === 'en' ? en : zh)[word])
}

/** Text that a person wrote, as it may stand in HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export function at(language: Language, path: string): string {
  return `${root}${path}${language === 'en' ? '?lang=en' : ''}`
}

/** `5-10 10:14`, by the clock on the wall of the city. */
export function localTime(moment: string): string {
  const local = new Date(new Date(moment).getTime() + 8 * 3_600_000).toISOString()
  return `${Number(local.slice(5, 7))}-${Number(local.slice(8, 10))} ${local.slice(11, 16)}`
}

/** @param path where the page can be opened anew, for the other language; none for the answer to a form */
export function framed(language: Language, body: string, path?: string): string {
  const other = language === 'en' ? 'zh' : 'en'
  const way =
    path === undefined
      ? ''
      : `<a href="${at(other, path)}" lang="${other === 'en' ? 'en' : 'zh-CN'}">${say(language, 'other-language')}</a>`
  return `${headOf(language, 'title')}<main>
${body}
<p class="foot"><a href="${at(language, '')}">${say(language, 'first')}</a>${way}</p>
</main></body></html>`
}

/** What is left to see after the way out of `/help`: nothing that says what was here. */
export function emptied(language: Language): string {
  return `${headOf(language, 'gone.title')}<main><h1>${say(language, 'gone.head')}</h1>
<form method="post" action="/help/again${language === 'en' ? '?lang=en' : ''}"><button class="two">${say(language, 'gone.again')}</button></form></main></body></html>`
}

function headOf(language: Language, title: 'title' | 'gone.title'): string {
  return `<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="format-detection" content="telephone=no">
<meta name="robots" content="noindex"><title>${say(language, title)}</title><style>${style}</style></head><body>
`
}

/** What comes before everything else on every page: the telephone. */
export function callFirst(language: Language): string {
  return `<a class="now" href="tel:110"><b>110</b><strong>${say(language, 'now.head')}</strong><span>${say(language, 'now.hint')}</span></a>
<a class="call" href="tel:120"><b>120</b><span>${say(language, 'now.hurt')}</span></a>`
}

/** Plain values of the design's tokens: old phones know no custom properties. */
const style = `*{box-sizing:border-box}
body{margin:0;padding:12px 0 32px;background:#f5f2ec;color:#262320;font:17px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC","WenQuanYi Micro Hei",sans-serif}
h1,h2,p,ul,ol,fieldset{margin:0;padding:0;border:0;min-width:0}main{max-width:620px;margin:0 auto;padding:0 16px}a{color:#7a3e65}
a:focus,button:focus,input:focus,select:focus,textarea:focus{outline:3px solid #1f5fa8;outline-offset:2px}
h1{font-size:24px;line-height:1.4;padding:14px 0 4px}h2,legend{font-size:19px;font-weight:700;padding:26px 0 0}
.now,.call{display:block;overflow:hidden;margin-top:10px;padding:10px 16px;border:1px solid #8a8074;border-radius:6px;background:#fffdf9;color:#262320;text-decoration:none;line-height:1.45}
.now b,.call b{float:right;font-size:28px;line-height:52px;padding-left:12px;color:#7a3e65}.call b{line-height:24px;font-size:20px}.now strong{display:block;font-size:20px}
.now{border:2px solid #a81f1c}.now b,.now strong{color:#a81f1c}
.note{padding:8px 0 0;font-size:15px;color:#534d46}.foot{margin-top:26px;padding-top:12px;border-top:1px solid #c3b9aa;font-size:15px}.foot a{display:inline-block;padding:8px 16px 8px 0}
label,.label{display:block;padding:14px 0 4px;font-weight:700}.hint{display:block;font-weight:400;font-size:15px;color:#534d46}
input,select,textarea{width:100%;padding:10px;border:1px solid #8a8074;border-radius:6px;background:#fffdf9;color:#262320;font:inherit}textarea{height:120px}.tall{height:180px}
.tick{display:block;position:relative;margin-top:8px;padding:10px 12px 10px 44px;border:1px solid #c3b9aa;border-radius:6px;background:#fffdf9;font-weight:400}.tick input{position:absolute;left:12px;top:13px;width:20px;height:20px;margin:0}
button{display:block;width:100%;margin-top:14px;padding:14px 16px;border:1px solid #7a3e65;border-radius:6px;background:#7a3e65;color:#fff;font:inherit;font-size:19px;font-weight:700;cursor:pointer}
.two{background:none;border-color:#8a8074;color:#262320;font-weight:400;font-size:17px}
.error,.done{margin-top:12px;padding:10px 16px;border-left:4px solid #8f5a06;background:#fbefd8}.done{border-color:#7a3e65;background:#f4e9f0}.error li{margin-left:18px}
.code{margin:12px 0;padding:14px 0;border:2px dashed #7a3e65;border-radius:6px;background:#fffdf9;text-align:center;font-size:24px;font-weight:700}
.stages{list-style:none}.stages li{margin-top:10px;padding:10px 16px;border:1px solid #c3b9aa;border-radius:6px;background:#fffdf9}.stages small{display:block;color:#534d46}
.bar{position:sticky;bottom:0;padding:4px 0 10px;background:#f5f2ec}`
