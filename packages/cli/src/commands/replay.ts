import { atDrugLevel, type SignalSource } from '@aethersignal/engine'
import { AetherError, type AnalysisRequest, type Manifest, type RunManifest, type RunSpec } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { writeAnalysis } from '../analysis/write-analysis.js'
import { writeSignals } from '../analysis/write-signals.js'
import { storeGroupings } from '../groups/store-groupings.js'
import { interruptible } from '../interruptible.js'
import { addDrugGroupOptions, type DrugGroupOptions } from '../options/drug-group-options.js'
import { addDrugNameOptions, type DrugNameOptions } from '../options/drug-name-options.js'
import { addEventOptions, type EventOptions } from '../options/event-options.js'
import { type OutputTarget, openOutput, withOutput } from '../output/output-target.js'
import { readManifest } from '../replay/read-manifest.js'
import { requireSame } from '../replay/require-same.js'
import type { Session } from '../session.js'
import { withStoreSource } from '../store/with-store-source.js'

interface ReplayOptions extends DrugNameOptions, DrugGroupOptions, EventOptions {
  readonly store?: string
  readonly format: 'csv' | 'json'
  readonly out?: string
}

const HELP = `
Makes the numbers of a manifest again: its request, over the store or the files that it names, with every row. Where dataset,
files, names, groups, request or definitions are not what the manifest says, nothing is written, and what differs is named.
The version of the software alone may differ, and how a file is called; that is said. Files are looked for under the
names that the manifest has, unless they are given behind it, in its order. Dictionaries and groups that the manifest names have to be given
again, and so has the release of MedDRA, for posts too. Duplicates are searched and never applied. A fitted prior is written as text unless --format is json; a pair is always written as JSON.

Example:
  aethersignal replay manifest.json --store ./store --out again.csv
  aethersignal replay fitted.json counts.csv`

export function addReplay(program: Command, session: Session): void {
  const command = program
    .command('replay')
    .summary('make the numbers of a manifest again')
    .description('Makes the numbers of a manifest again, or says what differs.')
    .argument('<manifest.json>', 'what --manifest wrote')
    .argument('[files...]', 'the files of the manifest, where they are called otherwise now')
    .option('--store <folder>', 'the store that "load" made, for a manifest of one')
    .addOption(new Option('--format <format>', 'what to write').choices(['csv', 'json']).default('csv'))
    .option('--out <file>', 'write to a file, replaced as a whole at the end')
  addDrugNameOptions(command)
  addDrugGroupOptions(command)
  addEventOptions(command)
    .addHelpText('after', HELP)
    .action((path: string, files: string[], options: ReplayOptions) => replay(session, path, files, options))
}

async function replay(session: Session, path: string, files: readonly string[], options: ReplayOptions): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  const recorded = await readManifest(path)
  const ofStore = 'dataset' in recorded.input
  if (ofStore !== (options.store !== undefined)) {
    throw ofStore
      ? new AetherError('usage/invalid', 'The manifest is of a store.', { remedy: 'Give its folder with --store.' })
      : new AetherError('usage/invalid', 'The manifest is of no store.', { remedy: 'Leave --store out.' })
  }
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const named = filesOf(recorded, files)
      const command = await commandOf(recorded.analysis)
      if (command !== undefined) {
        const again = await command(session, recorded, { ...options, path, files: named }, signal)
        requireSame(session, recorded, again.manifest, path)
        return again.write(session, output, options.format)
      }
      if (options.store === undefined) return fromFiles(session, output, recorded, path, named, options, signal)
      await withStoreSource(options.store, options, await storeGroupings(options), (source) =>
        fromStore(session, output, asCounted(source, recorded), recorded, path, options, signal),
      )
    }),
  )
}

/** What makes again the analyses that are of a command and of no source. */
async function commandOf(analysis: string) {
  if (analysis === 'duplicates') return (await import('../replay/replay-duplicates.js')).replayDuplicates
  if (analysis === 'social') return (await import('../replay/replay-social.js')).replaySocial
  return undefined
}

/** The files of a manifest, under the names that are given or its own. The release of MedDRA is given as a folder. */
function filesOf({ analysis, input, request }: Manifest, given: readonly string[]): readonly string[] {
  const { meddra = 0 } = analysis === 'social' ? ((request['files'] ?? {}) as { readonly meddra?: number }) : {}
  const named = (input.files ?? []).slice(0, (input.files ?? []).length - meddra)
  if (given.length > 0 && given.length !== named.length) {
    throw new AetherError('usage/invalid', `The manifest is of ${named.length} files, and ${given.length} are given.`, {
      remedy: `Give ${named.map(({ title }) => title).join(' ') || 'none'}, in this order.`,
    })
  }
  return given.length > 0 ? given : named.map(({ title }) => title)
}

/** The source, with drugs at the level of the manifest. */
function asCounted(source: SignalSource, { view }: Manifest): SignalSource {
  const counted = view?.countedDrugs
  if (counted === undefined) return source
  const { level, keptApart } = counted
  return atDrugLevel(source, { drugLevel: level, ...(keptApart && { keepApart: keptApart }) })
}

async function fromFiles(
  session: Session,
  output: OutputTarget,
  recorded: Manifest,
  path: string,
  files: readonly string[],
  { format }: ReplayOptions,
  signal: AbortSignal,
): Promise<void> {
  const { replayFiles } = await import('../replay/replay-files.js')
  const reading = { stdin: session.terminal.stdin, signal, onProgress: session.progress }
  const again = await replayFiles(recorded, files, reading)
  if (again === undefined) throw notMadeAgain(recorded, path)
  requireSame(session, recorded, again.manifest, path)
  await again.write(session, output, format)
}

async function fromStore(
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
  if (analysis === 'pair') {
    const spec = specOf(request)
    const [drug = ''] = spec.drugs ?? []
    const [event = ''] = spec.events ?? []
    const profile = await source.pair({ drug, event }, spec, call)
    requireSame(session, recorded, profile.manifest, path)
    return output.write([`${JSON.stringify(profile, null, 2)}\n`])
  }
  if (!source.capabilities.analyses.includes(analysis)) throw notMadeAgain(recorded, path)
  const result = await source.analyse(request as unknown as AnalysisRequest, call)
  requireSame(session, recorded, result.manifest, path)
  return writeAnalysis(session, output, result, { format }, { shown: [], summary: [] })
}

function notMadeAgain({ analysis }: Manifest, file: string): AetherError {
  return new AetherError('input/not-recognised', `The manifest is of ${analysis}, which is not made again here.`, {
    place: { file },
    remedy: `Ask for ${analysis} again as it was asked for.`,
  })
}

/** The specification as it was asked for: nothing stands for what was left out. The source checks its members. */
function specOf(request: Manifest['request']): RunSpec {
  const { where, drugs, events, ...spec } = request as RunManifest['request']
  return { ...spec, ...(where && { where }), ...(drugs && { drugs }), ...(events && { events }) }
}
