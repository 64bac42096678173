import type { Random } from '../../packages/faers/src/synthetic/random.js'

/** A sound table of text: what damage is done to. */
export interface LineSource {
  /** Null for NDJSON. */
  readonly header: string | null
  readonly records: readonly string[]
  /** A text for each record that stands in no other. */
  readonly markers: readonly string[]
  /** Finds what cannot be missing in the header. */
  readonly needed: RegExp
  readonly delimiter: string
  /** Whether cells may be quoted by RFC 4180. */
  readonly quotes: boolean
}

/** The text for the record of this number: no reader changes it, and it is no name of anything. */
export function markerOf(record: number): string {
  return `zq${String(record).padStart(5, '0')}x`
}

const WORDS =
  'amber birch cedar delta ember fjord grove heath inlet jetty knoll lagoon marsh north orchard prairie'.split(' ')

/** Words at random, so that no two texts are nearly the same. */
export function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => `${WORDS[random.below(WORDS.length)]!}${random.below(10_000)}`).join(' ')
}

/** The text of a table, its lines ended by `newline`. */
export function textOf({ header, records }: Pick<LineSource, 'header' | 'records'>, newline = '\n'): string {
  return [...(header === null ? [] : [header]), ...records].map((line) => line + newline).join('')
}
