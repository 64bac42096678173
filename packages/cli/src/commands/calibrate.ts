import { readControlPairs } from '@aethersignal/intake/analysis-files'
import { type AnalysisResult, CALIBRATED_MEASURES } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { alpha, level, ZERO_CELLS } from '../options/common-flags.js'
import { choice, text } from '../options/flag.js'

const HELP = `
The file of controls has the columns
  name          optional
  log_rr        estimate on the log scale (natural logarithm of a PRR, ROR, EBGM, …); may be empty where not estimable
  se_log_rr     its standard error; may be empty
and either
  true_log_rr   the true effect: 0 for negative controls; with positive controls a systematic error model is fitted
  negative      1 for negative controls, others are left out of the fit
or neither, where all are negative controls. The file of --apply has log_rr, se_log_rr and any other columns, which are
carried through; without it the controls themselves are calibrated.

With --store, --controls and --apply have the columns drug and event in place of log_rr and se_log_rr: the pairs are
estimated by --measure as "signals" does, a being their reports. Pairs that are not estimable are counted.

Columns written: p (ordinary, two-sided), p_calibrated, p_calibrated_upper and p_calibrated_lower (one-sided),
log_rr_calibrated with log_rr_lower and log_rr_upper, se_calibrated; for controls also p_leave_one_out. In JSON and on a
terminal: the null distribution with its likelihood intervals, the expected absolute systematic error, and the type-I
error of negative controls before and after, each control judged by the null of all others.

Example:
  aethersignal calibrate controls.csv
  aethersignal calibrate controls.csv --apply estimates.csv --out calibrated.csv --format csv
  aethersignal calibrate --store ./store --controls negatives.csv --measure ror --apply pairs.csv`

export const addCalibrate = defineAnalysisCommand({
  command: 'calibrate',
  analysis: 'calibration',
  title: 'calibrate estimates by negative controls',
  description: 'Fits the systematic error of controls and calibrates p-values and intervals by it.',
  file: {
    called: 'controls.csv',
    what: 'estimates of controls; left out with --store',
    also: ({ apply }) => (apply === undefined ? [] : [apply]),
  },
  storeIs: 'in place of estimates',
  flags: {
    apply: text('<estimates.csv>', 'estimates to calibrate; with --store pairs'),
    controls: text('<controls.csv>', 'with --store: pairs that are controls'),
    measure: choice('<name>', 'with --store: what is calibrated', CALIBRATED_MEASURES, 'ror'),
    zeroCells: ZERO_CELLS,
    spread: choice(
      '<form>',
      'how the spread of a systematic error model depends on the effect',
      ['linear', 'log'],
      'linear',
    ),
    alpha: alpha('level of the tests in the report of type-I errors'),
    level: level(),
  },
  pairsOfStore: 'controls',
  order: 'as in the file',
  help: HELP,
  async read({ controls, apply, measure, zeroCells, spread, alpha, level }, { reading, note }) {
    const pairs = controls === undefined ? undefined : await readControlPairs({ controls, apply }, reading)
    note(pairs?.notes ?? [])
    return { measure, zeroCells, spread, alpha, level, ...pairs?.request }
  },
  rowsCalled: 'rows',
  shown: () => [
    ...['name', 'drug', 'event', 'a', 'log_rr', 'p', 'p_calibrated', 'log_rr_calibrated'],
    ...['log_rr_lower', 'log_rr_upper'],
  ],
  summary: summaryOf,
})

interface CalibrationFacts {
  readonly null: {
    readonly controls: number
    readonly mean: number
    readonly sd: number
    readonly expectedAbsoluteError: number
  }
  readonly typeOneError: {
    readonly alpha: number
    readonly before: { readonly share: number }
    readonly after: { readonly share: number }
  }
}

function summaryOf({ facts }: AnalysisResult): readonly string[] {
  const { null: fitted, typeOneError } = facts as unknown as CalibrationFacts
  const { alpha, before, after } = typeOneError
  const [mean, sd, error] = [fitted.mean, fitted.sd, fitted.expectedAbsoluteError].map((value) => value.toPrecision(4))
  return [
    `Null from ${fitted.controls} negative controls: mean ${mean}, sd ${sd}; expected absolute error ${error}.`,
    `Type-I error at ${alpha}: ${percent(before.share)} before, ${percent(after.share)} after (leave-one-out).`,
  ]
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
