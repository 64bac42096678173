import { levelNotes } from '@aethersignal/engine/analyses'
import { AetherError, DEFAULT_ROLES, ROLES, type Role, type ZeroCells } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { calibrateEstimates } from '../calibration/calibrate-estimates.js'
import { readControls, readEstimates } from '../calibration/read-controls.js'
import { CALIBRATED_MEASURES, type CalibratedMeasure, storeControls } from '../calibration/store-controls.js'
import { interruptible } from '../interruptible.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addDrugNameOptions, type DrugNameOptions, requireStoreForNames } from '../options/drug-name-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions, zeroCellsOption } from '../options/output-options.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { requireLevel, requireOneInput, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'

interface CalibrateOptions extends FilterOptions, DrugNameOptions {
  readonly store?: string
  readonly controls?: string
  readonly measure: CalibratedMeasure
  readonly role: readonly Role[]
  readonly zeroCells: ZeroCells
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
    .option(
      '--role <list>',
      `with --store: roles that count as exposure: ${ROLES.join(', ')}`,
      listOf(ROLES),
      DEFAULT_ROLES,
    )
    .addOption(zeroCellsOption())
    .addOption(
      new Option('--spread <form>', 'how the spread of a systematic error model depends on the effect')
        .choices(['linear', 'log'])
        .default('linear'),
    )
    .option('--alpha <p>', 'level of the tests in the report of type-I errors', decimalNumber, 0.05)
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
  addOutputOptions(command, ['table', 'csv', 'json'])
  addDrugNameOptions(command, 'with --store: ')
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: CalibrateOptions) => calibrate(session, path, options))
}

async function calibrate(session: Session, path: string | undefined, options: CalibrateOptions): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  requireOneInput(path, options.store, 'calibrate')
  requireStoreForNames(options, options.store)
  requireLevel(options.level)
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const { controls, estimates } = await readInput(session, path, options, signal)
      const result = calibrateEstimates(controls, estimates, { ...options, signal })
      const { apply, spread, alpha, level, format, store } = options
      const measure = store === undefined ? {} : { measure: options.measure }
      await writeResult(session, output, { ...result, notes: [...levelNotes(level), ...result.notes] }, options, {
        apply,
        ...measure,
        spread,
        alpha,
        level,
        format,
      })
    }),
  )
}

async function readInput(session: Session, path: string | undefined, options: CalibrateOptions, signal: AbortSignal) {
  const { store, controls, apply, measure, zeroCells, role } = options
  const reading = { stdin: session.terminal.stdin, signal }
  if (store !== undefined && controls !== undefined) {
    const query = { store, naming: options, roles: role, where: filterOf(options), measure, zeroCells, signal }
    return storeControls({ controls, apply }, query, reading)
  }
  if (path === undefined || controls !== undefined) {
    throw new AetherError('usage/invalid', '--store and --controls go together.', { remedy: 'Give both, or a file.' })
  }
  const estimates = apply === undefined ? undefined : await readEstimates(apply, reading)
  return { controls: await readControls(path, reading), estimates }
}
