import { createHash, sign } from 'node:crypto'
import PizZip from 'pizzip'

/** The record as it is laid down: text by name of file. */
type EvidenceParts = Readonly<Record<string, unknown>>

/** Files of an export, with a manifest of their hashes that the house has signed. */
type Sealed = {
  readonly manifest: string
  /** of the manifest, hexadecimal: one line that stands for the whole export */
  readonly sha256: string
  readonly signature: string
  readonly zip: Buffer
}

/** The line of the log that says which manifest left the house. */
export const sealedEvent = 'hotline-contact.evidence-sealed'

/**
 * Lays the record down as files in a zip: each with its SHA-256 in `manifest.json`, the manifest signed
 * with the house's Ed25519 key in `manifest.sig`, and how to verify it all in both languages.
 * @param parts what goes in, as JSON, by file name without its ending
 * @param head what the manifest says beside the hashes: number, when, by whom; no word of what was said
 * @param key PEM of the pair that signs the heads of the log as well
 */
export function sealEvidence(
  parts: EvidenceParts,
  head: Readonly<Record<string, string>>,
  key: { readonly privateKey: string; readonly publicKey: string },
): Sealed {
  const zip = new PizZip()
  const files = Object.entries(parts).map(([name, part]) => {
    const text = `${JSON.stringify(part, null, 2)}\n`
    zip.file(`${name}.json`, text)
    return { name: `${name}.json`, sha256: createHash('sha256').update(text).digest('hex') }
  })
  const manifest = `${JSON.stringify({ ...head, files }, null, 2)}\n`
  const signature = sign(null, Buffer.from(manifest), key.privateKey).toString('base64')
  zip.file('manifest.json', manifest)
  zip.file('manifest.sig', `${signature}\n`)
  zip.file('public-key.pem', key.publicKey)
  zip.file('怎样核验 how-to-verify.txt', howTo)
  const bytes = zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
  const sha256 = createHash('sha256').update(manifest).digest('hex')
  return { manifest, sha256, signature, zip: bytes }
}

const howTo = `怎样核验
1. 对 record.json、audit.json 逐个算 SHA-256，与 manifest.json 里写的一致，说明内容没有改动。
   sha256sum record.json audit.json
2. 用 public-key.pem 核验 manifest.sig（Ed25519，base64）对 manifest.json 的签名；公钥应与妇联机房保管的公钥一致。
   base64 -d manifest.sig > sig.bin
   openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile sig.bin
3. audit.json 里每行有链号（lane）、序号（seq）和散列（hash）。在平台上运行 ./tiexin audit verify，
   审计链完整时，同一链号、序号的散列必与此相同：记录何时产生、谁动过，由此可证。

How to verify
1. Take the SHA-256 of record.json and audit.json; each equals what manifest.json says.
2. Verify the Ed25519 signature manifest.sig (base64) of manifest.json with public-key.pem, and compare
   that key with the one kept by the women's federation.
3. Each line of audit.json names its lane, sequence number and hash. Where ./tiexin audit verify finds
   the chain whole, the line at that place has this hash: it shows when the record was made and who
   has touched it since.
`
