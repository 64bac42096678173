import type { MgpsFit, MgpsPrior } from '@aethersignal/core'
import { exp } from '@aethersignal/core/special'

/** The 97.5 % point of the normal distribution. */
const DEVIATE = 1.959963984540054

/**
 * Wald intervals of 95 % for the parameters of a fitted prior, on the scale they were fitted on, logarithms and for p the
 * logit, so that they keep to the domain. NaN at a bound or without an optimum.
 */
export function priorIntervals({
  prior,
  certificate: { standardErrors },
}: MgpsFit): Readonly<Record<keyof MgpsPrior, readonly [low: number, high: number]>> {
  const interval = (name: keyof MgpsPrior): readonly [number, number] => {
    const distance = DEVIATE * standardErrors[name]
    return [atDistance(name, prior[name], -distance), atDistance(name, prior[name], distance)]
  }
  return {
    ...{ alpha1: interval('alpha1'), beta1: interval('beta1') },
    ...{ alpha2: interval('alpha2'), beta2: interval('beta2'), p: interval('p') },
  }
}

function atDistance(name: keyof MgpsPrior, value: number, distance: number): number {
  return name === 'p' ? 1 / (1 + ((1 - value) / value) * exp(-distance)) : value * exp(distance)
}
