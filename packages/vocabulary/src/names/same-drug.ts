import { sameNames } from './name-dictionary.js'
import { moietyOfSalt } from './salts.js'

/**
 * Whether two lists of ingredients name the same drugs but for salts and details: each ingredient of either has one of the
 * other of the same moiety, or of which it is the first words (`INSULIN LISPRO` and `INSULIN LISPRO RECOMBINANT`).
 */
export function sameDrug(one: readonly string[], other: readonly string[]): boolean {
  if (sameNames(one, other)) return true
  return isWithin(one, other) && isWithin(other, one)
}

function isWithin(one: readonly string[], other: readonly string[]): boolean {
  return one.every((name) => other.some((candidate) => sameSubstance(name, candidate)))
}

function sameSubstance(one: string, other: string): boolean {
  if (one.startsWith(`${other} `) || other.startsWith(`${one} `)) return true
  const moiety = moietyOfSalt(one) ?? one
  return moiety === (moietyOfSalt(other) ?? other)
}
