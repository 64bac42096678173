import { calibrationAnalysis } from '@aethersignal/engine/analyses'
import {
  AetherError,
  type AnalysisResult,
  CALIBRATED_MEASURES,
  type CalibratedMeasure,
  type ZeroCells,
} from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { type ControlPairs, readEstimates, readPairs } from '../calibration/read-controls.js'
import { decimalNumber } from '../options/decimal-number.js'
import { requireAlpha, requireLevel } from '../options/level.js'
import { zeroCellsOption } from '../options/output-options.js'
import type { Session } from '../session.js'

interface CalibrateOptions extends AnalysisOptions {
  readonly controls?: string
  readonly measure: CalibratedMeasure
  readonly zeroCells: ZeroCells
  readonly apply?: string
  readonly spread: 'linear' | 'log'
  readonly alpha: number
  readonly level: number
}

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

export function addCalibrate(program: Command, session: Session): void {
  const command = program
    .command('calibrate')
    .summary('calibrate estimates by negative controls')
    .description('Fits the systematic error of controls and calibrates p-values and intervals by it.')
    .argument('[controls.csv]', 'estimates of controls; left out with --store')
    .option('--apply <estimates.csv>', 'estimates to calibrate; with --store pairs')
    .option('--store <folder>', 'the store that "load" made, in place of estimates')
    .option('--controls <controls.csv>', 'with --store: pairs that are controls')
    .addOption(
      new Option('--measure <name>', 'with --store: what is calibrated').choices(CALIBRATED_MEASURES).default('ror'),
    )
    .addOption(zeroCellsOption())
    .addOption(
      new Option('--spread <form>', 'how the spread of a systematic error model depends on the effect')
        .choices(['linear', 'log'])
        .default('linear'),
    )
    .option('--alpha <p>', 'level of the tests in the report of type-I errors', decimalNumber, 0.05)
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
  addAnalysisOptions(command, { where: 'with --store: ', order: 'as in the file' })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: CalibrateOptions) => calibrate(session, path, options))
}

const SHOWN = [
  'name',
  'drug',
  'event',
  'a',
  'log_rr',
  'p',
  'p_calibrated',
  'log_rr_calibrated',
  'log_rr_lower',
  'log_rr_upper',
]

function calibrate(session: Session, path: string | undefined, options: CalibrateOptions): Promise<void> {
  const { store, controls, apply, measure, zeroCells, spread, alpha, level } = options
  const reading = (signal: AbortSignal) => ({ stdin: session.terminal.stdin, signal, onProgress: session.progress })
  let pairs: ControlPairs | undefined
  return runAnalysis<'calibration'>(session, path, options, {
    command: 'calibrate',
    rowsCalled: 'rows',
    async request(signal) {
      requireLevel(level)
      requireAlpha(alpha)
      if ((store === undefined) !== (controls === undefined)) {
        throw new AetherError('usage/invalid', '--store and --controls go together.', {
          remedy: 'Give both, or a file.',
        })
      }
      pairs = controls === undefined ? undefined : await readPairs({ controls, apply }, reading(signal))
      return { ...{ analysis: 'calibration', measure, zeroCells, spread, alpha, level }, ...pairs?.request }
    },
    notes: () => pairs?.notes ?? [],
    read: async (file, signal) =>
      fileRead(calibrationAnalysis, await readEstimates({ controls: file, apply }, reading(signal))),
    shown: () => SHOWN,
    summary: summaryOf,
  })
}

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
