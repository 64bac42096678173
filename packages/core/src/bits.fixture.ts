import { seriesResults } from './bits-of-series.fixture.js'
import { tableResults } from './bits-of-tables.fixture.js'

/** A digest of the bits of every number in the result of each method, by the method's name. */
export function coreBits(): Readonly<Record<string, string>> {
  const results = { ...tableResults(), ...seriesResults() }
  return Object.fromEntries(Object.entries(results).map(([name, compute]) => [name, digest(compute())]))
}

/**
 * FNV-1a over the bits of every number, and every name and text, that can be reached from a value. NaN is one number
 * however it is written: its sign and payload are the processor's, no program sees them, and engines write them differently.
 */
function digest(value: unknown): string {
  let hash = 0x811c9dc5
  let numbers = 0
  const add = (byte: number) => {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  const double = new Float64Array(1)
  const bytes = new Uint8Array(double.buffer)
  const visit = (part: unknown): void => {
    if (typeof part === 'number') {
      numbers += 1
      double[0] = part
      if (Number.isNaN(part)) bytes.set([0, 0, 0, 0, 0, 0, 0xf8, 0x7f])
      for (const byte of bytes) add(byte)
    } else if (typeof part === 'string' || typeof part === 'boolean') {
      for (const character of String(part)) add(character.codePointAt(0)! & 255)
    } else if (ArrayBuffer.isView(part) || Array.isArray(part)) {
      for (const item of Array.from(part as ArrayLike<unknown>)) visit(item)
    } else if (typeof part === 'object' && part !== null) {
      for (const [name, item] of Object.entries(part)) {
        visit(name)
        visit(item)
      }
    }
  }
  visit(value)
  return `${hash.toString(16).padStart(8, '0')} of ${numbers} numbers`
}
