import { AetherError, normaliseName } from '@aethersignal/model'
import { tableRows } from '../dictionaries/table-columns.js'

/** Terms that were renamed, under the names they have now. */
export interface Renames {
  /** Normalised old name → normalised newest name, through every rename between them. */
  readonly newestOf: ReadonlyMap<string, string>
  /** The newest name of a term, normalised; the term itself where it was never renamed. Null for an empty one. */
  readonly rename: (term: string) => string | null
}

/**
 * Reads a table of renamed terms, CSV with the columns `from` and `to` (or `old` and `new`). Chains of renames are
 * followed, in any order of rows.
 * @throws AetherError `input/empty`, `input/missing-column`; `input/invalid-row` naming the line for a row without one of the
 * two, a term renamed into two, and renames that go in a circle.
 */
export function readRenames(text: string, file = 'renames'): Renames {
  const next = new Map<string, { to: string; line: number }>()
  const columns = { from: ['from', 'old'], to: ['to', 'new'] }
  for (const { line, fields } of tableRows(text, { delimiter: ',', file, columns })) {
    const from = normaliseName(fields.from)
    const to = normaliseName(fields.to)
    if (from === null || to === null)
      throw invalid(file, line, `Line ${line} of ${file} lacks the old or the new name.`)
    if (from === to) continue
    const before = next.get(from)
    if (before !== undefined && before.to !== to) {
      throw invalid(
        file,
        line,
        `${from} is renamed to ${before.to} on line ${before.line} and to ${to} on line ${line}.`,
      )
    }
    next.set(from, { to, line })
  }
  const newestOf = new Map<string, string>()
  for (const [from, { line }] of next) {
    let newest = from
    const seen = new Set<string>()
    for (let step = next.get(newest); step !== undefined; step = next.get(newest)) {
      if (seen.has(newest)) throw invalid(file, line, `The renames of ${from} go in a circle.`)
      seen.add(newest)
      newest = step.to
    }
    newestOf.set(from, newest)
  }
  const rename = (term: string) => {
    const name = normaliseName(term)
    return name === null ? null : (newestOf.get(name) ?? name)
  }
  return { newestOf, rename }
}

function invalid(file: string, line: number, message: string): AetherError {
  return new AetherError('input/invalid-row', message, { place: { file, line } })
}
