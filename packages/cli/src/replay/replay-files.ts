import type { MaxSprtDesign } from '@aethersignal/core/sequential'
import { type PriorRequest, surveillancePlan } from '@aethersignal/engine/analyses'
import {
  analyseFilesAt,
  type FileAnalysisName,
  type FileRequest,
  fitPriorAt,
  isFileAnalysis,
  type ReadColumnsOptions,
} from '@aethersignal/intake/analysis-files'
import type { Manifest } from '@aethersignal/model'
import { writeAnalysis } from '../analysis/write-analysis.js'
import { fittedPriorJson, fittedPriorText } from '../output/fitted-prior-text.js'
import { planText } from '../output/plan-text.js'
import type { MadeAgain } from './made-again.js'

/**
 * Makes again what files, or nothing but a request, were made into; undefined where the manifest is of something else.
 * @param files The files of the manifest as they lie now.
 */
export async function replayFiles(
  { analysis, request }: Manifest,
  files: readonly string[],
  reading: ReadColumnsOptions,
): Promise<MadeAgain | undefined> {
  if (analysis === 'sequential-plan') {
    const { relativeRisk, ...design } = request
    const plan = surveillancePlan(design as unknown as MaxSprtDesign, relativeRisk as readonly number[])
    return { manifest: plan.manifest, write: (_, output, format) => output.write([planText(plan, format)]) }
  }
  if (analysis === 'fit') {
    const { minimumCount, ...asked } = request as unknown as PriorRequest
    const truncated = asked.likelihood !== 'full' && minimumCount !== undefined
    const fitted = await fitPriorAt(files[0] ?? '', { ...asked, ...(truncated && { minimumCount }) }, reading)
    return {
      manifest: fitted.manifest,
      write: (_, output, format) =>
        format === 'json' ? output.write([fittedPriorJson(fitted)]) : output.writeText(fittedPriorText(fitted)),
    }
  }
  if (!isFileAnalysis(analysis)) return undefined
  const asked = { ...request, analysis } as FileRequest<FileAnalysisName>
  const result = await analyseFilesAt(asked, files, reading)
  return {
    manifest: result.manifest,
    write: (session, output, format) => writeAnalysis(session, output, result, { format }, { shown: [], summary: [] }),
  }
}
