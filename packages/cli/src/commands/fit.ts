import { fitPriorAt } from '@aethersignal/intake/analysis-files'
import { AetherError } from '@aethersignal/model'
import type { Command } from 'commander'
import { interruptible } from '../interruptible.js'
import { whole } from '../options/common-flags.js'
import { addFlags, choice, type FlagValues, toggle } from '../options/flag.js'
import { addOutputOptions } from '../options/output-options.js'
import { fittedPriorJson, fittedPriorText } from '../output/fitted-prior-text.js'
import { noteText } from '../output/note-text.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { writeManifest } from '../output/write-manifest.js'
import type { Session } from '../session.js'
import { usageText } from '../usage-text.js'

const FLAGS = {
  likelihood: choice(
    '<form>',
    'what the likelihood is conditional on',
    ['full', 'componentTruncated', 'mixtureTruncated'],
    'full',
  ),
  minimumCount: whole('the smallest count of a truncated likelihood (default: 1)', 1),
  squash: toggle('first put cells of similar expected counts together, as openEBGM does; an approximation'),
  json: toggle('the same as --format json'),
}

interface FitOptions extends Partial<FlagValues<typeof FLAGS>> {
  readonly likelihood: FlagValues<typeof FLAGS>['likelihood']
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
  addFlags(command, FLAGS)
  addOutputOptions(command, ['text', 'json'])
    .addHelpText('after', HELP)
    .action((path: string, options: FitOptions) => fit(session, path, options))
}

async function fit(session: Session, path: string, options: FitOptions): Promise<void> {
  const { terminal } = session
  const { likelihood, minimumCount, squash: squashed = false } = options
  const json = options.json === true || options.format === 'json'
  session.errorsAsJson = json
  if (likelihood === 'full' && minimumCount !== undefined) {
    throw new AetherError('usage/invalid', '--minimum-count belongs to a truncated likelihood.', {
      remedy: 'Add --likelihood componentTruncated or mixtureTruncated.',
    })
  }
  const started = terminal.elapsed()
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const reading = { stdin: terminal.stdin, signal, onProgress: session.progress }
      const asked = { likelihood, squashed, ...(minimumCount !== undefined && { minimumCount }) }
      const fitted = await fitPriorAt(path, asked, reading)
      session.endProgress()
      if (json) await output.write([fittedPriorJson(fitted)])
      else {
        for (const note of fitted.notes) session.say(noteText(note))
        await output.writeText(fittedPriorText(fitted))
      }
      await writeManifest(session, options.manifest, fitted.manifest)
      if (options.verbose || terminal.stderrIsTerminal) {
        session.say(usageText(terminal, started, `${fitted.rows.toLocaleString('en')} rows`))
      }
    }),
  )
}
