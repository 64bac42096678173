import { type FittedPrior, fittedPrior, makeManifest, priorIntervals } from '@aethersignal/engine/analyses'
import { type FitInput, readFitInput } from '@aethersignal/intake/analysis-files'
import { AetherError } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { noteText } from '../output/note-text.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { writeManifest } from '../output/write-manifest.js'
import type { Session } from '../session.js'
import { usageText } from '../usage-text.js'

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
      const { likelihood, minimumCount, squash: squashed = false } = options
      const asked = { likelihood, squashed, ...(minimumCount !== undefined && { minimumCount }) }
      const fitted = placed(() => fittedPrior(input, { ...asked, signal }), input)
      const { notes, definitions } = fitted
      session.endProgress()
      if (json) {
        const content = { ...figures(fitted), definitions, notes }
        await output.write([`${JSON.stringify(content, null, 2)}\n`])
      } else {
        for (const note of notes) session.say(noteText(note))
        await output.writeText(text(fitted))
      }
      const manifest = makeManifest({
        analysis: 'fit',
        input: { files: [{ title: path, sha256: input.sha256 }] },
        request: { likelihood, minimumCount: fitted.fit.certificate.minimumCount, squashed },
        definitions,
      })
      await writeManifest(session, options.manifest, manifest)
      if (options.verbose || terminal.stderrIsTerminal) {
        session.say(usageText(terminal, started, `${input.rows.toLocaleString('en')} rows`))
      }
    }),
  )
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

function figures({ fit: { prior, certificate }, cells, zeroCells }: FittedPrior) {
  const { negLogLikelihood: negLogLik, ...rest } = certificate
  return { theta: prior, negLogLik, ...rest, cells, zeroCells }
}

function text({ fit, cells }: FittedPrior): string {
  const { prior, certificate } = fit
  const { boundary, converged } = certificate
  const names = ['alpha1', 'beta1', 'alpha2', 'beta2', 'p'] as const
  const intervals = priorIntervals(fit)
  const parameters = names.map((name) => {
    const [low, high] = intervals[name]
    const interval = Number.isNaN(low) ? '–' : `${shown(low)} … ${shown(high)}`
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

function shown(value: number): string {
  return String(Number(value.toPrecision(6)))
}
