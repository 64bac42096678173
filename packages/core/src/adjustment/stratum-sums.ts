import { determinant } from '../measures/determinant.js'

/** Sums over strata that the Mantel–Haenszel estimators and the Cochran–Mantel–Haenszel test are made of. */
export interface StratumSums {
  /** Σ ad/N and Σ bc/N. */
  readonly concordant: number
  readonly discordant: number
  /** Σ PR, Σ (PS + QR), Σ QS with P = (a+d)/N, Q = (b+c)/N, R = ad/N, S = bc/N. */
  readonly pr: number
  readonly psqr: number
  readonly qs: number
  /** Σ a(c+d)/N and Σ c(a+b)/N. */
  readonly exposed: number
  readonly unexposed: number
  /** Σ (ad(a+b) + bc(c+d))/N², Greenland and Robins's variance before it is divided. */
  readonly riskVariance: number
  /** Σ (ad − bc)/N, which is Σ a − Σ E, and Σ n1. n0. n.1 n.0 / (N²(N − 1)). */
  readonly excess: number
  readonly variance: number
  /** Σ n1. n0. / N. */
  readonly weight: number
  /** Σ of Sato's P and Q. */
  readonly satoP: number
  readonly satoQ: number
  /** Strata with reports in all four margins: the others say nothing of the odds ratio. */
  readonly informative: number
}

/** Adds up strata given as cells a, b, c, d one after the other; a stratum without reports adds nothing. */
export function stratumSums(cells: Float64Array): StratumSums {
  const sums = {
    concordant: 0,
    discordant: 0,
    pr: 0,
    psqr: 0,
    qs: 0,
    exposed: 0,
    unexposed: 0,
    riskVariance: 0,
    excess: 0,
    variance: 0,
    weight: 0,
    satoP: 0,
    satoQ: 0,
    informative: 0,
  }
  for (let at = 0; at < cells.length; at += 4) {
    const a = cells[at]!
    const b = cells[at + 1]!
    const c = cells[at + 2]!
    const d = cells[at + 3]!
    const n1 = a + b
    const n0 = c + d
    const n = n1 + n0
    if (n === 0) continue
    const r = a * (d / n)
    const s = b * (c / n)
    const p = (a + d) / n
    const q = (b + c) / n
    sums.concordant += r
    sums.discordant += s
    sums.pr += p * r
    sums.psqr += p * s + q * r
    sums.qs += q * s
    sums.exposed += a * (n0 / n)
    sums.unexposed += c * (n1 / n)
    sums.riskVariance += r * (n1 / n) + s * (n0 / n)
    sums.excess += determinant({ a, b, c, d }) / n
    if (n > 1) sums.variance += (n1 / n) * (n0 / n) * (a + c) * ((b + d) / (n - 1))
    sums.weight += n1 * (n0 / n)
    sums.satoP += (n1 / n) * (n1 / n) * c - (n0 / n) * (n0 / n) * a + ((n1 / n) * (n0 / n) * (n0 - n1)) / 2
    sums.satoQ += (a * (d / n) + c * (b / n)) / 2
    if (n1 > 0 && n0 > 0 && a + c > 0 && b + d > 0) sums.informative += 1
  }
  return sums
}
