import { compressFullTable, fitMgpsPrior, type MgpsFit, squash } from '@aethersignal/core'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type FitInput, readFitInput, requireWholeTable } from '../fit/read-fit-input.js'
import { interruptible } from '../interruptible.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { noteText } from '../output/note-text.js'
import { openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { usageText } from '../usage-text.js'
import { commandVersion } from '../version.js'

interface FitOptions {
  readonly likelihood: 'full' | 'componentTruncated' | 'mixtureTruncated'
  readonly minimumCount?: number
  readonly squash?: boolean
  readonly json?: boolean
  readonly format: 'text' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

const HELP = `
The file has a header and, in any order, one of
  drug,event,a,drug_total,event_total,total   reports with both, with the drug, with the event, all
  drug,event,a,b,c,d                          reports with both, drug only, event only, neither
  n,expected[,weight]                         observed and expected reports; weight: how many cells a row stands for
plain or gzipped; - reads standard input. With drug and event the prior is fitted to the table the whole file stands
for, pairs it does not list being empty. Without them, and for the truncated likelihoods, it is fitted to the rows.

  full                 the table with its empty cells (DuMouchel 1999)
  componentTruncated   each component truncated at --minimum-count (DuMouchel and Pregibon 2001; openEBGM)
  mixtureTruncated     the mixture truncated there

The likelihood has several optima, and may have its best one at the edge of the domain: read how many starts agree,
whether it converged, and the boundary. JSON: theta, negLogLik, gradientNorm, starts, startsAgreeing, converged,
boundary, likelihood, minimumCount, curvature, conditionNumber, standardErrors (of the logarithms of alpha and beta and
the logit of p), iterations, points, cells, definitions, notes.

Example:
  aethersignal fit counts.csv --json
  aethersignal fit counts.csv --likelihood componentTruncated
  aethersignal fit stratified.csv --squash
  aethersignal score expected.csv --prior "$(aethersignal fit expected.csv | sed -n 's/^--prior //p')"`

export function addFit(program: Command, session: Session): void {
  const command = program
    .command('fit')
    .summary('fit the prior of EBGM to a file of counts')
    .description('Fits the two-gamma prior of MGPS by maximum likelihood and says how far it can be trusted.')
    .argument('<counts.csv>', 'the counts, one pair a row')
    .addOption(
      new Option('--likelihood <form>', 'what the likelihood is conditional on')
        .choices(['full', 'componentTruncated', 'mixtureTruncated'])
        .default('full'),
    )
    .option('--minimum-count <n>', 'the smallest count of a truncated likelihood (default: 1)', wholeNumber(1))
    .option('--squash', 'first put cells of similar expected counts together, as openEBGM does; an approximation')
    .option('--json', 'the same as --format json')
  addOutputOptions(command, ['text', 'json'])
    .addHelpText('after', HELP)
    .action((path: string, options: FitOptions) => fit(session, path, options))
}

async function fit(session: Session, path: string, options: FitOptions): Promise<void> {
  const { terminal } = session
  const json = options.json === true || options.format === 'json'
  session.errorsAsJson = json
  if (options.likelihood === 'full' && options.minimumCount !== undefined) {
    throw new AetherError('usage/invalid', '--minimum-count belongs to a truncated likelihood.', {
      remedy: 'Add --likelihood componentTruncated or mixtureTruncated.',
    })
  }
  const started = terminal.elapsed()
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const input = await readFitInput(path, { stdin: terminal.stdin, signal, onProgress: session.progress })
      const fitted = fitTo(input, options, signal)
      const notes = [...fitted.notes, ...edgeNotes(fitted.fit)]
      const definitions = {
        unit: 'as counted in the input',
        expected: input.expectedFrom,
        fittedTo: fitted.fittedTo,
        squashed: options.squash === true,
      }
      session.endProgress()
      if (json) {
        const content = { ...figures(fitted), definitions, notes }
        await output.write([`${JSON.stringify(content, null, 2)}\n`])
      } else {
        for (const note of notes) session.say(noteText(note))
        await output.writeText(text(fitted))
      }
      if (options.manifest !== undefined) {
        const manifest = await openOutput(options.manifest, terminal.stdout)
        const content = {
          manifestVersion: 1,
          software: { name: 'aethersignal', version: commandVersion() },
          input: { path, sha256: input.sha256, rows: input.rows },
          options: {
            likelihood: options.likelihood,
            minimumCount: fitted.fit.certificate.minimumCount,
            squash: options.squash === true,
          },
          definitions,
          notes,
        }
        await withOutput(manifest, () => manifest.write([`${JSON.stringify(content, null, 2)}\n`]))
      }
      if (options.verbose || terminal.stderrIsTerminal) {
        session.say(usageText(terminal, started, `${input.rows.toLocaleString('en')} rows`))
      }
    }),
  )
}

interface FittedInput {
  readonly fit: MgpsFit
  readonly cells: number
  readonly zeroCells: number
  readonly fittedTo: string
  readonly notes: readonly ResultNote[]
}

