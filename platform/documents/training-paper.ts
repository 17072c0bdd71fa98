import PizZip from 'pizzip'

/** What stands on every page and paper of a training city. */
export const trainingWords = {
  zh: '演练环境：这里的人和事都是编的，文书无效，不要录入真实信息',
  en: 'TRAINING: everybody here is invented, papers are void, enter nothing real',
}

const paragraph = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t>${trainingWords.zh}</w:t></w:r></w:p>`

/** Puts the words above everything else in a .docx. @returns the file unchanged where it is none */
export function markDocx(content: Buffer): Buffer {
  const archive = new PizZip(content)
  const part = archive.file('word/document.xml')
  if (part === null) return content
  archive.file('word/document.xml', part.asText().replace('<w:body>', `<w:body>${paragraph}`))
  return archive.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
