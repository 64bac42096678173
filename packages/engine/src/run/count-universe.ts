import { countPairs, type Incidence, type PairCounts } from '@aethersignal/core'
import type { Universe } from '../query/universe.js'
import type { CallScope } from './call-scope.js'

/** Co-occurrences counted at a stretch, a quarter of a second or so, before an abort is looked for. */
const STRETCH = 20_000_000

/**
 * Counts every pair of a universe. Long counts are cut into ranges of drugs, between which other work of the thread,
 * such as the message that stops this one, has its turn.
 *
 * @param stretch co-occurrences between two looks at the scope
 */
export async function countUniverse(
  universe: Universe,
  events: Incidence,
  scope: CallScope,
  stretch: number = STRETCH,
): Promise<PairCounts> {
  const { ranges, total } = drugRanges(universe, events, stretch)
  const parts: PairCounts[] = []
  let done = 0
  for (const { from, to, length } of ranges) {
    await scope.step({ phase: 'count', done, total })
    parts.push(countPairs(universe.drugs, events, { mask: universe.mask, drugRange: [from, to], signal: scope.signal }))
    done += length
  }
  scope.report({ phase: 'count', done: total, total })
  return joined(parts)
}

function drugRanges({ mask, drugs }: Universe, events: Incidence, stretch: number) {
  const lengths = new Float64Array(drugs.size)
  for (let report = 0; report < drugs.reports; report++) {
    if (mask[report] === 0) continue
    const own = events.offsets[report + 1]! - events.offsets[report]!
    for (let at = drugs.offsets[report]!; at < drugs.offsets[report + 1]!; at++) lengths[drugs.codes[at]!]! += own
  }
  const ranges: { readonly from: number; readonly to: number; readonly length: number }[] = []
  let from = 0
  let length = 0
  let total = 0
  for (let drug = 0; drug < drugs.size; drug++) {
    length += lengths[drug]!
    total += lengths[drug]!
    if (length >= stretch) {
      ranges.push({ from, to: drug + 1, length })
      from = drug + 1
      length = 0
    }
  }
  if (from < drugs.size || ranges.length === 0) ranges.push({ from, to: drugs.size, length })
  return { ranges, total }
}

function joined(parts: readonly PairCounts[]): PairCounts {
  const first = parts[0]!
  if (parts.length === 1) return first
  const pairs = parts.reduce((sum, part) => sum + part.codes.length, 0)
  const codes = first.codes instanceof Uint16Array ? new Uint16Array(pairs) : new Uint32Array(pairs)
  const counts = new Uint32Array(pairs)
  const offsets = new Uint32Array(first.drugs.size + 1)
  let at = 0
  for (const part of parts) {
    codes.set(part.codes, at)
    counts.set(part.counts, at)
    const [from, to] = part.drugRange
    for (let drug = from; drug < to; drug++) offsets[drug + 1] = at + part.offsets[drug + 1]!
    at += part.codes.length
  }
  return { ...first, offsets, codes, counts, drugRange: [0, first.drugs.size] }
}
