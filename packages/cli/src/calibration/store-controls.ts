import { standardErrorFromInterval } from '@aethersignal/core/calibration'
import { intervalOf, type SignalColumn, type ZeroCells } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../input/read-columns.js'
import type { UniverseQuery } from '../store/open-universe.js'
import { pairScores } from '../store/pair-scores.js'
import { type ControlRows, type EstimateRows, trueEffects } from './read-controls.js'

/** Measures that are ratios or their logarithms, with an interval: what systematic error can be taken off from. */
export const CALIBRATED_MEASURES = ['ror', 'ror_ha', 'prr', 'ic', 'ebgm'] as const

export type CalibratedMeasure = (typeof CALIBRATED_MEASURES)[number]

/** Which measure of which reports. */
export interface StoreControlsQuery extends UniverseQuery {
  readonly measure: CalibratedMeasure
  readonly zeroCells: ZeroCells
}

/** Estimates of a store, and what they are. */
export interface StoreEstimates {
  readonly controls: ControlRows
  readonly estimates?: EstimateRows
}

const SPEC = {
  required: { drug: 'text', event: 'text' },
  optional: { true_log_rr: { kind: 'number', empty: 'allowed' }, negative: { kind: 'flag', empty: 'allowed' } },
  carry: true,
} as const

/** Reads pairs that are controls, and pairs to calibrate, and estimates them in a store: at once, so that it is read once. */
export async function storeControls(
  paths: { readonly controls: string; readonly apply?: string | undefined },
  query: StoreControlsQuery,
  options: ReadColumnsOptions,
): Promise<StoreEstimates> {
  const controls = await readColumns(paths.controls, SPEC, options)
  const apply =
    paths.apply === undefined ? undefined : await readColumns(paths.apply, { ...SPEC, optional: {} }, options)
  const { estimate: point, lower, upper } = intervalOf(query.measure)!
  const scored = await pairScores({
    ...query,
    drugs: [...controls.columns.drug, ...(apply?.columns.drug ?? [])],
    events: [...controls.columns.event, ...(apply?.columns.event ?? [])],
    columns: [point, lower, upper],
  })
  const { estimate, standardError } = onLogScale(query.measure, scored.scores)
  const part = ({ columns: { drug, event }, carried, ...table }: NonNullable<typeof apply>, from: number) => ({
    estimate: estimate.subarray(from, from + table.rows),
    standardError: standardError.subarray(from, from + table.rows),
    reports: scored.a.subarray(from, from + table.rows),
    carried: [{ name: 'drug', values: drug }, { name: 'event', values: event }, ...carried],
    input: { file: table.file, sha256: table.sha256, rows: table.rows },
  })
  const own = part(controls, 0)
  return {
    controls: {
      ...own,
      trueEffect: trueEffects(controls.columns, controls.rows),
      notes: [...controls.notes, ...scored.notes],
      definitions: { ...scored.definitions, measure: query.measure, standardError: STANDARD_ERRORS[query.measure] },
      input: { ...own.input, ...scored.input },
    },
    ...(apply && { estimates: part(apply, controls.rows) }),
  }
}

const FROM_INTERVAL = 'width of the credibility interval on the log scale over that of a standard normal one'

const STANDARD_ERRORS: Readonly<Record<CalibratedMeasure, string>> = {
  ror: 'Woolf',
  ror_ha: 'Woolf, ½ in every cell',
  prr: 'log-normal',
  ic: `${FROM_INTERVAL}, 95 %`,
  ebgm: `${FROM_INTERVAL}, 90 %`,
}

/** Natural logarithms of the estimates, with standard errors from their intervals; IC is a binary logarithm already. */
function onLogScale(measure: CalibratedMeasure, scores: ReadonlyMap<SignalColumn, Float64Array>) {
  const log = measure === 'ic' ? (value: number) => value * Math.LN2 : Math.log
  const logs = (name: SignalColumn) => (scores.get(name) ?? new Float64Array()).map(log)
  const { estimate, lower, upper, level } = intervalOf(measure)!
  const [from, to] = [logs(lower), logs(upper)]
  const standardError = from.map((bound, row) => standardErrorFromInterval(bound, to[row]!, level))
  return { estimate: logs(estimate), standardError }
}
