import { deviance } from './deviance.js'
import { exp } from './exp.js'
import { log, log1p } from './log.js'
import { stirlingCorrection } from './log-gamma.js'

const twoPi = 6.283185307179586
/** ln(1 + 10⁻⁷): as in R's fisher.test, probabilities this near to each other count as equal. */
const tieTolerance = 9.999999500000033e-8
/** ln x! − (½ ln 2πx + x ln x − x) for x = 1 … 9, to 50 digits and rounded. */
const smallCorrections = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733,
] as const

interface Counts {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

/** Cells of a fourfold table, and ad − bc to full precision. */
interface Cells extends Counts {
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
  readonly logGreater: number
  readonly logLess: number
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

function marginsOf({ a, b, c, d }: Counts): Margins {
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
function logProbability({ a, b, c, d, determinant }: Cells, margins: Margins): number {
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
  const margins = marginsOf(table)
  const logP = logProbability(table, margins)
  const certain = Math.min(table.a, table.d) + Math.min(table.b, table.c) === 0
  const above = fallsUpward(table)
  // P of the observed table and beyond, relative to P of the observed table.
  const outward = above ? sumUp(table) : sumDown(table)
  const p = exp(logP)
  const logOutward = certain ? 0 : Math.min(0, logP + log(outward))
  const near = exp(logOutward)
  const far = Math.max(0, 1 - near) + p
  const logFar = certain ? 0 : log1p(p - near)
  const logTwoSided = logOfBothSides(table, margins, logP, outward)
  return {
    greater: above ? near : far,
    less: above ? far : near,
    logGreater: above ? logOutward : logFar,
    logLess: above ? logFar : logOutward,
    midP: above ? exp(logP + log(outward - 0.5)) : far - 0.5 * p,
    twoSided: exp(logTwoSided),
    logTwoSided,
  }
}

/** Two-sided p: own side from the observed table, other side from the first table that is no likelier. */
function logOfBothSides(table: Cells, margins: Margins, logP: number, outward: number): number {
  const limit = logP + tieTolerance
  const above = fallsUpward(table)
  const step = above ? -1 : 1
  const room = above ? Math.min(table.a, table.d) : Math.min(table.b, table.c)
  const logInside = (distance: number) => logProbability(moved(table, step * distance, margins.reports), margins)
  let likely = 1
  let own = outward
  let logPrevious = logP
  for (; ; likely++) {
    if (likely > room) return 0
    const logNext = logInside(likely)
    if (logNext > limit) break
    // Past the mode within the tolerance all the rest is as unlikely; before it, this table is a tie.
    if (logNext <= logPrevious) return 0
    own += exp(logNext - logP)
    logPrevious = logNext
  }
  if (likely >= room || logInside(room) > limit) return Math.min(0, logP + log(own))
  let unlikely = room
  // The mirror image of the observed table is where a symmetric distribution would have the place looked for.
  let trial = Math.round((2 * Math.abs(table.determinant)) / margins.reports)
  for (let stride = 1; unlikely - likely > 1; stride *= 4) {
    if (!(trial > likely && trial < unlikely)) trial = Math.trunc((likely + unlikely) / 2)
    if (logInside(trial) > limit) {
      likely = trial
      trial += stride
    } else {
      unlikely = trial
      trial -= stride
    }
  }
  const start = moved(table, step * unlikely, margins.reports)
  const other = exp(logProbability(start, margins) - logP) * (above ? sumDown(start) : sumUp(start))
  return Math.min(0, logP + log(own + other))
}

/** The table with the same margins and `by` more in a. */
function moved({ a, b, c, d, determinant }: Cells, by: number, reports: number): Cells {
  return { a: a + by, b: b - by, c: c - by, d: d + by, determinant: determinant + by * reports }
}

/** Σ P(X = x) / P(X = a) over x ≥ a. */
function sumUp({ a, b, c, d }: Counts): number {
  let sum = 1
  let term = 1
  for (let k = 0; term > sum * 1e-18; k++) {
    term *= ((b - k) / (a + 1 + k)) * ((c - k) / (d + 1 + k))
    sum += term
  }
  return sum
}

/** Σ P(X = x) / P(X = a) over x ≤ a. */
function sumDown({ a, b, c, d }: Counts): number {
  return sumUp({ a: b, b: a, c: d, d: c })
}

/** Whether P(X = a + 1) ≤ P(X = a): the table is at or above the mode. */
function fallsUpward({ a, b, c, d }: Counts): boolean {
  return (b / (a + 1)) * (c / (d + 1)) <= 1
}

function root(x: number): number {
  return x === 0 ? 1 : twoPi * x
}

function correction(x: number): number {
  if (x >= 10) return stirlingCorrection(x)
  return x === 0 ? 0 : smallCorrections[x - 1]!
}
