import { deviance } from './deviance.js'
import { exp } from './exp.js'
import { log, log1p } from './log.js'
import { stirlingCorrection } from './log-gamma.js'

const twoPi = 6.283185307179586
/** As in R's fisher.test, probabilities that differ by less than 10⁻⁷ count as equal; and ln of it. */
const tieLimit = 1.0000001
const logTieLimit = 9.999999500000033e-8
/** ln x! − (½ ln 2πx + x ln x − x) for x = 1 … 9, to 50 digits and rounded. */
const smallCorrections = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733,
] as const

/** Cells of a fourfold table, and ad − bc to full precision. */
interface Cells {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly determinant: number
}

/** Tail probabilities of the hypergeometric distribution at the observed a, with natural logarithms that do not underflow. */
export interface HypergeometricTails {
  /** P(X ≥ a). */
  readonly greater: number
  /** P(X ≤ a). */
  readonly less: number
  /** Sum of all probabilities that are at most P(X = a). */
  readonly twoSided: number
  /** P(X > a) + ½ P(X = a). */
  readonly midP: number
  /** Natural logarithm of `greater`. */
  readonly logGreater: number
  /** Natural logarithm of `less`. */
  readonly logLess: number
  /** Natural logarithm of `twoSided`. */
  readonly logTwoSided: number
}

/** What all tables with the same margins share. */
interface Margins {
  readonly reports: number
  /** n1. / N. */
  readonly drugShare: number
  /** n0. / N. */
  readonly otherShare: number
  readonly event: number
  readonly noEvent: number
  /** Product of the √-factors of Stirling's series for the five margins, squared. */
  readonly roots: number
  /** Sum of what Stirling's formula lacks of their logarithms. */
  readonly corrections: number
}

function marginsOf(a: number, b: number, c: number, d: number): Margins {
  const reports = a + b + c + d
  return {
    reports,
    drugShare: (a + b) / reports,
    otherShare: (c + d) / reports,
    event: a + c,
    noEvent: b + d,
    roots: (root(a + b) / root(reports)) * root(c + d) * root(a + c) * root(b + d),
    corrections: correction(a + b) + correction(c + d) + correction(a + c) + correction(b + d) - correction(reports),
  }
}

/**
 * ln P(X = a) of a fourfold table with fixed margins. Stirling's series for the nine factorials, the powers gathered
 * into the deviance Σ x ln(x/E) (Loader 2000), each cell by its distance from the expected count, which is
 * ± (ad − bc)/N: relative accuracy of P 1e-14, and 4e-16 of |ln P| more in tiny probabilities.
 */
function logProbability(margins: Margins, a: number, b: number, c: number, d: number, determinant: number): number {
  const shift = determinant / margins.reports
  const { drugShare, otherShare, event, noEvent } = margins
  const total =
    deviance(a, drugShare * event, shift) +
    deviance(b, drugShare * noEvent, -shift) +
    deviance(c, otherShare * event, -shift) +
    deviance(d, otherShare * noEvent, shift)
  const roots = margins.roots / root(a) / root(b) / root(c) / root(d)
  const corrections = margins.corrections - (correction(a) + correction(b) + correction(c) + correction(d))
  return 0.5 * log(roots) + corrections - total
}

/**
 * The tails of a table of whole, not negative counts. Summed from the observed table outward, on the side where the
 * probabilities fall; the far side of the two-sided p starts at a table found by bisection. Relative accuracy 1e-12 up
 * to N = 2.5e7, of the logarithms 1e-13. A table with an empty margin is certain: every p is 1.
 */
export function hypergeometricTails(table: Cells): HypergeometricTails {
  // Whether P(X = a + 1) ≤ P(X = a): the table is at or above the mode. One below it is mirrored.
  const above = (table.b / (table.a + 1)) * (table.c / (table.d + 1)) <= 1
  const { a, b, c, d, determinant } = above ? table : mirrored(table)
  const margins = marginsOf(a, b, c, d)
  const certain = Math.min(a, d) + Math.min(b, c) === 0
  const logP = certain ? 0 : logProbability(margins, a, b, c, d, determinant)
  const p = exp(logP)
  // Sums relative to P of the observed table: of it and those beyond, and of all that are no likelier.
  const outward = certain ? 1 : sumUp(a, b, c, d)
  const both = certain ? Infinity : sumOfBothSides(margins, logP, outward, a, b, c, d, determinant)
  const logOutward = Math.min(0, logP + log(outward))
  const near = p > 1e-290 ? Math.min(1, p * outward) : exp(logOutward)
  const far = Math.max(0, 1 - near) + p
  const logFar = certain ? 0 : log1p(p - near)
  const logTwoSided = Math.min(0, logP + log(both))
  return {
    greater: above ? near : far,
    less: above ? far : near,
    logGreater: above ? logOutward : logFar,
    logLess: above ? logFar : logOutward,
    midP: above ? near - 0.5 * p : far - 0.5 * p,
    twoSided: p > 1e-290 ? Math.min(1, p * both) : exp(logTwoSided),
    logTwoSided,
  }
}

function mirrored({ a, b, c, d, determinant }: Cells): Cells {
  return { a: b, b: a, c: d, d: c, determinant: -determinant }
}

/**
 * Two-sided sum relative to P of a table at or above the mode: own side from the table, far side from the first table that
 * is no likelier. Infinite where every table is.
 */
function sumOfBothSides(
  margins: Margins,
  logP: number,
  outward: number,
  a: number,
  b: number,
  c: number,
  d: number,
  determinant: number,
): number {
  const room = Math.min(a, d)
  let own = outward
  let weight = 1
  let likely = 0
  for (;;) {
    if (likely === room) return Infinity
    const ratio = ((a - likely) / (b + likely + 1)) * ((d - likely) / (c + likely + 1))
    weight *= ratio
    likely += 1
    if (weight > tieLimit) break
    // Past the mode within the tolerance all the rest is as unlikely; before it, this table is a tie.
    if (ratio <= 1) return Infinity
    own += weight
  }
  const logLimit = logP + logTieLimit
  const logInside = (by: number) =>
    logProbability(margins, a - by, b + by, c + by, d - by, determinant - by * margins.reports)
  if (likely === room || logInside(room) > logLimit) return own
  let unlikely = room
  // The mirror image of the observed table is where a symmetric distribution would have the place looked for.
  let trial = Math.round((2 * Math.abs(determinant)) / margins.reports)
  for (let stride = 1; unlikely - likely > 1; stride *= 4) {
    if (!(trial > likely && trial < unlikely)) trial = Math.trunc((likely + unlikely) / 2)
    if (logInside(trial) > logLimit) {
      likely = trial
      trial += stride
    } else {
      unlikely = trial
      trial -= stride
    }
  }
  const far = sumUp(b + unlikely, a - unlikely, d - unlikely, c + unlikely)
  return own + exp(logInside(unlikely) - logP) * far
}

/** Σ P(X = x) / P(X = a) over x ≥ a. */
function sumUp(a: number, b: number, c: number, d: number): number {
  let sum = 1
  let term = 1
  for (let k = 0; term > sum * 1e-18; k++) {
    term *= ((b - k) / (a + 1 + k)) * ((c - k) / (d + 1 + k))
    sum += term
  }
  return sum
}

function root(x: number): number {
  return x === 0 ? 1 : twoPi * x
}

function correction(x: number): number {
  if (x >= 10) return stirlingCorrection(x)
  return x === 0 ? 0 : smallCorrections[x - 1]!
}
