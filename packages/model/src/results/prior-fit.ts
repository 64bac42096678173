/**
 * The two-gamma prior of MGPS, λ ~ P·Gamma(α1, β1) + (1 − P)·Gamma(α2, β2), as fitted, with the evidence that the fit
 * can be trusted. DuMouchel 1999, Am Stat 53:177.
 */
export interface PriorFit {
  /** Shape of the first component, above 0. */
  readonly alpha1: number
  /** Rate of the first component, above 0. */
  readonly beta1: number
  /** Shape of the second component, above 0. */
  readonly alpha2: number
  /** Rate of the second component, above 0. */
  readonly beta2: number
  /** P, the weight of the first component, 0 … 1. */
  readonly p: number
  /** How far the fit can be trusted. */
  readonly certificate: PriorCertificate
}

/** The evidence that a fitted prior can be trusted. */
export interface PriorCertificate {
  /** −log L of the full table at the optimum. */
  readonly negativeLogLikelihood: number
  /** Largest absolute derivative of −log L by the logs of the four gamma parameters and the logit of P. */
  readonly gradientNorm: number
  /** Points from which the optimum was sought. */
  readonly starts: number
  /** Starts that ended at the same −log L. */
  readonly startsAgreeing: number
  /** True for an optimum inside the domain. */
  readonly converged: boolean
  /** Names of parameters that ran to the edge of their range; empty for an interior optimum. */
  readonly boundary: readonly string[]
  /** Distinct (n, n1., n.1) triples the full table was compressed to without loss. */
  readonly points: number
  /** Cells of the full table, empty ones included. */
  readonly cells: number
}
