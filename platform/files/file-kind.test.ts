import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { fileKindOf, safeFilename } from './file-kind.ts'
import { aJpeg, aPng } from './image.fixtures.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function aDocument(contentType: string): Buffer {
  const zip = new PizZip()
  const type = `<Override PartName="/word/document.xml" ContentType="${contentType}.main+xml"/>`
  zip.file('[Content_Types].xml', `<?xml version="1.0"?><Types>${type}</Types>`)
  zip.file('word/document.xml', '<document/>')
  return zip.generate({ type: 'nodebuffer' })
}

describe('the kind of a file', () => {
  test.each([
    ['a paper', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['a photograph', aJpeg([Buffer.from([0xff, 0xe0, 0, 4, 0, 0])]), 'image/jpeg'],
    ['a drawing', aPng(), 'image/png'],
    ['a letter', aDocument(word), word],
    ['a film', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), 'video/mp4'],
    [
      'a recording of a telephone',
      Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0M4A isom', 'latin1'),
      'audio/x-m4a',
    ],
    [
      'a recording in MP3',
      Buffer.concat([
        Buffer.from('ID3\x03\0\0\0\0\0\x0a', 'latin1'),
        Buffer.alloc(10),
        Buffer.from([0xff, 0xfb, 0x90, 0x64]),
        Buffer.alloc(417),
      ]),
      'audio/mpeg',
    ],
  ])('is seen in the content of %s', async (_, content, kind) => {
    expect(await fileKindOf(content)).toBe(kind)
  })

  test.each([
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0')],
    ['a page with scripts', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['plain text', Buffer.from('王小芳')],
    ['a bare archive', new PizZip().file('a', 'b').generate({ type: 'nodebuffer' })],
    ['a letter with macros', aDocument('application/vnd.ms-word.document.macroEnabled')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is not on the list', async (_, content) => {
    expect(await fileKindOf(content)).toBeUndefined()
  })
})

describe('a safe filename', () => {
  test.each([
    ['伤情照片.JPG', 'image/jpeg', '伤情照片.jpg'],
    ['../../etc/passwd', 'application/pdf', 'passwd.pdf'],
    ['C:\\用户\\调解协议.pdf', 'application/pdf', '调解协议.pdf'],
    ['invoice.exe', 'application/pdf', 'invoice.exe.pdf'],
    ['gpj\u{202E}fdp.exe', 'application/pdf', 'gpjfdp.exe.pdf'],
    ['a\r\nSet-Cookie: b.png', 'image/png', 'aSet-Cookie b.png'],
    ['.pdf', 'application/pdf', 'file.pdf'],
    ['...', 'application/pdf', 'file.pdf'],
    ['', 'image/png', 'file.png'],
    ['lone \u{D800}.png', 'image/png', 'lone \u{FFFD}.png'],
  ] as const)('of %j is %s', (name, kind, safe) => {
    expect(safeFilename(name, kind)).toBe(safe)
  })

  test('is no longer than a file system takes', () => {
    const name = safeFilename(`${'长'.repeat(400)}.pdf`, 'application/pdf')
    expect(Buffer.byteLength(name)).toBeLessThan(400)
    expect(name.endsWith('.pdf')).toBe(true)
  })
})
