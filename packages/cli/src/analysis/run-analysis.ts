import type { FileAnalysisName, FileRequest } from '@aethersignal/intake/analysis-files'
import {
  AetherError,
  type AnalysisName,
  type AnalysisRequest,
  type AnalysisResult,
  type ResultNote,
} from '@aethersignal/model'
import { asksForGroups, coverageOf, type StoreGroupings, storeGroupings } from '../groups/store-groupings.js'
import { interruptible } from '../interruptible.js'
import { requireStoreForNames } from '../options/drug-name-options.js'
import { filterOf } from '../options/filter-options.js'
import { type Flags, flagName } from '../options/flag.js'
import { requireOneInput } from '../options/one-input.js'
import { openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { withStoreSource } from '../store/with-store-source.js'
import { usageText } from '../usage-text.js'
import type { AnalysisCommand, AnalysisGiven, RequestInput } from './analysis-command.js'
import { flagFault } from './flag-fault.js'
import { writeAnalysis } from './write-analysis.js'

/** Asks for an analysis of a store or a file as its command declares it, and writes its result. */
export async function runAnalysis<Name extends AnalysisName, Own extends Flags>(
  session: Session,
  declared: AnalysisCommand<Name, Own>,
  path: string | undefined,
  options: AnalysisGiven<Own>,
  given: readonly string[],
): Promise<void> {
  const { terminal } = session
  const started = terminal.elapsed()
  requireFitting(declared, path, options)
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const groupings = await storeGroupings(options)
      const found: ResultNote[] = []
      const reading = { stdin: terminal.stdin, signal, onProgress: session.progress }
      const today = terminal.now().toISOString().slice(0, 10)
      const input = { path, reading, today, given, note: (notes: readonly ResultNote[]) => void found.push(...notes) }
      const result = await analysed(declared, options, input, groupings)
      const covered = coverageOf(groupings)
      const said = { ...result, notes: [...found, ...result.notes] }
      const { shown, summary, verbose, rowsCalled, allRows } = declared
      await writeAnalysis(session, output, said, options, {
        ...(allRows !== undefined && { allRows }),
        shown: shown?.(result, options) ?? result.table.columns.map(({ name }) => name),
        summary: [...(summary?.(result, options) ?? []), ...covered.lines],
        facts: covered.facts,
      })
      if (options.verbose || terminal.stderrIsTerminal) {
        for (const line of verbose?.(result) ?? []) session.say(line)
        session.say(usageText(terminal, started, `${result.totalRows} ${rowsCalled}`))
      }
    }),
  )
}

/** @throws AetherError `usage/invalid` for options that do not go with a store, or with a file */
function requireFitting<Name extends AnalysisName, Own extends Flags>(
  { command, ofStore = [], pairsOfStore }: AnalysisCommand<Name, Own>,
  path: string | undefined,
  options: AnalysisGiven<Own>,
): void {
  const { store } = options
  const refuse = (message: string, remedy: string) => new AetherError('usage/invalid', message, { remedy })
  requireOneInput(path, store, command)
  requireStoreForNames(options, store)
  const grouped = asksForGroups(options)
  if (path !== undefined && filterOf(options) !== undefined) {
    throw refuse('Conditions on reports are of --store.', 'Leave them out.')
  }
  if (path !== undefined && grouped)
    throw refuse('Groups of drugs and of events, and renames, are of --store.', 'Leave them out.')
  if (path !== undefined && ofStore.some((name) => options[name] !== undefined)) {
    throw refuse(`${ofStore.map(flagName).join(' and ')} are of --store.`, 'Leave them out.')
  }
  if (pairsOfStore !== undefined && (store === undefined) !== (options[pairsOfStore] === undefined)) {
    throw refuse(`--store and ${flagName(pairsOfStore)} go together.`, 'Give both, or a file.')
  }
}

async function analysed<Name extends AnalysisName, Own extends Flags>(
  { analysis, file, read }: AnalysisCommand<Name, Own>,
  options: AnalysisGiven<Own>,
  input: RequestInput,
  groupings: StoreGroupings,
): Promise<AnalysisResult> {
  const { path, reading } = input
  const { sort, role: roles } = options
  const own = { analysis, ...(await read(options, input)), ...(sort && { sort }) }
  try {
    if (path !== undefined) {
      const { analyseFilesAt } = await import('@aethersignal/intake/analysis-files')
      const separator = file?.separator?.(options)
      const files = [path, ...(file?.also?.(options) ?? [])]
      // A command with a file declares an analysis that can be made of files.
      const request = own as unknown as FileRequest<FileAnalysisName>
      return await analyseFilesAt(request, files, { ...reading, ...(separator !== undefined && { separator }) })
    }
    const where = filterOf(options)
    const request = { ...own, roles, ...(where && { where }) } as unknown as AnalysisRequest
    return await withStoreSource(options.store ?? '', options, groupings, (source) =>
      source.analyse(request, { signal: reading.signal, onProgress: reading.onProgress }),
    )
  } catch (thrown) {
    throw flagFault(path === undefined ? thrown : (file?.fault?.(thrown) ?? thrown))
  }
}
