import { fileTypeFromBuffer } from 'file-type'

/** What may be kept: by content, never by what the name or the browser says. */
const kinds = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'audio/mpeg': ['mp3'],
  'audio/x-m4a': ['m4a'],
  'video/mp4': ['mp4'],
} as const

export type FileKind = keyof typeof kinds

/** The kind that the content itself shows, or `undefined` for everything not on the list. */
export async function fileKindOf(content: Buffer): Promise<FileKind | undefined> {
  const found = await fileTypeFromBuffer(content)
  return found !== undefined && found.mime in kinds ? (found.mime as FileKind) : undefined
}

/**
 * A name that is safe to store and to offer again: no folders, no control or direction characters
 * (`fdp.exe` written backwards), and an ending that says what the content is.
 */
export function safeFilename(name: string, kind: FileKind): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '').trim()
  const endings: readonly string[] = kinds[kind]
  const [, stem = plain, ending = ''] = /^(.*)\.([^.]*)$/.exec(plain) ?? []
  const isRight = endings.includes(ending.toLowerCase())
  const kept = Array.from(isRight ? stem : plain)
    .slice(0, 120)
    .join('')
    .replace(/^\.+/, '')
  return `${kept === '' ? 'file' : kept}.${isRight ? ending.toLowerCase() : (endings[0] ?? '')}`
}
