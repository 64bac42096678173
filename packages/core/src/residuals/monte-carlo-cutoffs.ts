import type { CheckedTable } from '../likelihood-ratio/drug-event-table.js'
import { determinant } from '../measures/determinant.js'
import { fisherExact } from '../measures/fisher.js'
import { adjustP } from '../multiplicity/adjust-p.js'
import { atLeast } from '../random/at-least.js'
import { seededRandom } from '../random/random.js'
import type { ChosenOptions } from './deviating-cells-options.js'
import { fewestReports, residualMaxima } from './residual-maxima.js'

/** Cut-offs of the residuals by random tables, and Fisher's test of the cells that have too few reports for them. */
export function* monteCarloCutoffs(
  table: CheckedTable,
  residual: Float64Array,
  { scope, alpha, simulations, seed, smallCells, comparator }: ChosenOptions,
  step: (done: number) => void,
) {
  const { drugs, events, counts, drugTotals, eventTotals, total } = table
  const random = seededRandom(seed)
  const draw = residualMaxima(table)
  const drawn = new Float64Array(drugs)
  const maxima = Array.from({ length: scope === 'drug' ? drugs : 1 }, () => new Float64Array(simulations))
  for (let simulation = 0; simulation < simulations; simulation++) {
    if (simulation % 64 === 0) step(simulation)
    yield* draw(random, drawn)
    yield
    maxima.forEach((values, at) => {
      values[simulation] = scope === 'drug' ? drawn[at]! : drawn.reduce((one, other) => Math.max(one, other))
    })
  }
  for (const values of maxima) values.sort()
  const maximaOf = (drug: number) => maxima[scope === 'drug' ? drug : 0]!
  const allowed = Math.floor(alpha * (1 + simulations))

  const tested = Array.from(counts, (a, cell) => {
    const drug = Math.floor(cell / events)
    const all = eventTotals[cell % events]!
    if (Number.isNaN(residual[cell]!)) return { p: Number.NaN, error: Number.NaN, signal: false }
    if (a === 0) return { p: 1, error: 0, signal: false }
    if (a >= fewestReports) {
      const p = (1 + atLeast(maximaOf(drug), residual[cell]!)) / (1 + simulations)
      return { p, error: Math.sqrt((p * (1 - p)) / (1 + simulations)), signal: p <= alpha }
    }
    const others = comparator === undefined || comparator === drug
    const c = others ? all - a : counts[comparator * events + (cell % events)]!
    const d = (others ? total - drugTotals[drug]! : drugTotals[comparator]!) - c
    const compared = { a, b: drugTotals[drug]! - a, c, d }
    const p = Math.min(1, fisherExact(compared).twoSided)
    return { p, error: 0, signal: p <= alpha && determinant(compared) > 0 }
  })
  if (smallCells === 'holm') {
    for (let drug = 0; drug < drugs; drug++) {
      const small = tested
        .slice(drug * events, (drug + 1) * events)
        .filter(({ p }, event) => !Number.isNaN(p) && counts[drug * events + event]! < fewestReports)
      if (small.length === 0) continue
      const { adjusted } = adjustP(
        Float64Array.from(small, ({ p }) => p),
        { method: 'holm' },
      )
      small.forEach((cell, at) => {
        cell.p = adjusted[at]!
        cell.signal &&= cell.p <= alpha
      })
    }
  }
  return {
    cutoffs: Float64Array.from({ length: drugs }, (_, drug) => maximaOf(drug)[simulations - allowed]!),
    p: Float64Array.from(tested, ({ p }) => p),
    pStandardError: Float64Array.from(tested, ({ error }) => error),
    signals: Uint8Array.from(tested, ({ signal }) => Number(signal)),
  }
}
