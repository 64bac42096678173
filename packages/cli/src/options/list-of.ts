import { InvalidArgumentError } from 'commander'

/** Reads a list such as `PS,SS`, each of whose items must be one of the words; upper and lower case are the same. */
export function listOf<T extends string>(words: readonly T[]): (text: string) => readonly T[] {
  return (text) => {
    const chosen = text.split(',').map((item) => {
      const word = words.find((candidate) => candidate.toLowerCase() === item.trim().toLowerCase())
      if (word === undefined) throw new InvalidArgumentError(`"${item.trim()}" is not one of ${words.join(', ')}.`)
      return word
    })
    return [...new Set(chosen)]
  }
}
