import type { Links } from './cluster.ts'

/** Pairs with their scores, growing as they are found. */
export class LinkList {
  a = new Uint32Array(1024)
  b = new Uint32Array(1024)
  bits = new Float32Array(1024)
  length = 0

  add(a: number, b: number, bits: number): void {
    if (this.length === this.a.length) this.#grow(this.length * 2)
    this.a[this.length] = a
    this.b[this.length] = b
    this.bits[this.length] = bits
    this.length += 1
  }

  /** Takes another list's pairs over. */
  append({ a, b, bits }: Links): void {
    if (this.length + a.length > this.a.length) this.#grow(this.length + a.length)
    this.a.set(a, this.length)
    this.b.set(b, this.length)
    this.bits.set(bits, this.length)
    this.length += a.length
  }

  /** The pairs, in arrays of their own length. */
  links(): Links {
    const { length } = this
    return {
      a: this.a.slice(0, length),
      b: this.b.slice(0, length),
      bits: this.bits.slice(0, length),
    }
  }

  #grow(capacity: number): void {
    const a = new Uint32Array(capacity)
    const b = new Uint32Array(capacity)
    const bits = new Float32Array(capacity)
    a.set(this.a.subarray(0, this.length))
    b.set(this.b.subarray(0, this.length))
    bits.set(this.bits.subarray(0, this.length))
    this.a = a
    this.b = b
    this.bits = bits
  }
}
