import type { Manifest } from '@aethersignal/model'
import { writeAnalysis } from '../analysis/write-analysis.js'
import { addDuplicateOptions, type DuplicatesOptions } from '../duplicates/duplicate-options.js'
import { searchedDuplicates } from '../duplicates/search-duplicates.js'
import type { Session } from '../session.js'
import { askedAgain, sortFlag } from './asked-again.js'
import type { MadeAgain, ReplayGiven } from './made-again.js'

/** Searches a store for duplicates as a manifest says. Nothing is applied. */
export async function replayDuplicates(
  session: Session,
  { request }: Manifest,
  { path, files, store = '', dictionary, format }: ReplayGiven,
  signal: AbortSignal,
): Promise<MadeAgain> {
  const { method, fields, threshold, largestCluster, keep, show, rule, sample, seed, sort, drugNames, pairs } = request
  const asked = askedAgain<DuplicatesOptions>(
    addDuplicateOptions,
    {
      ...{ method, fields, threshold, 'largest-cluster': largestCluster, keep, rule, sample, seed },
      ...{ show: show === 'sample' ? undefined : show, sort: sortFlag(sort) },
      ...{ 'names-as-loaded': drugNames === null, pairs: pairs === true ? files[0] : undefined },
    },
    path,
  )
  const searched = await searchedDuplicates(
    session,
    { ...asked, store, format, ...(dictionary && { dictionary }) },
    signal,
  )
  const result = searched.result()
  return {
    manifest: result.manifest,
    write: (_, output) => writeAnalysis(session, output, result, { format }, { shown: [], summary: [] }),
  }
}
