import { type Random, seededRandom } from '@aethersignal/core/random'
import { type DuplicateCases, NO_COUNTRY } from './cases/duplicate-cases.js'

/** One report as a row: null where a value is missing. */
export interface CaseRow {
  readonly id: number
  readonly eventDate: number | null
  readonly ageYears: number | null
  readonly sex: 1 | 2 | null
  readonly country: number | null
  readonly drugs: readonly number[]
  readonly events: readonly number[]
  readonly versionDate: number
}

export interface Sizes {
  readonly drugs: number
  readonly events: number
}

/** Rows in columns; the id is the rank. */
export function casesOf(
  rows: readonly CaseRow[],
  { drugs, events }: Sizes = { drugs: 2000, events: 2000 },
): DuplicateCases {
  const incidence = (size: number, lists: readonly (readonly number[])[]) => {
    const offsets = new Uint32Array(rows.length + 1)
    for (const [row, list] of lists.entries()) offsets[row + 1] = offsets[row]! + list.length
    const codes = Uint32Array.from(lists.flatMap((list) => [...list].sort((one, other) => one - other)))
    return { reports: rows.length, size, offsets, codes }
  }
  return {
    reports: rows.length,
    rank: Uint32Array.from(rows, ({ id }) => id),
    versionDate: Int32Array.from(rows, ({ versionDate }) => versionDate),
    receivedDate: new Int32Array(rows.length),
    eventDate: Int32Array.from(rows, ({ eventDate }) => eventDate ?? 0),
    ageYears: Float64Array.from(rows, ({ ageYears }) => ageYears ?? Number.NaN),
    sex: Uint8Array.from(rows, ({ sex }) => sex ?? 0),
    country: Uint16Array.from(rows, ({ country }) => country ?? NO_COUNTRY),
    drugs: incidence(
      drugs,
      rows.map((row) => row.drugs),
    ),
    events: incidence(
      events,
      rows.map((row) => row.events),
    ),
  }
}

/** Reports of different cases, with values as skewed as those of real ones and some missing. */
export function unrelatedRows(count: number, seed: number): CaseRow[] {
  const random = seededRandom(seed)
  const missing = <T>(share: number, value: T) => (random.uniform() < share ? null : value)
  return Array.from({ length: count }, (_, id) => ({
    id,
    eventDate: missing(0.4, randomDate(random)),
    ageYears: missing(0.35, Math.floor(90 * Math.sqrt(random.uniform()))),
    sex: missing(0.1, random.uniform() < 0.6 ? 1 : 2),
    country: missing(0.05, skewed(random, 80)),
    drugs: distinct(1 + Math.floor(5 * random.uniform() ** 2), () => skewed(random, 2000)),
    events: distinct(1 + Math.floor(4 * random.uniform()), () => skewed(random, 2000)),
    versionDate: randomDate(random),
  }))
}

/** The same in another order. */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  const order = [...rows]
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random.uniform() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}

function randomDate(random: Random): number {
  return (
    (2015 + Math.floor(10 * random.uniform())) * 10_000 +
    Math.floor(1 + 12 * random.uniform()) * 100 +
    1 +
    Math.floor(28 * random.uniform())
  )
}

/** Code k with a probability that falls about as 1/(k + 3). */
function skewed(random: Random, size: number): number {
  return Math.floor(3 * ((size + 3) / 3) ** random.uniform()) - 3
}

function distinct(count: number, draw: () => number): number[] {
  return [...new Set(Array.from({ length: count }, draw))]
}
