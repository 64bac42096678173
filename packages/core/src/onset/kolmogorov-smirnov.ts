import type { NumberColumn } from '../measures/cells.js'
import { exp } from '../special/exp.js'
import { log, log1p } from '../special/log.js'
import { checkedSample, type MergedStep, mergedSteps } from './two-samples.js'

/** The two-sample Kolmogorov–Smirnov test. */
export interface KolmogorovSmirnov {
  /** Largest distance of the two empirical distributions. */
  readonly d: number
  /** Two-sided, 0 … 1. */
  readonly p: number
  /** Natural logarithm of p, which does not underflow. */
  readonly logP: number
  /** How p was made. */
  readonly method: 'exact' | 'asymptotic'
}

/**
 * Two-sample Kolmogorov–Smirnov test, two-sided. `exact`: the share of all allocations of the pooled times, ties as they
 * are, with a distance of at least D, counted on the lattice as a tail (Hodges 1958; Schröer & Trenkler 1995 for ties);
 * m·n steps, to 1e-13 relative. `asymptotic`: Kolmogorov's (1933) series at √(mn/(m+n))·D, conservative with ties. By default exact up to m·n =
 * 10⁶. Peers that take one minus the other side print 0 where p is small; this never does.
 * @throws AetherError `measure/too-little-data` for an empty sample, `measure/invalid-value` for a value not finite.
 */
export function kolmogorovSmirnov(
  a: NumberColumn,
  b: NumberColumn,
  options: { readonly method?: 'exact' | 'asymptotic' } = {},
): KolmogorovSmirnov {
  const [m, n] = [checkedSample('a', a).length, checkedSample('b', b).length]
  const steps = mergedSteps(a, b)
  // Distances are kept as whole numbers, i·n − j·m, so that equal ones are equal.
  const distance = steps.reduce((most, { inA, inB }) => Math.max(most, Math.abs(inA * n - inB * m)), 0)
  const d = distance / (m * n)
  const { method = m * n <= 1e6 ? 'exact' : 'asymptotic' } = options
  if (method === 'asymptotic') {
    const logP = logKolmogorovTail(Math.sqrt((m * n) / (m + n)) * d)
    return { d, p: exp(logP), logP, method }
  }
  const logP = logExactTail(steps, m, n, distance)
  return { d, p: exp(logP), logP, method }
}

/** Lattice sums in the unit 2⁻⁹⁰⁰, which carries tails to 1e-290 times that unit; smaller ones are summed as logarithms. */
function logExactTail(steps: readonly MergedStep[], m: number, n: number, distance: number): number {
  if (distance === 0) return 0
  const ends = new Uint8Array(m + n + 1)
  for (const { inA, inB } of steps) ends[inA + inB] = 1
  const reached = (i: number, j: number) => ends[i + j] === 1 && Math.abs(i * n - j * m) >= distance
  const unit = 8.452712498170644e270
  const scaled = latticeTail(m, n, reached, unit, (left, below, i, j) => (left * i + below * j) / (i + j), 0)
  if (scaled > 1e-20) return Math.min(0, log(scaled) - 900 * Math.LN2)
  const logSum = (left: number, below: number, i: number, j: number) => {
    const [x, y] = [i === 0 ? -Infinity : left + log(i), j === 0 ? -Infinity : below + log(j)]
    const larger = Math.max(x, y)
    return larger === -Infinity ? larger : larger + log1p(exp(Math.min(x, y) - larger)) - log(i + j)
  }
  return latticeTail(m, n, reached, 0, logSum, -Infinity)
}

/** Probability that an allocation of m and n values, met in rising order, has reached the distance by the end. */
function latticeTail(
  m: number,
  n: number,
  reached: (i: number, j: number) => boolean,
  certain: number,
  mixed: (left: number, below: number, i: number, j: number) => number,
  never: number,
): number {
  const beyond = new Float64Array(n + 1).fill(never)
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      if (reached(i, j)) beyond[j] = certain
      else if (i + j > 0) beyond[j] = mixed(i === 0 ? never : beyond[j]!, j === 0 ? never : beyond[j - 1]!, i, j)
    }
  }
  return beyond[n]!
}

/** log P(K > x) of Kolmogorov's distribution. */
function logKolmogorovTail(x: number): number {
  if (x < 0.2) return 0
  if (x < 1) {
    let below = 0
    for (let k = 1; k < 20; k += 2) below += exp((-k * k * 1.2337005501361697) / (x * x))
    return log1p((-2.5066282746310002 / x) * below)
  }
  let rest = 0
  for (let k = 2; k < 20; k++) rest += (k % 2 === 0 ? -1 : 1) * exp(-2 * (k * k - 1) * x * x)
  return log(2) - 2 * x * x + log1p(rest)
}
