// Tables for `exp`, `log` and `pow`, computed in fixed point of 128 bits, so that no engine's own functions come in.

/**
 * What {@link fillInversesAndLogs} fills; infinities before. The fourth number is the least that can be looked up, so that
 * one comparison tells whether the table is there and the argument in it.
 */
export const inversesAndLogs: Float64Array = /* @__PURE__ */ new Float64Array(512).fill(Infinity)

/** What {@link fillRootsOfTwo} fills; −∞ before. The last number is what an exponent must be below to be looked up. */
export const rootsOfTwo: Float64Array = /* @__PURE__ */ new Float64Array(257).fill(-Infinity)

/** Fills both, at the first call of what looks something up: at loading it would take milliseconds. */
export function fillTables(): void {
  fillInversesAndLogs(inversesAndLogs)
  fillRootsOfTwo(rootsOfTwo)
}

const bits = 128n
const one = 1n << bits

/**
 * For each of 128 stretches of √½ … √2, beginning where the high word of a double is 0x3fe69555 + 0x2000 i, four numbers:
 * c, a multiple of 2⁻⁸ near the inverse of its middle; −ln c, rounded to 2⁻⁴²; what that leaves; and 2⁻¹⁰²².
 * The stretches beside 1 have c = 1, so that logarithms near 0 lose nothing.
 */
export function fillInversesAndLogs(table: Float64Array): void {
  const middle = new Float64Array(1)
  const words = new Int32Array(middle.buffer)
  for (let i = 0; i < 128; i++) {
    words[1] = 0x3fe69555 + 0x2000 * i + 0x1000
    const inverse = i === 74 || i === 75 ? 256 : Math.round(256 / middle[0]!)
    const logarithm = logOfRatio(256n, BigInt(inverse))
    const high = ((logarithm >> (bits - 43n)) + 1n) >> 1n
    table[4 * i] = inverse / 256
    table[4 * i + 1] = Number(high) / 4398046511104
    table[4 * i + 2] = asDouble(logarithm - (high << (bits - 42n)))
    table[4 * i + 3] = 2.2250738585072014e-308
  }
}

/** For i = 0 … 127, two numbers: the double nearest to 2^(i/128), and by which part of it that is too small; then 710. */
export function fillRootsOfTwo(table: Float64Array): void {
  const root = expOf(logOfRatio(2n, 1n) / 128n)
  for (let i = 0, power = one; i < 128; i++, power = (power * root) >> bits) {
    const nearest = asDouble(power)
    table[2 * i] = nearest
    table[2 * i + 1] = asDouble(power - (BigInt(nearest * 4503599627370496) << (bits - 52n))) / nearest
  }
  table[256] = 710
}

/** ln(p / q) = 2 artanh((p − q) / (p + q)). */
function logOfRatio(p: bigint, q: bigint): bigint {
  const s = ((p - q) << bits) / (p + q)
  const square = (s * s) >> bits
  let sum = 0n
  for (let n = 1n, power = s; power !== 0n && power !== -1n; n += 2n, power = (power * square) >> bits) sum += power / n
  return 2n * sum
}

function expOf(x: bigint): bigint {
  let sum = 0n
  for (let n = 1n, term = one; term !== 0n; n++) {
    sum += term
    term = ((term * x) >> bits) / n
  }
  return sum
}

function asDouble(fixed: bigint): number {
  return Number(fixed) / 3.402823669209385e38
}
