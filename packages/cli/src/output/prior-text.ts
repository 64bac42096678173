import type { PriorFit } from '@aethersignal/model'

/** The fitted prior with the evidence for it, on two lines. */
export function priorText({ alpha1, beta1, alpha2, beta2, p, certificate }: PriorFit): string {
  const parameter = (value: number) => value.toPrecision(8)
  const { negativeLogLikelihood, gradientNorm, starts, startsAgreeing, converged, boundary, points, cells } =
    certificate
  const edge = boundary.length > 0 ? `AT THE EDGE: ${boundary.join(', ')}` : 'no parameter at its edge'
  return [
    `prior  α1 ${parameter(alpha1)}, β1 ${parameter(beta1)}, α2 ${parameter(alpha2)}, β2 ${parameter(beta2)}, P ${parameter(p)}`,
    `       −log L ${negativeLogLikelihood.toFixed(6)}, gradient norm ${gradientNorm.toExponential(1)}, ` +
      `${startsAgreeing} of ${starts} starts agree, ${converged ? 'converged' : 'NOT CONVERGED'}, ${edge} ` +
      `(${points.toLocaleString('en')} points for ${cells.toLocaleString('en')} cells)`,
  ].join('\n')
}
