import { ANALYSES, type AnyAnalysis, analyseFiles, type FileInput } from '@aethersignal/engine/analyses'
import { AetherError, type AnalysisRequest, type AnalysisResult } from '@aethersignal/model'
import type { ReadColumnsOptions } from '../columns/read-columns.js'
import { readEstimates } from './read-controls.js'
import { readCountsFile } from './read-counts.js'
import { readDrugEventTable } from './read-drug-event-table.js'
import { readLassoReports } from './read-lasso-reports.js'
import { readOnset } from './read-onset.js'
import { readProbabilities } from './read-probabilities.js'
import { readScanFiles } from './read-scan-files.js'
import { readScores } from './read-scores.js'
import { readSeries } from './read-series.js'
import { readStrata } from './read-strata.js'
import { readTriples } from './read-triples.js'

/** The analyses that can be made of files in place of the reports of a source, in alphabetical order. */
export const FILE_ANALYSES = [
  'adjust-p',
  'calibration',
  'deviating-cells',
  'evaluation',
  'interactions',
  'lasso',
  'likelihood-ratio',
  'onset',
  'scores',
  'strata',
  'tree-scan',
  'trend',
] as const

/** One of {@link FILE_ANALYSES}. */
export type FileAnalysisName = (typeof FILE_ANALYSES)[number]

/** How the files of an analysis are read. */
export interface AnalysisFilesOptions extends ReadColumnsOptions {
  /** What stands between the names of a path of a tree; default `/`. */
  readonly separator?: string
}

/** What files hold for an analysis. */
interface FilesRead {
  readonly file: FileInput<unknown>
  /** What the files say of the request. */
  readonly said?: Readonly<Record<string, unknown>>
}

type Reader<Name extends FileAnalysisName> = (
  files: readonly string[],
  asked: FileRequest<Name>,
  options: AnalysisFilesOptions,
) => Promise<FilesRead>

/** The request of an analysis of files: what the files say themselves may be left out. */
export type FileRequest<Name extends FileAnalysisName> = { readonly analysis: Name } & Partial<
  Omit<AnalysisRequest<Name>, 'analysis'>
>

const READERS: { readonly [Name in FileAnalysisName]: Reader<Name> } = {
  'adjust-p': async ([path = ''], { column = '' }, options) => ({
    file: await readProbabilities(path, column, options),
  }),
  calibration: async ([controls = '', apply], _, options) => ({
    file: await readEstimates({ controls, apply }, options),
  }),
  'deviating-cells': async ([path = ''], _, options) => ({ file: await readDrugEventTable(path, options) }),
  async evaluation([path = ''], { scores }, options) {
    const file = await readScores(path, scores, options)
    return { file, said: { scores: file.input.scores.map(({ name }) => name) } }
  },
  interactions: async ([path = ''], { level = 0.95 }, options) => ({ file: await readTriples(path, level, options) }),
  lasso: async ([path = ''], { event = '' }, options) => ({ file: await readLassoReports(path, event, options) }),
  'likelihood-ratio': async ([path = ''], _, options) => ({ file: await readDrugEventTable(path, options) }),
  onset: async ([path = ''], _, options) => ({ file: await readOnset(path, options) }),
  scores: async ([path = ''], _, options) => ({ file: await readCountsFile(path, options) }),
  strata: async ([path = ''], _, options) => ({ file: await readStrata(path, options) }),
  'tree-scan': ([path = '', tree = ''], asked, options) => readScanFiles(path, tree, asked, options),
  trend: async ([path = ''], asked, options) => ({ file: await readSeries(path, asked, options) }),
}

/** Whether an analysis can be made of files. */
export function isFileAnalysis(name: string): name is FileAnalysisName {
  return FILE_ANALYSES.some((known) => known === name)
}

/**
 * Analyses files in place of the reports of a source. The first file holds what is computed from; `calibration` takes the estimates
 * to calibrate as a second, and `tree-scan` the tree. `-` is standard input.
 * @throws AetherError naming file, line and field of what cannot be read; `query/invalid` and what the analysis throws
 */
export async function analyseFilesAt<Name extends FileAnalysisName>(
  request: FileRequest<Name>,
  files: readonly string[],
  options: AnalysisFilesOptions,
): Promise<AnalysisResult> {
  if (!isFileAnalysis(request.analysis)) {
    throw new AetherError('query/invalid', `${request.analysis} cannot be made of files.`, {
      place: { field: 'analysis' },
      remedy: `Ask for one of ${FILE_ANALYSES.join(', ')}.`,
    })
  }
  const { file, said } = await READERS[request.analysis](files, request, options)
  const analysis: AnyAnalysis = await ANALYSES[request.analysis].load()
  const { signal, onProgress } = options
  return analyseFiles(analysis, { ...request, ...said }, file, {
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
}
