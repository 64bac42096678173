import type { AnalysisRequest, ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

const SPEC = { required: { drug: 'text', event: 'text' }, carry: true } as const

/** Pairs of a source to score, as a request has them. */
export interface ScoredPairs {
  /** The members of a request that the file stands for. */
  readonly request: Pick<AnalysisRequest<'scores'>, 'pairs' | 'carried'>
  /** What was found on reading. */
  readonly notes: readonly ResultNote[]
}

/** Reads `drug,event` as a request has them, with the other columns, and what was found on reading. */
export async function readScoredPairs(path: string, options: ReadColumnsOptions): Promise<ScoredPairs> {
  const { columns, carried, notes } = await readColumns(path, SPEC, options)
  const pairs = columns.drug.map((drug, row) => ({ drug, event: columns.event[row]! }))
  return { request: { pairs, carried }, notes }
}
