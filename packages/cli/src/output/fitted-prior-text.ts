import { type FittedPrior, priorIntervals } from '@aethersignal/engine/analyses'

/** A fitted prior as JSON. */
export function fittedPriorJson({
  fit: { prior, certificate },
  cells,
  zeroCells,
  definitions,
  notes,
}: FittedPrior): string {
  const { negLogLikelihood: negLogLik, ...rest } = certificate
  const content = { theta: prior, negLogLik, ...rest, cells, zeroCells, definitions, notes }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** A fitted prior for a person: its parameters, how far they can be trusted, and the flag that gives it to `score`. */
export function fittedPriorText({ fit, cells }: FittedPrior): string {
  const { prior, certificate } = fit
  const { boundary, converged } = certificate
  const names = ['alpha1', 'beta1', 'alpha2', 'beta2', 'p'] as const
  const intervals = priorIntervals(fit)
  const parameters = names.map((name) => {
    const [low, high] = intervals[name]
    const interval = Number.isNaN(low) ? '–' : `${shown(low)} … ${shown(high)}`
    return `${name.padEnd(8)}${shown(prior[name]).padEnd(14)}95 % interval ${interval}`
  })
  return `${[
    ...parameters,
    '',
    `likelihood ${certificate.likelihood}${certificate.minimumCount > 0 ? `, counts from ${certificate.minimumCount}` : ''}`,
    `−log L ${certificate.negLogLikelihood.toFixed(6)}, largest slope ${certificate.gradientNorm.toExponential(1)}, ` +
      `condition number ${certificate.conditionNumber.toExponential(1)}`,
    `${certificate.startsAgreeing} of ${certificate.starts} starts agree, ${converged ? 'converged' : 'NOT CONVERGED'}, ` +
      (boundary.length > 0 ? `AT THE EDGE: ${boundary.join(', ')}` : 'no parameter at its edge'),
    `${certificate.points.toLocaleString('en')} points for ${cells.toLocaleString('en')} cells`,
    '',
    `--prior ${names.map((name) => prior[name]).join(',')}`,
  ].join('\n')}\n`
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)))
}
