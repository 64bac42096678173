import { type Measure as CoreMeasure, countPairs, score } from '@aethersignal/core'
import { fitPrior, type UniversePrior } from '@aethersignal/engine'
import {
  AetherError,
  MEASURE_COLUMNS,
  MEASURES,
  normaliseName,
  type ResultNote,
  type SignalColumn,
  type ZeroCells,
} from '@aethersignal/model'
import { openUniverse, STORE_DEFINITIONS, type UniverseQuery } from './open-universe.js'

/** Which pairs of a store are scored, and how. */
export interface PairScoresQuery extends UniverseQuery {
  readonly drugs: readonly string[]
  readonly events: readonly string[]
  readonly columns: readonly SignalColumn[]
  readonly zeroCells: ZeroCells
}

/**
 * Scores the pairs that are asked for, as `signals` does: counts, margins and the prior of EBGM are of the whole store. A
 * pair without reports has a = 0; one whose drug or event the store does not have is undefined, and counted in a note.
 */
export async function pairScores(query: PairScoresQuery) {
  const { roles, where, zeroCells, columns: wanted, signal } = query
  const { index, mask, drugs, reports, identity, notes: found } = await openUniverse(query)
  const measures = MEASURES.filter((measure) => MEASURE_COLUMNS[measure].some((column) => wanted.includes(column)))
  const counts = countPairs(drugs, index.events.incidence, { mask, signal })
  const asked = measures.flatMap((measure): CoreMeasure[] => (measure === 'ic' ? ['ic', 'ic_approx'] : [measure]))
  const fitted: UniversePrior = asked.includes('ebgm') ? fitPrior(counts) : { notes: [] }
  if (asked.includes('ebgm') && fitted.fit === undefined) {
    throw new AetherError('measure/too-little-data', fitted.notes[0]?.message ?? 'EBGM has no prior.', {
      remedy: 'Widen the conditions, or choose other measures.',
    })
  }

  const codeOf = (names: readonly string[]) => {
    const codes = new Map(names.map((name, code) => [normaliseName(name), code]))
    return (name: string) => codes.get(normaliseName(name))
  }
  const [drugCode, eventCode] = [codeOf(index.drugs.names), codeOf(index.events.names)]
  const rows = query.drugs.length
  const column = () => new Float64Array(rows).fill(Number.NaN)
  const cells = { a: column(), drugTotal: column(), eventTotal: column(), total: column() }
  const unknown: number[] = []
  for (let row = 0; row < rows; row++) {
    const [drug, event] = [drugCode(query.drugs[row]!), eventCode(query.events[row]!)]
    if (drug === undefined || event === undefined) {
      unknown.push(row)
      continue
    }
    const from = counts.offsets[drug]!
    const at = counts.codes.subarray(from, counts.offsets[drug + 1]!).indexOf(event)
    cells.a[row] = at < 0 ? 0 : counts.counts[from + at]!
    cells.drugTotal[row] = counts.drugs.totals[drug]!
    cells.eventTotal[row] = counts.events.totals[event]!
    cells.total[row] = reports
  }
  const { columns } = score(cells, asked, { zeroCells, ...(fitted.fit && { prior: fitted.fit }) })
  const [first] = unknown
  const notes: ResultNote[] = [...found, ...fitted.notes]
  if (first !== undefined) {
    const message = `Pairs whose drug or event the store does not have, such as ${query.drugs[first]} with ${query.events[first]}, have no score.`
    notes.push({ code: 'unknown-pairs', message, count: unknown.length })
  }
  return {
    a: cells.a,
    scores: new Map(wanted.map((name) => [name, columns[name] ?? column()])),
    notes,
    definitions: { ...STORE_DEFINITIONS, reports, zeroCells, ...(fitted.fit && { prior: fitted.fit }) },
    input: { store: identity, roles, where: where ?? null, zeroCells },
  }
}
