import { type Analysis, analyseFiles, type FileInput, type ResolvedRequest } from '@aethersignal/engine/analyses'
import {
  AetherError,
  type AnalysisName,
  type AnalysisRequest,
  type AnalysisResult,
  type ResultNote,
} from '@aethersignal/model'
import { asksForGroups, coverageOf, storeGroupings } from '../groups/store-groupings.js'
import { interruptible } from '../interruptible.js'
import { requireStoreForNames } from '../options/drug-name-options.js'
import { filterOf } from '../options/filter-options.js'
import { requireOneInput } from '../options/one-input.js'
import { openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { withStoreSource } from '../store/with-store-source.js'
import { usageText } from '../usage-text.js'
import type { AnalysisOptions } from './analysis-options.js'
import { flagFault } from './flag-fault.js'
import { writeAnalysis } from './write-analysis.js'

type OwnRequest<Name extends AnalysisName> = Omit<AnalysisRequest<Name>, 'where' | 'roles' | 'sort' | 'page'>

/** How a command asks for an analysis and shows it. */
export interface AnalysisCall<Name extends AnalysisName> {
  readonly command: string
  /** The request without what {@link AnalysisOptions} say: made when the input is known to be there. */
  readonly request: (signal: AbortSignal) => OwnRequest<Name> | Promise<OwnRequest<Name>>
  /** What was found on reading files into the request. */
  readonly notes?: () => readonly ResultNote[]
  /** Reads a file in place of a store; without it the command is of a store only. */
  readonly read?: (path: string, signal: AbortSignal) => Promise<FileRead>
  /** Columns that a terminal shows; default all. */
  readonly shown?: (result: AnalysisResult) => readonly string[]
  /** Lines under the table on a terminal. */
  readonly summary?: (result: AnalysisResult) => readonly string[]
  /** Lines before that on time and memory. */
  readonly verbose?: (result: AnalysisResult) => readonly string[]
  /** What a row is, for the line on time and memory. */
  readonly rowsCalled: string
  /** Name of the rows in JSON; default `rows`. */
  readonly rowsMember?: string
  /** Whether a terminal shows every row where `--limit` says nothing. */
  readonly allRows?: boolean
}

/** What a file holds, and the analysis that computes from it. */
export interface FileRead {
  readonly analyse: (request: unknown, options: FileCall) => Promise<AnalysisResult>
}

interface FileCall {
  readonly signal: AbortSignal
  readonly onProgress: Session['progress']
}

/** A file that an analysis computes from. */
export function fileRead<Request extends ResolvedRequest, Input>(
  analysis: Analysis<Request, Input>,
  file: FileInput<Input>,
): FileRead {
  return { analyse: (request, options) => analyseFiles(analysis, request, file, options) }
}

/** Asks for an analysis of a store or a file, and writes its result. */
export async function runAnalysis<Name extends AnalysisName>(
  session: Session,
  path: string | undefined,
  options: AnalysisOptions,
  call: AnalysisCall<Name>,
): Promise<void> {
  const { terminal } = session
  session.errorsAsJson = options.format === 'json'
  const started = terminal.elapsed()
  requireOneInput(path, options.store, call.command)
  requireStoreForNames(options, options.store)
  if (path !== undefined && filterOf(options) !== undefined) {
    throw new AetherError('usage/invalid', 'Conditions on reports are of --store.', { remedy: 'Leave them out.' })
  }
  const grouped = asksForGroups(options)
  if (grouped && options.store === undefined) {
    throw new AetherError('usage/invalid', 'Groups of drugs and of events, and renames, are of --store.', {
      remedy: 'Leave them out.',
    })
  }
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const groupings = await storeGroupings(options)
      const { sort } = options
      const own = await call.request(signal)
      const calling = { signal, onProgress: session.progress }
      let result: AnalysisResult
      try {
        if (path !== undefined && call.read !== undefined) {
          result = await (await call.read(path, signal)).analyse({ ...own, ...(sort && { sort }) }, calling)
        } else {
          const where = filterOf(options)
          const request = { ...own, roles: options.role, ...(where && { where }), ...(sort && { sort }) }
          result = await withStoreSource(options.store ?? '', options, groupings, (source) =>
            source.analyse(request, calling),
          )
        }
      } catch (thrown) {
        throw flagFault(thrown)
      }
      const covered = coverageOf(groupings)
      const said = { ...result, notes: [...(call.notes?.() ?? []), ...result.notes] }
      await writeAnalysis(session, output, said, options, {
        ...(call.rowsMember !== undefined && { rowsMember: call.rowsMember }),
        ...(call.allRows !== undefined && { allRows: call.allRows }),
        shown: call.shown?.(result) ?? result.table.columns.map(({ name }) => name),
        summary: [...(call.summary?.(result) ?? []), ...covered.lines],
        facts: covered.facts,
      })
      if (options.verbose || terminal.stderrIsTerminal) {
        for (const line of call.verbose?.(result) ?? []) session.say(line)
        session.say(usageText(terminal, started, `${result.totalRows} ${call.rowsCalled}`))
      }
    }),
  )
}
