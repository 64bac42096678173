import { AetherError } from '@aethersignal/model'

/** Where FDA publishes the files of quarters. */
export const FDA_EXPORTS = 'https://fis.fda.gov/content/Exports/'

/** ASCII tables, or XML of E2B(R2). */
export type ArchiveFormat = 'ascii' | 'xml'

const FIRST_QUARTER = '2004Q1'
/** The first quarter of FAERS; those before are of AERS, whose reports FDA published as SGML instead of XML. */
const FIRST_OF_FAERS = '2012Q4'

/**
 * The names under which the archive of a quarter may lie, likeliest first. FDA writes the letter before the number of the
 * quarter now small, now large.
 *
 * @throws AetherError `usage/invalid` for what is no quarter since 2004Q1, and for XML of before 2012Q4.
 */
export function archiveNames(quarter: string, format: ArchiveFormat): readonly string[] {
  const match = /^(20\d\d)q([1-4])$/i.exec(quarter)
  const written = quarter.toUpperCase()
  if (match === null || written < FIRST_QUARTER) {
    throw new AetherError('usage/invalid', `${quarter} is not a quarter from ${FIRST_QUARTER} on.`, {
      remedy: 'Quarters are written as 2025Q4.',
    })
  }
  if (format === 'xml' && written < FIRST_OF_FAERS) {
    throw new AetherError('usage/invalid', `${written} was not published as XML; that begins with ${FIRST_OF_FAERS}.`, {
      remedy: 'Ask for the ASCII files of this quarter.',
    })
  }
  const [, year, number] = match
  const system = written < FIRST_OF_FAERS ? 'aers' : 'faers'
  return ['q', 'Q'].map((letter) => `${system}_${format}_${year}${letter}${number}.zip`)
}

/**
 * Quarters of a list in which `2024Q1..2025Q4` stands for all from the one to the other, each once, in order.
 *
 * @throws AetherError `usage/invalid` for what is no quarter or no such range.
 */
export function quartersOf(written: readonly string[]): readonly string[] {
  const numbers = new Set<number>()
  for (const item of written) {
    const [first = '', last = first, ...more] = item.split('..')
    const from = numberOf(first)
    const to = numberOf(last)
    if (from === null || to === null || more.length > 0 || to < from) {
      throw new AetherError('usage/invalid', `${item} is neither a quarter nor a range of quarters.`, {
        remedy: 'Write 2025Q4, or 2024Q1..2025Q4.',
      })
    }
    for (let number = from; number <= to; number++) numbers.add(number)
  }
  return [...numbers].sort((one, other) => one - other).map((at) => `${Math.floor(at / 4)}Q${(at % 4) + 1}`)
}

function numberOf(quarter: string): number | null {
  const match = /^(20\d\d)q([1-4])$/i.exec(quarter)
  return match === null ? null : Number(match[1]) * 4 + Number(match[2]) - 1
}
