/** Letters that are units only at the end of a name or in brackets: `age_d`, `Age (y)`. */
const LETTER = /^\p{L}$/u

/**
 * The unit that the name of a column tells: `age_months`, `AgeInWeeks`, `Age [days]`, `weight_lb`. Null where it tells none, or
 * several.
 */
export function unitInName(name: string, isUnit: (word: string) => boolean): string | null {
  const words = name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
  const units = words.filter((word, at) => isUnit(word) && (!LETTER.test(word) || (at > 0 && at === words.length - 1)))
  return units.length === 1 ? units[0]! : null
}
