import { type Command, Option } from 'commander'
import { calibrateEstimates } from '../calibration/calibrate-estimates.js'
import { readControls, readEstimates } from '../calibration/read-controls.js'
import { interruptible } from '../interruptible.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addOutputOptions } from '../options/output-options.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { requireLevel, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'

interface CalibrateOptions {
  readonly apply?: string
  readonly spread: 'linear' | 'log'
  readonly alpha: number
  readonly level: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
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

Columns written: p (ordinary, two-sided), p_calibrated, p_calibrated_upper and p_calibrated_lower (one-sided),
log_rr_calibrated with log_rr_lower and log_rr_upper, se_calibrated; for controls also p_leave_one_out. In JSON and on a
terminal: the null distribution with its likelihood intervals, the expected absolute systematic error, and the type-I
error of negative controls before and after, each control judged by the null of all others.

Example:
  aethersignal calibrate controls.csv
  aethersignal calibrate controls.csv --apply estimates.csv --out calibrated.csv --format csv`

export function addCalibrate(program: Command, session: Session): void {
  const command = program
    .command('calibrate')
    .summary('calibrate estimates by negative controls')
    .description('Fits the systematic error of controls and calibrates p-values and intervals by it.')
    .argument('<controls.csv>', 'estimates of controls')
    .option('--apply <estimates.csv>', 'estimates to calibrate')
    .addOption(
      new Option('--spread <form>', 'how the spread of a systematic error model depends on the effect')
        .choices(['linear', 'log'])
        .default('linear'),
    )
    .option('--alpha <p>', 'level of the tests in the report of type-I errors', decimalNumber, 0.05)
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
  addOutputOptions(command, ['table', 'csv', 'json'])
    .addHelpText('after', HELP)
    .action((path: string, options: CalibrateOptions) => calibrate(session, path, options))
}

async function calibrate(session: Session, path: string, options: CalibrateOptions): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  requireLevel(options.level)
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const reading = { stdin: session.terminal.stdin, signal }
      const controls = await readControls(path, reading)
      const estimates = options.apply === undefined ? undefined : await readEstimates(options.apply, reading)
      const result = calibrateEstimates(controls, estimates, { ...options, signal })
      const { apply, spread, alpha, level, format } = options
      await writeResult(session, output, result, options, { apply, spread, alpha, level, format })
    }),
  )
}
