import { AetherError } from '@aethersignal/model'
import type { DeviationRates } from './deviation-bits.js'
import type { HitMissRates } from './hit-miss-weights.js'

/** How often and how far the fields of two reports of one case go apart. */
export interface ModelParameters {
  /** Rates of sex. */
  readonly sex: HitMissRates
  /** Rates of country. */
  readonly country: HitMissRates
  /** A drug that a report names or leaves out; blank has no meaning and is 0. */
  readonly drug: HitMissRates
  /** Rates of reactions. */
  readonly event: HitMissRates
  /** Free texts: how often one case is told in other words. */
  readonly narrative: HitMissRates
  /** In years. */
  readonly age: DeviationRates
  /** In days. */
  readonly date: DeviationRates
}

/**
 * Parameters fitted to known duplicates, as published with an experiment on FAERS after vigiMatch. Those of sex and
 * country are taken as rates among known values, since no blank rate was published with them. No rate was published for free texts: one half stands for a
 * case told in other words as often as not.
 */
export const MODEL_PARAMETERS: ModelParameters = {
  sex: { miss: 0.051, blank: 0 },
  country: { miss: 0.036, blank: 0 },
  drug: { miss: 0.107, blank: 0 },
  event: { miss: 0.387, blank: 0 },
  narrative: { miss: 0.5, blank: 0 },
  age: { miss: 0.036, deviation: 0.01, blank: 0.186, standardDeviation: 2.1 },
  date: { miss: 0.051, deviation: 0.01, blank: 0.229, standardDeviation: 50.2 },
}

/** @throws AetherError `measure/invalid-option` unless all rates are probabilities that leave room for a hit. */
export function checkParameters(parameters: ModelParameters): void {
  for (const [field, rates] of Object.entries(parameters) as [string, Partial<DeviationRates>][]) {
    const { miss = Number.NaN, deviation = 0, blank = Number.NaN, standardDeviation = 1 } = rates
    const isRight = miss > 0 && deviation >= 0 && blank >= 0 && miss + deviation + blank < 1 && standardDeviation > 0
    if (!isRight) {
      throw new AetherError('measure/invalid-option', `The rates of ${field} leave no room for a hit.`, {
        remedy: 'Give a miss rate above 0 and rates whose sum is below 1.',
      })
    }
  }
}
