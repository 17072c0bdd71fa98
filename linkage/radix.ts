const digitBits = 11
const digits = 1 << digitBits

/**
 * Sorts `values` by the keys that stand beside them, the smaller first; equal keys keep their order.
 * The keys are sorted with them.
 */
export function sortByKey(values: Uint32Array, keys: Uint32Array): void {
  const { length } = values
  let [fromValues, fromKeys] = [values, keys]
  let toValues: Uint32Array = new Uint32Array(length)
  let toKeys: Uint32Array = new Uint32Array(length)
  const ends = new Uint32Array(digits)
  for (let shift = 0; shift < 32; shift += digitBits) {
    ends.fill(0)
    for (let i = 0; i < length; i += 1) {
      const digit = ((fromKeys[i] ?? 0) >>> shift) & (digits - 1)
      ends[digit] = (ends[digit] ?? 0) + 1
    }
    let start = 0
    for (let digit = 0; digit < digits; digit += 1) {
      const size = ends[digit] ?? 0
      ends[digit] = start
      start += size
    }
    for (let i = 0; i < length; i += 1) {
      const key = fromKeys[i] ?? 0
      const digit = (key >>> shift) & (digits - 1)
      const to = ends[digit] ?? 0
      ends[digit] = to + 1
      toKeys[to] = key
      toValues[to] = fromValues[i] ?? 0
    }
    ;[fromValues, toValues] = [toValues, fromValues]
    ;[fromKeys, toKeys] = [toKeys, fromKeys]
  }
  values.set(fromValues)
  keys.set(fromKeys)
}

const float = new Float32Array(1)
const bitsOf = new Uint32Array(float.buffer)

/** A key by which a larger number comes before a smaller one. */
export function descendingKey(value: number): number {
  float[0] = value
  const bits = bitsOf[0] ?? 0
  return (bits & 0x80_00_00_00) === 0 ? ~(bits | 0x80_00_00_00) >>> 0 : bits
}
