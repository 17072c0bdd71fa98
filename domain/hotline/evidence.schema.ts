/** A record of the line as evidence: its number, and the seal of the last export (证据包), if there was one. */
export type SealedRecord = {
  readonly id: string
  /** 热线 20230510-3F2A1C */
  readonly number: string
  readonly receivedAt: string
  readonly seal: {
    readonly at: string
    /** of manifest.json in the export, hexadecimal; the manifest has the hashes of everything else */
    readonly sha256: string
    /** where the audit log says of the export: the chain and the number in it */
    readonly lane: number
    readonly seq: number
  } | null
}
