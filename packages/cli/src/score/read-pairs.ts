import type { AnalysisRequest, ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../input/read-columns.js'

const SPEC = { required: { drug: 'text', event: 'text' }, carry: true } as const

/** Reads `drug,event` as a request has them, with the other columns, and what was found on reading. */
export async function readPairs(
  path: string,
  options: ReadColumnsOptions,
): Promise<{
  readonly request: Pick<AnalysisRequest<'scores'>, 'pairs' | 'carried'>
  readonly notes: readonly ResultNote[]
}> {
  const { columns, carried, notes } = await readColumns(path, SPEC, options)
  const pairs = columns.drug.map((drug, row) => ({ drug, event: columns.event[row]! }))
  return { request: { pairs, carried }, notes }
}
