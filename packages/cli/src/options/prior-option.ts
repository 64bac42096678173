import type { MgpsPrior } from '@aethersignal/core'
import { InvalidArgumentError } from 'commander'
import { decimalNumber } from './decimal-number.js'

/** Reads the five parameters of a prior, `alpha1,beta1,alpha2,beta2,p`. */
export function priorOption(text: string): MgpsPrior {
  const numbers = text.split(',').map((part) => decimalNumber(part.trim()))
  const [alpha1 = 0, beta1 = 0, alpha2 = 0, beta2 = 0, p = -1] = numbers
  const possible = [alpha1, beta1, alpha2, beta2].every((value) => value > 0) && p >= 0 && p <= 1
  if (numbers.length === 5 && possible) return { alpha1, beta1, alpha2, beta2, p }
  throw new InvalidArgumentError('Give alpha1,beta1,alpha2,beta2,p: four numbers above 0 and one from 0 to 1.')
}
