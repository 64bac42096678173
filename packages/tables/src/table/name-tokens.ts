import { withoutAccents } from './case-columns.js'

/** The words and the numbers of a name of a column. */
export interface NameTokens {
  readonly words: readonly string[]
  readonly numbers: readonly number[]
}

/**
 * Cuts a name into words at punctuation, at capitals within it, and at digits: `patient.drug[0].medicinalProduct`. What
 * programs add to the second of two equal names goes: `.1` (pandas), `...3` (R), and `_x`, `.y` of a merge.
 */
export function nameTokens(name: string): NameTokens {
  const parts =
    withoutAccents(name)
      .trim()
      .replace(/\.\.\.\d+$/, '')
      .replace(/(?<=[\p{L}\p{N}])[._][xy]$/u, '')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .match(/\p{L}+|\p{N}+/gu) ?? []
  return {
    words: parts.filter((part) => !/^\p{N}/u.test(part)),
    numbers: parts.filter((part) => /^\d+$/.test(part)).map(Number),
  }
}
