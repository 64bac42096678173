import type { Steps } from '@aethersignal/core'

/** Rows handled between two steps. */
const STRETCH = 131_072

/**
 * Orders rows, in steps, by a number each, ascending or descending, undefined values (NaN) last in either direction. Rows with
 * equal numbers keep their order. A radix sort: time grows with the number of rows alone.
 *
 * @param rows rows to order, as positions in `values`
 */
export function* stableOrder(
  rows: Uint32Array,
  values: ArrayLike<number>,
  direction: 'ascending' | 'descending' = 'ascending',
): Steps<Uint32Array> {
  const { high, low } = yield* sortKeys(values, direction)
  let from = rows.slice()
  let to = new Uint32Array(rows.length)
  for (const [keys, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const) {
    const starts = new Uint32Array(65_537)
    for (let first = 0; first < from.length; first += STRETCH) {
      tally(from.subarray(first, first + STRETCH), keys, shift, starts)
      yield
    }
    if (starts.includes(from.length)) continue
    for (let digit = 1; digit < starts.length; digit++) starts[digit]! += starts[digit - 1]!
    for (let first = 0; first < from.length; first += STRETCH) {
      deal(from.subarray(first, first + STRETCH), keys, shift, starts, to)
      yield
    }
    ;[from, to] = [to, from]
  }
  return from
}

function tally(rows: Uint32Array, keys: Uint32Array, shift: number, starts: Uint32Array): void {
  for (const row of rows) starts[((keys[row]! >>> shift) & 0xffff) + 1]! += 1
}

function deal(rows: Uint32Array, keys: Uint32Array, shift: number, starts: Uint32Array, to: Uint32Array): void {
  for (const row of rows) {
    const digit = (keys[row]! >>> shift) & 0xffff
    to[starts[digit]!] = row
    starts[digit]! += 1
  }
}

/** Whole numbers of 64 bits, in two halves, that stand in the order wanted. */
function* sortKeys(
  values: ArrayLike<number>,
  direction: 'ascending' | 'descending',
): Steps<{ readonly high: Uint32Array; readonly low: Uint32Array }> {
  const high = new Uint32Array(values.length)
  const low = new Uint32Array(values.length)
  const bits = new DataView(new ArrayBuffer(8))
  const turn = direction === 'ascending' ? 0 : 0xffff_ffff
  for (let row = 0; row < values.length; row++) {
    if (row % STRETCH === STRETCH - 1) yield
    const value = values[row]!
    if (Number.isNaN(value)) {
      high[row] = 0xffff_ffff
      low[row] = 0xffff_ffff
      continue
    }
    // Adding 0 makes −0 equal to 0. Negative numbers turn round, positive ones move behind them.
    bits.setFloat64(0, value + 0)
    const upper = bits.getUint32(0)
    const flip = upper >>> 31 === 1 ? 0xffff_ffff : 0
    high[row] = (upper ^ flip ^ turn ^ (flip === 0 ? 0x8000_0000 : 0)) >>> 0
    low[row] = (bits.getUint32(4) ^ flip ^ turn) >>> 0
  }
  return { high, low }
}
