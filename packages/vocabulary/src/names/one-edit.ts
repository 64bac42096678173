const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Every text that one letter inserted, left out or changed, or two neighbouring letters swapped, makes of `name`
 * (Damerau–Levenshtein distance 1), as far as the edit lies after the first letter of a word of at least `minimumWord` letters.
 * First letters and short words stay, because there an edit tells drugs apart (`VITAMIN C`, `HUMULIN R`); so do digits
 * (`INTERFERON BETA-1A`).
 *
 * F. J. Damerau (1964), A technique for computer detection and correction of spelling errors, Commun. ACM 7, 171–176.
 */
export function* oneEdit(name: string, minimumWord: number): Generator<string> {
  for (const match of name.matchAll(/[A-Z]+/g)) {
    const word = match[0]
    if (word.length < minimumWord) continue
    const before = name.slice(0, match.index)
    const after = name.slice(match.index + word.length)
    for (let at = 1; at <= word.length; at++) {
      const head = before + word.slice(0, at)
      for (const letter of LETTERS) yield head + letter + word.slice(at) + after
      if (at === word.length) break
      const tail = word.slice(at + 1) + after
      yield head + tail
      for (const letter of LETTERS) if (letter !== word[at]) yield head + letter + tail
      const next = word[at + 1]
      if (next !== undefined && next !== word[at]) yield head + next + word[at] + word.slice(at + 2) + after
    }
  }
}
