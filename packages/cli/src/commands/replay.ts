import { atDrugLevel, type SignalSource } from '@aethersignal/engine'
import { AetherError, type AnalysisRequest, type Manifest, type RunManifest, type RunSpec } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { writeAnalysis } from '../analysis/write-analysis.js'
import { storeGroupings } from '../groups/store-groupings.js'
import { interruptible } from '../interruptible.js'
import { addDrugGroupOptions, type DrugGroupOptions } from '../options/drug-group-options.js'
import { addDrugNameOptions, type DrugNameOptions } from '../options/drug-name-options.js'
import { addEventOptions, type EventOptions } from '../options/event-options.js'
import { type OutputTarget, openOutput, withOutput } from '../output/output-target.js'
import { type ManifestDifference, manifestDifferences } from '../replay/manifest-differences.js'
import { readManifest } from '../replay/read-manifest.js'
import type { Session } from '../session.js'
import { withStoreSource } from '../store/with-store-source.js'
import { writeSignals } from './write-signals.js'

interface ReplayOptions extends DrugNameOptions, DrugGroupOptions, EventOptions {
  readonly store: string
  readonly format: 'csv' | 'json'
  readonly out?: string
}

const HELP = `
Makes the numbers of a manifest again: its request, over the store, with every row. Where dataset, names, groups, request or
definitions are not what the manifest says, nothing is written, and what differs is named. The version of the software alone
may differ; that is said. Dictionaries and groups that the manifest names have to be given again.

Example:
  aethersignal replay manifest.json --store ./store --out again.csv`

export function addReplay(program: Command, session: Session): void {
  const command = program
    .command('replay')
    .summary('make the numbers of a manifest again')
    .description('Makes the numbers of a manifest again, or says what differs.')
    .argument('<manifest.json>', 'what --manifest wrote')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .addOption(new Option('--format <format>', 'what to write').choices(['csv', 'json']).default('csv'))
    .option('--out <file>', 'write to a file, replaced as a whole at the end')
  addDrugNameOptions(command)
  addDrugGroupOptions(command)
  addEventOptions(command)
    .addHelpText('after', HELP)
    .action((path: string, options: ReplayOptions) => replay(session, path, options))
}

async function replay(session: Session, path: string, options: ReplayOptions): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  const recorded = await readManifest(path)
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      await withStoreSource(options.store, options, await storeGroupings(options), (source) =>
        again(session, output, asCounted(source, recorded), recorded, path, options, signal),
      )
    }),
  )
}

/** The source, with drugs at the level of the manifest. */
function asCounted(source: SignalSource, { view }: Manifest): SignalSource {
  const counted = view?.countedDrugs
  if (counted === undefined) return source
  const { level, keptApart } = counted
  return atDrugLevel(source, { drugLevel: level, ...(keptApart && { keepApart: keptApart }) })
}

async function again(
  session: Session,
  output: OutputTarget,
  source: SignalSource,
  recorded: Manifest,
  path: string,
  { format }: ReplayOptions,
  signal: AbortSignal,
): Promise<void> {
  const call = { signal, onProgress: session.progress }
  const { analysis, request } = recorded
  if (analysis === 'signals') {
    const table = await source.run(specOf(request), call)
    requireSame(session, recorded, table.manifest, path)
    return writeSignals(session, output, table, { format, measures: table.manifest.request.measures })
  }
  if (!source.capabilities.analyses.includes(analysis)) {
    throw new AetherError('input/not-recognised', `The manifest is of ${analysis}, which is not made again here.`, {
      place: { file: path },
      remedy: `Ask for ${analysis} again as it was asked for.`,
    })
  }
  const result = await source.analyse(request as unknown as AnalysisRequest, call)
  requireSame(session, recorded, result.manifest, path)
  return writeAnalysis(session, output, result, { format }, { shown: [], summary: [] })
}

/** The specification as it was asked for: nothing stands for what was left out. The source checks its members. */
function specOf(request: Manifest['request']): RunSpec {
  const { where, drugs, events, ...spec } = request as RunManifest['request']
  return { ...spec, ...(where && { where }), ...(drugs && { drugs }), ...(events && { events }) }
}

/** @throws AetherError `source/changed` naming what differs, but for the version of the software, which is said. */
function requireSame(session: Session, before: unknown, now: unknown, path: string): void {
  const differences = manifestDifferences(before, now)
  const ofSoftware = differences.filter((difference) => difference.path.startsWith('software.'))
  const others = differences.filter((difference) => !ofSoftware.includes(difference))
  session.endProgress()
  if (others.length > 0) {
    throw new AetherError('source/changed', `The manifest does not hold here: ${others.map(inWords).join('; ')}.`, {
      place: { file: path },
      remedy: 'Give the store, the dictionaries and the groups that the manifest was made with.',
    })
  }
  for (const difference of ofSoftware) session.say(`note: ${inWords(difference)}`)
}

function inWords({ path, before, now }: ManifestDifference): string {
  return `${path} is ${shown(now)}, and was ${shown(before)}`
}

function shown(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