function fitTo(input: FitInput, command: FitOptions, signal: AbortSignal): FittedInput {
  const { likelihood, minimumCount } = command
  const options = { likelihood, signal, ...(minimumCount !== undefined && { minimumCount }) }
  if (likelihood === 'full' && input.expectedFrom !== 'as given') {
    const table = compressFullTable(requireWholeTable(input))
    const { cells, zeroCells } = table
    const fit = placed(() => fitMgpsPrior(command.squash ? squash(table) : table, options), input)
    return { fit, cells, zeroCells, fittedTo: 'the whole table, empty cells included', notes: input.notes }
  }
  const fit = placed(() => fitMgpsPrior(command.squash ? squash(reaching(input, likelihood)) : input, options), input)
  let [cells, zeroCells] = [0, 0]
  for (let row = 0; row < input.rows; row++) {
    const weight = input.weight?.[row] ?? 1
    if (input.n[row]! >= fit.certificate.minimumCount) cells += weight
    if (input.n[row] === 0) zeroCells += weight
  }
  if (likelihood !== 'full')
    return { fit, cells, zeroCells: 0, fittedTo: 'the rows that reach the minimum', notes: input.missing }
  const message =
    'No row has n = 0: the full likelihood is that of a table with its empty cells; of pairs with reports alone it ' +
    'takes too much for signal. Add the empty cells, with weights, or fit a truncated likelihood.'
  const notes = [...input.missing, ...(zeroCells === 0 ? [{ code: 'prior-without-empty-cells', message }] : [])]
  return { fit, cells, zeroCells, fittedTo: 'the rows as given', notes }
}

/** Rows of no reports count for nothing in a truncated likelihood, and so for nothing in squashing. */
function reaching(input: FitInput, likelihood: FitOptions['likelihood']) {
  if (likelihood === 'full') return input
  return { ...input, weight: input.n.map((n, row) => (n === 0 ? 0 : (input.weight?.[row] ?? 1))) }
}

/** Gives an error of a row its line in the file. */
function placed<Value>(work: () => Value, { place }: FitInput): Value {
  try {
    return work()
  } catch (thrown) {
    if (!(thrown instanceof AetherError) || thrown.place?.field === undefined) throw thrown
    const { file, line } = place(thrown.place.row ?? 0, thrown.place.field)
    const known = thrown.place.row !== undefined && line !== undefined
    throw new AetherError(thrown.code, thrown.message, {
      ...(thrown.remedy !== undefined && { remedy: thrown.remedy }),
      place: { ...(file !== undefined && { file }), ...(known && { line }), field: thrown.place.field },
      cause: thrown,
    })
  }
}

function edgeNotes({ certificate: { boundary, converged } }: MgpsFit): ResultNote[] {
  if (boundary.length > 0) {
    const message = `The prior sits at the edge of its domain (${boundary.join(', ')}); read scores under it with care.`
    return [{ code: 'prior-boundary', message }]
  }
  if (converged) return []
  const message = 'The fit did not converge to an optimum that the data determine; read scores under it with care.'
  return [{ code: 'prior-not-converged', message }]
}

function figures({ fit: { prior, certificate }, cells, zeroCells }: FittedInput) {
  const { negLogLikelihood: negLogLik, ...rest } = certificate
  return { theta: prior, negLogLik, ...rest, cells, zeroCells }
}

function text({ fit: { prior, certificate }, cells }: FittedInput): string {
  const { standardErrors, boundary, converged } = certificate
  const names = ['alpha1', 'beta1', 'alpha2', 'beta2', 'p'] as const
  const parameters = names.map((name) => {
    const [low, high] = [-1, 1].map((side) =>
      atDeviate(name, prior[name], side * 1.959963984540054 * standardErrors[name]),
    )
    const interval = Number.isNaN(low) ? '–' : `${shown(low!)} … ${shown(high!)}`
    return `${name.padEnd(8)}${shown(prior[name]).padEnd(14)}95 % interval ${interval}`
  })
  return `${[
    ...parameters,
    '',
    `likelihood ${certificate.likelihood}${certificate.minimumCount > 0 ? `, counts from ${certificate.minimumCount}` : ''}`,
    `−log L ${certificate.negLogLikelihood.toFixed(6)}, largest slope ${certificate.gradientNorm.toExponential(1)}, ` +
      `condition number ${certificate.conditionNumber.toExponential(1)}`,
    `${certificate.startsAgreeing} of ${certificate.starts} starts agree, ${converged ? 'converged' : 'NOT CONVERGED'}, ` +
      (boundary.length > 0 ? `AT THE EDGE: ${boundary.join(', ')}` : 'no parameter at its edge'),
    `${certificate.points.toLocaleString('en')} points for ${cells.toLocaleString('en')} cells`,
    '',
    `--prior ${names.map((name) => prior[name]).join(',')}`,
  ].join('\n')}\n`
}

/** The parameter so far away on the scale it was fitted on: logarithms, for p the logit. */
function atDeviate(name: 'alpha1' | 'beta1' | 'alpha2' | 'beta2' | 'p', value: number, distance: number): number {
  return name === 'p' ? 1 / (1 + ((1 - value) / value) * Math.exp(-distance)) : value * Math.exp(distance)
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)))
}
