import { standardErrorFromInterval } from '@aethersignal/core/calibration'
import { log as naturalLog } from '@aethersignal/core/special'
import {
  AetherError,
  type CalibratedMeasure,
  intervalOf,
  type ResolvedAnalysisRequest,
  type ResultColumn,
  type SignalColumn,
} from '@aethersignal/model'
import type { CallScope } from '../../run/call-scope.js'
import type { ScoreColumns } from '../../run/score-pairs.js'
import type { Gathered } from '../analysis.js'
import type { NamedPair } from '../named-pairs.js'
import type { ReportView } from '../report-view.js'
import { scoreNamedPairs } from '../score-named-pairs.js'

/** Estimates on the log scale, NaN where they are not estimable. */
export interface LogEstimateRows {
  /** Point estimates, natural logarithms or IC; 0 is no effect. */
  readonly estimate: Float64Array
  /** Standard errors on the same scale. */
  readonly standardError: Float64Array
  /** Reports of each pair, where they were counted. */
  readonly reports?: Float64Array
  /** Names, and columns of a file that are carried through. */
  readonly leading: readonly ResultColumn[]
}

/** Controls, and what is calibrated where it is not they. */
export interface CalibrationInput {
  /** True effects are NaN where they are not known. */
  readonly controls: LogEstimateRows & { readonly trueEffect: Float64Array }
  /** Estimates to calibrate; the controls themselves where absent. */
  readonly estimates?: LogEstimateRows
  /** What the estimates are, where they are of a source. */
  readonly definitions?: Readonly<Record<string, unknown>>
}

/** Estimates controls and pairs in a view. @throws AetherError `query/invalid` where there are no controls. */
export async function gatherCalibration(
  view: ReportView,
  { controls, pairs, carried, measure, zeroCells }: ResolvedAnalysisRequest<'calibration'>,
  scope: CallScope,
): Promise<Gathered<CalibrationInput>> {
  if (controls === null) {
    throw new AetherError('query/invalid', 'There are no controls.', {
      place: { field: 'controls' },
      remedy: 'Name pairs that are known not to be causal.',
    })
  }
  const { estimate: point, lower, upper } = intervalOf(measure)!
  const columns: readonly SignalColumn[] = [point, lower, upper]
  const all: readonly NamedPair[] = [...controls, ...(pairs ?? [])]
  const { input, notes } = await scoreNamedPairs(view, all, { columns, zeroCells }, scope)
  const { estimate, standardError } = onLogScale(measure, input.scores)
  const rowsOf = (named: readonly NamedPair[], from: number): LogEstimateRows => ({
    estimate: estimate.subarray(from, from + named.length),
    standardError: standardError.subarray(from, from + named.length),
    reports: input.a.subarray(from, from + named.length),
    leading: [
      { name: 'drug', kind: 'text', values: named.map(({ drug }) => drug) },
      { name: 'event', kind: 'text', values: named.map(({ event }) => event) },
      ...(named === (pairs ?? controls) ? carried.map((column) => ({ ...column, kind: 'carried' as const })) : []),
    ],
  })
  return {
    input: {
      controls: {
        ...rowsOf(controls, 0),
        trueEffect: Float64Array.from(controls, ({ trueEffect }) => trueEffect ?? Number.NaN),
      },
      ...(pairs && { estimates: rowsOf(pairs, controls.length) }),
      definitions: { ...input.definitions, measure, standardError: STANDARD_ERRORS[measure] },
    },
    notes,
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
function onLogScale(measure: CalibratedMeasure, scores: ScoreColumns) {
  const log = measure === 'ic' ? (value: number) => value * Math.LN2 : naturalLog
  const { estimate, lower, upper, level } = intervalOf(measure)!
  const logs = (name: SignalColumn) => scores[name]!.map((value) => log(value))
  const [from, to] = [logs(lower), logs(upper)]
  const standardError = from.map((bound, row) => standardErrorFromInterval(bound, to[row]!, level))
  return { estimate: logs(estimate), standardError }
}
