import { refuse, type Refusal } from '../access/decision.ts'

const damaged = refuse('file-damaged')

/**
 * A JPEG or PNG without what the camera wrote beside the picture: place (GPS), time, device, owner,
 * preview pictures. The place of a photograph would lead to the home of whoever is in it.
 * Only what is needed to show the picture is kept; a JPEG keeps which way up it is.
 * @returns the same picture, or `file-damaged`
 */
export function withoutMetadata(image: Buffer, contentType: string): Buffer | Refusal {
  switch (contentType) {
    case 'image/jpeg':
      return cleanJpeg(image)
    case 'image/png':
      return cleanPng(image)
    default:
      return image
  }
}

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, comment: 0xfe }

function cleanJpeg(image: Buffer): Buffer | Refusal {
  if (image.readUInt16BE(0) !== 0xffd8) return damaged
  const kept: Buffer[] = [image.subarray(0, 2)]
  let orientation = 1
  for (let at = 2; ;) {
    const code = image[at + 1]
    if (image[at] !== 0xff || code === undefined) return damaged
    if (code === 0xff) {
      at += 1
      continue
    }
    if (code === marker.end) {
      // what lies behind the end is a preview or a film with metadata of its own
      return Buffer.concat([...kept, image.subarray(at, at + 2)])
    }
    if (at + 4 > image.length) return damaged
    const next = at + 2 + image.readUInt16BE(at + 2)
    if (next > image.length || next < at + 4) return damaged
    const body = image.subarray(at + 4, next)
    if (code === marker.app1) orientation = orientationOf(body) ?? orientation
    else if (isKept(code, body)) {
      if (code === marker.scan) kept.push(orientationSegment(orientation))
      kept.push(image.subarray(at, next))
    }
    if (code === marker.scan) {
      orientation = 1
      const end = endOfScan(image, next)
      kept.push(image.subarray(next, end))
      at = end
    } else at = next
  }
}

/** Of the application segments: JFIF, the colour profile, and Adobe's colour transform. */
function isKept(code: number, body: Buffer): boolean {
  const isApplication = code >= marker.app0 && code <= 0xef
  if (!isApplication) return code !== marker.comment
  const starts = (text: string): boolean =>
    body.subarray(0, text.length).toString('latin1') === text
  return (
    (code === 0xe0 && starts('JFIF\0')) ||
    (code === 0xe2 && starts('ICC_PROFILE\0')) ||
    (code === 0xee && starts('Adobe'))
  )
}

/** Compressed data runs until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(image: Buffer, from: number): number {
  for (let at = from; at < image.length - 1; at++) {
    const after = image[at + 1] ?? 0
    const isRestart = after >= 0xd0 && after <= 0xd7
    if (image[at] === 0xff && after !== 0 && after !== 0xff && !isRestart) return at
  }
  return image.length
}

/** Tag 0x0112 of the first directory of an Exif segment: 1 to 8. */
function orientationOf(body: Buffer): number | undefined {
  if (body.length < 20 || body.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined
  const tiff = body.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number): number => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = long(4)
  if (directory + 2 > tiff.length) return undefined
  const entries = short(directory)
  for (let at = directory + 2; at + 12 <= tiff.length; at += 12) {
    if ((at - directory - 2) / 12 >= entries) return undefined
    if (short(at) === 0x0112) {
      const value = short(at + 8)
      return value >= 1 && value <= 8 ? value : undefined
    }
  }
  return undefined
}

/** An Exif segment that says nothing but which way up the picture is. */
function orientationSegment(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0)
  const entry = Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0])
  const tiff = Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
    Buffer.from([0, 1]),
    entry,
    Buffer.alloc(4),
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, marker.app1, 0, body.length + 2])
  return Buffer.concat([head, body])
}

/** Critical chunks begin with a capital letter; of the others, those that change how it looks. */
const keptChunks = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
)

function cleanPng(image: Buffer): Buffer | Refusal {
  if (image.length < 8 || image.readUInt32BE(0) !== 0x89504e47) return damaged
  const kept = [image.subarray(0, 8)]
  for (let at = 8; at + 12 <= image.length;) {
    const next = at + 12 + image.readUInt32BE(at)
    if (next > image.length) return damaged
    const type = image.toString('latin1', at + 4, at + 8)
    if (keptChunks.has(type)) kept.push(image.subarray(at, next))
    if (type === 'IEND') return Buffer.concat(kept)
    at = next
  }
  return damaged
}
