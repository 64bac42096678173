// The truth that elementary functions are measured against: fixed point of 320 bits (96 digits) in BigInt.

const bits = 320n
const one = 1n << bits

/** mantissa · 2^exponent. */
interface Exact {
  readonly mantissa: bigint
  readonly exponent: bigint
}

export function exactExp(x: number): Exact {
  return expOf(fixed(exactly(x)))
}

export function exactExpm1(x: number): Exact {
  if (Math.abs(x) < 1e-24) return times(exactly(x), one + fixed(exactly(x)) / 2n)
  const { mantissa, exponent } = expOf(fixed(exactly(x)))
  // e^38 − 1 needs 60 bits more than e^38 has; they are there unless it is so small that −1 + 2^−320 will do.
  return { mantissa: shifted(mantissa, exponent + bits) - one, exponent: -bits }
}

export function exactLog(x: number): Exact {
  return { mantissa: lnOf(exactly(x)), exponent: -bits }
}

export function exactLog1p(x: number): Exact {
  const { mantissa, exponent } = exactly(x)
  if (Math.abs(x) < 1e-24) return times({ mantissa, exponent }, one - fixed({ mantissa, exponent }) / 2n)
  const sum =
    exponent < 0n
      ? { mantissa: (1n << -exponent) + mantissa, exponent }
      : { mantissa: (mantissa << exponent) + 1n, exponent: 0n }
  return { mantissa: lnOf(sum), exponent: -bits }
}

export function exactLog2(x: number): Exact {
  return { mantissa: (lnOf(exactly(x)) << bits) / ln2, exponent: -bits }
}

/** Of a positive x. */
export function exactPow(x: number, y: number): Exact {
  const { mantissa, exponent } = exactly(y)
  return expOf(shifted(mantissa * lnOf(exactly(x)), exponent))
}

/** How far a double is from the truth, in units of its last place there. */
export function ulpsFrom(actual: number, { mantissa, exponent }: Exact): number {
  if (mantissa === 0n) return actual === 0 ? 0 : Infinity
  const size = bitLength(mantissa) + exponent
  // From ½ unit above the largest double on, infinity is the nearest there is.
  if (!Number.isFinite(actual)) return size > 1024n && actual > 0 === mantissa > 0n ? 0 : Infinity
  const unit = (size > -1022n ? size : -1021n) - 53n
  const own = exactly(actual)
  const difference = shifted(own.mantissa, own.exponent - unit + 32n) - shifted(mantissa, exponent - unit + 32n)
  return Math.abs(Number(difference)) / 4294967296
}

/** Where a function is farthest from the truth, and how far. */
export function worst(points: readonly number[], own: (x: number) => number, exact: (x: number) => Exact) {
  let [ulps, at] = [0, NaN]
  for (const x of points) {
    const distance = ulpsFrom(own(x), exact(x))
    if (!(distance <= ulps)) [ulps, at] = [distance, x]
  }
  return { ulps, at }
}

/** Whether it is the decimal number `1.25e-3` to so many digits. */
export function agrees({ mantissa, exponent }: Exact, decimal: string, digits: number): boolean {
  const [figures = '', power = ''] = decimal.replace('.', '').split('e')
  const ten = BigInt(power) - BigInt(figures.replace('-', '').length - 1)
  const own = shifted(mantissa, exponent > 0n ? exponent : 0n) * 10n ** (ten < 0n ? -ten : 0n)
  const given = shifted(BigInt(figures), exponent < 0n ? -exponent : 0n) * 10n ** (ten > 0n ? ten : 0n)
  const difference = own > given ? own - given : given - own
  return difference * 10n ** BigInt(digits) < (given < 0n ? -given : given)
}

/** The mantissa of a double is whole. */
function exactly(x: number): Exact {
  const word = new BigUint64Array(Float64Array.of(x).buffer)[0]!
  const field = (word >> 52n) & 2047n
  const fraction = word & ((1n << 52n) - 1n)
  const mantissa = field === 0n ? fraction : fraction | (1n << 52n)
  return { mantissa: x < 0 ? -mantissa : mantissa, exponent: (field === 0n ? 1n : field) - 1075n }
}

function fixed({ mantissa, exponent }: Exact): bigint {
  return shifted(mantissa, exponent + bits)
}

function times({ mantissa, exponent }: Exact, factor: bigint): Exact {
  return { mantissa: mantissa * factor, exponent: exponent - bits }
}

/** By Taylor's series after division of the argument by 2³², and 32 squarings. */
function expOf(t: bigint): Exact {
  const k = (2n * t + ln2) / (2n * ln2)
  const r = (t - k * ln2) >> 32n
  let sum = one
  for (let n = 1n, term = r; term !== 0n && term !== -1n; n++, term = ((term * r) >> bits) / n) sum += term
  for (let i = 0; i < 32; i++) sum = (sum * sum) >> bits
  return { mantissa: sum, exponent: k - bits }
}

/** By 2 artanh((z − 1) / (z + 1)) of the z in ¾ … 1½ that differs by a power of two. */
function lnOf({ mantissa, exponent }: Exact): bigint {
  let k = exponent + bitLength(mantissa)
  let z = shifted(mantissa, bits - bitLength(mantissa))
  if (z * 4n < one * 3n) {
    z *= 2n
    k -= 1n
  }
  return 2n * artanh(((z - one) << bits) / (z + one)) + k * ln2
}

function artanh(s: bigint): bigint {
  const square = (s * s) >> bits
  let sum = 0n
  for (let n = 1n, power = s; power !== 0n && power !== -1n; n += 2n, power = (power * square) >> bits) sum += power / n
  return sum
}

function shifted(value: bigint, left: bigint): bigint {
  return left >= 0n ? value << left : value >> -left
}

function bitLength(value: bigint): bigint {
  return BigInt((value < 0n ? -value : value).toString(2).length)
}

const ln2 = 2n * artanh(one / 3n)
