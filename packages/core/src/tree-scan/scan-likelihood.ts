import { log } from '../special/log.js'

/** The log-likelihood ratio of one cut: `count` cases among `size` (cases with controls, or expected cases). */
export type ScanLikelihood = (count: number, size: number) => number

/**
 * Unconditional Bernoulli (Kulldorff et al. 2003, 2013): c ln(c/(np)) + (n − c) ln((n − c)/(n(1 − p))) where
 * c/n > p, else 0. Relative accuracy about 1e-13 where c/n is not within 1e-3 of p.
 */
export function bernoulliLikelihood(probability: number): ScanLikelihood {
  const other = 1 - probability
  return (count, size) => {
    if (count <= size * probability) return 0
    return term(count, size * probability) + term(size - count, size * other)
  }
}

/** Conditional Bernoulli: the cut against all else, the numbers of cases and of all being fixed. */
export function conditionalBernoulliLikelihood(allCases: number, all: number): ScanLikelihood {
  const probability = allCases / all
  return (count, size) => {
    const [restCount, rest] = [allCases - count, all - size]
    if (count * all <= size * allCases) return 0
    return (
      term(count, size * probability) +
      term(size - count, size * (1 - probability)) +
      term(restCount, rest * probability) +
      term(rest - restCount, rest * (1 - probability))
    )
  }
}

/** Unconditional Poisson: c ln(c/E) − (c − E) where c > E, else 0. */
export function poissonLikelihood(count: number, expected: number): number {
  return count <= expected ? 0 : term(count, expected) - (count - expected)
}

/** Conditional Poisson: c ln(c/E) + (C − c) ln((C − c)/(C − E)) where c > E, else 0; the E of all add up to C. */
export function conditionalPoissonLikelihood(allCases: number): ScanLikelihood {
  return (count, expected) =>
    count <= expected ? 0 : Math.max(0, term(count, expected) + term(allCases - count, allCases - expected))
}

/** x ln(x/y), 0 at x = 0. */
function term(x: number, y: number): number {
  return x <= 0 ? 0 : x * log(x / y)
}
