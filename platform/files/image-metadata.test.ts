import { describe, expect, test } from 'vitest'
import { aJpeg, aPng, chunk, exifWithGps, segment } from './image.fixtures.ts'
import { withoutMetadata } from './image-metadata.ts'

const jpeg = (image: Buffer): Buffer => withoutMetadata(image, 'image/jpeg') as Buffer
const png = (image: Buffer): Buffer => withoutMetadata(image, 'image/png') as Buffer

describe('a photograph from a phone', () => {
  test('loses the place where it was taken', () => {
    const photograph = aJpeg([segment(0xe1, exifWithGps(1))])
    expect(photograph.includes('30.2145N')).toBe(true)
    expect(jpeg(photograph).includes('30.2145N')).toBe(false)
    expect(jpeg(photograph)).toEqual(aJpeg())
  })

  test.each([
    ['Exif', 0xe1, 'Exif\0\0'],
    ['XMP', 0xe1, 'http://ns.adobe.com/xap/1.0/\0'],
    ['a list of preview pictures', 0xe2, 'MPF\0'],
    ['IPTC', 0xed, 'Photoshop 3.0\0'],
    ['a thumbnail of JFXX', 0xe0, 'JFXX\0'],
    ['the maker’s own notes', 0xef, 'maker'],
    ['a comment', 0xfe, 'taken at home'],
  ])('loses %s', (_, code, head) => {
    const secret = segment(code, Buffer.from(`${head}a secret`, 'latin1'))
    expect(jpeg(aJpeg([secret]))).toEqual(aJpeg())
  })

  test('keeps which way up it is, and nothing else of its Exif', () => {
    const turned = jpeg(aJpeg([segment(0xe1, exifWithGps(6))]))
    expect(turned.includes('30.2145N')).toBe(false)
    expect(turned.length).toBe(aJpeg().length + 36)
    // cleaned once more it stays as it is: the orientation was written as it is read
    expect(jpeg(turned)).toEqual(turned)
  })

  test('keeps its colours', () => {
    const colours = [
      segment(0xe0, Buffer.from('JFIF\0\x01\x02', 'latin1')),
      segment(0xe2, Buffer.from('ICC_PROFILE\0profile', 'latin1')),
      segment(0xee, Buffer.from('Adobe\0d', 'latin1')),
    ]
    expect(jpeg(aJpeg(colours))).toEqual(aJpeg(colours))
  })

  test('loses what hangs behind its end', () => {
    const film = Buffer.concat([aJpeg(), Buffer.from('ftypmp42 with a place of its own')])
    expect(jpeg(film)).toEqual(aJpeg())
  })

  test.each([
    ['cut short', aJpeg().subarray(0, 20)],
    ['with a segment longer than itself', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0])],
    ['that is none', Buffer.from('no picture at all')],
  ])('%s is refused', (_, image) => {
    expect(withoutMetadata(image, 'image/jpeg')).toEqual({ refused: 'file-damaged' })
  })
})

describe('a drawing in PNG', () => {
  test.each(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'prIv'])('loses its %s', (type) => {
    expect(png(aPng([chunk(type, Buffer.from('a secret'))]))).toEqual(aPng())
  })

  test.each(['PLTE', 'tRNS', 'iCCP', 'pHYs'])('keeps its %s', (type) => {
    const image = aPng([chunk(type, Buffer.from('look'))])
    expect(png(image)).toEqual(image)
  })

  test('loses what hangs behind its end', () => {
    expect(png(Buffer.concat([aPng(), Buffer.from('more')]))).toEqual(aPng())
  })

  test('cut short is refused', () => {
    expect(withoutMetadata(aPng().subarray(0, 30), 'image/png')).toEqual({
      refused: 'file-damaged',
    })
  })
})

test('a file that is no image passes as it is', () => {
  const paper = Buffer.from('%PDF-1.7')
  expect(withoutMetadata(paper, 'application/pdf')).toBe(paper)
})
