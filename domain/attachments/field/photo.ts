/** 拍照用途; a test holds them to the server's. */
export const purposes = ['injury', 'damage', 'paper', 'living'] as const
export type Purpose = (typeof purposes)[number]

/** A photograph as it waits for its visit to be saved: in memory only, base64 of a JPEG. */
export type Photo = { readonly purpose: Purpose; readonly jpeg: string }

/** As many as one visit may carry: each takes ten seconds on a valley's line. */
export const photoCap = 3

/** Largest JPEG that leaves a phone, in bytes. */
const byteCap = 100_000
/** Longest side in pixels and quality, tried in this order until one is small enough. */
const sizes = [
  ...([
    [1280, 0.8],
    [1280, 0.6],
    [1024, 0.6],
    [1024, 0.4],
    [800, 0.4],
  ] as const),
  ...([
    [640, 0.3],
    [480, 0.3],
  ] as const),
] as const

/**
 * Draws a photograph anew and smaller. What the camera wrote beside the picture (place, time, device,
 * preview) is not drawn, so it does not leave the phone; which way up it is, the browser has applied.
 * @returns `undefined` where the file is no picture that this phone can read
 */
export async function drawnAnew(file: Blob): Promise<string | undefined> {
  const image = await imageOf(file)
  if (image === undefined) return undefined
  for (const [side, quality] of sizes) {
    const jpeg = drawn(image, side, quality)
    if (jpeg !== undefined && (jpeg.length * 3) / 4 <= byteCap) return jpeg
  }
  return undefined
}

/** By a data address: the page's policy lets no other picture in. */
async function imageOf(file: Blob): Promise<HTMLImageElement | undefined> {
  const address = await new Promise<string | undefined>((done) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      done(typeof reader.result === 'string' ? reader.result : undefined)
    })
    reader.addEventListener('error', () => done(undefined))
    reader.readAsDataURL(file)
  })
  if (address === undefined) return undefined
  const image = new Image()
  image.src = address
  try {
    await image.decode()
    return image
  } catch {
    // no picture, or of a kind that this browser cannot read
    return undefined
  }
}

function drawn(image: HTMLImageElement, side: number, quality: number): string | undefined {
  const scale = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
  const context = canvas.getContext('2d')
  if (context === null) return undefined
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const address = canvas.toDataURL('image/jpeg', quality)
  const mark = 'data:image/jpeg;base64,'
  return address.startsWith(mark) ? address.slice(mark.length) : undefined
}
