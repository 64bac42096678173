import { checkIncidence, type Incidence } from '../counts/incidence.js'
import { AetherError } from '../errors/aether-error.js'

/** Reports with the same drugs put together: a logistic likelihood of reports depends on nothing else. */
export interface ReportPatterns {
  readonly reports: number
  readonly cases: number
  readonly size: number
  readonly offsets: Uint32Array
  readonly codes: Uint32Array
  /** Reports of each pattern. */
  readonly weights: Float64Array
  /** Reports of each pattern that have the event. */
  readonly events: Float64Array
}

/** @throws AetherError `measure/invalid-value` for a code or a length that does not fit. */
export function reportPatterns(drugs: Incidence, cases: ArrayLike<number>): ReportPatterns {
  checkIncidence(drugs, 'drugs')
  const { reports, size } = drugs
  if (cases.length !== reports) {
    const message = `cases has ${cases.length} entries; there are ${reports} reports.`
    throw new AetherError('measure/invalid-value', message, { place: { field: 'cases' } })
  }
  // A trie over the codes: an edge is (node, code), a node the codes so far.
  const edges = new Map<number, number>()
  const patternOf = [-1]
  const weights: number[] = []
  const events: number[] = []
  const offsets = [0]
  const codes: number[] = []
  let allCases = 0
  for (let report = 0; report < reports; report++) {
    let node = 0
    const [from, to] = [drugs.offsets[report]!, drugs.offsets[report + 1]!]
    for (let at = from; at < to; at++) {
      const code = drugs.codes[at]!
      if (code >= size) {
        const message = `Report ${report} has drug ${code}; there are ${size} drugs.`
        throw new AetherError('measure/invalid-value', message, { place: { field: 'drugs', row: report } })
      }
      const edge = node * size + code
      const next = edges.get(edge)
      if (next === undefined) {
        node = patternOf.push(-1) - 1
        edges.set(edge, node)
      } else node = next
    }
    let pattern = patternOf[node]!
    if (pattern < 0) {
      pattern = weights.push(0) - 1
      patternOf[node] = pattern
      events.push(0)
      for (let at = from; at < to; at++) codes.push(drugs.codes[at]!)
      offsets.push(codes.length)
    }
    const event = cases[report]!
    if (event !== 0 && event !== 1) {
      const message = `cases is ${event}, neither 0 nor 1.`
      throw new AetherError('measure/invalid-value', message, { place: { field: 'cases', row: report } })
    }
    weights[pattern]! += 1
    events[pattern]! += event
    allCases += event
  }
  return {
    ...{ reports, cases: allCases, size },
    offsets: Uint32Array.from(offsets),
    codes: Uint32Array.from(codes),
    weights: Float64Array.from(weights),
    events: Float64Array.from(events),
  }
}
