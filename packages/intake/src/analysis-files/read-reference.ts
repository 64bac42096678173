import type { AnalysisRequest, ResultNote } from '@aethersignal/model'
import { ignoredColumns } from '../columns/ignored-columns.js'
import { type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

const SPEC = { required: { drug: 'text', event: 'text', label: 'flag' }, optional: { outcome: 'text' } } as const

/** Pairs that are known to be signals or none, as a request has them, and what was found on reading them. */
export interface ReferenceSet {
  /** The pairs, each with whether it is known to be a signal. */
  readonly controls: NonNullable<AnalysisRequest<'evaluation'>['controls']>
  /** What was found on reading them, such as cells that say that a number is missing. */
  readonly notes: readonly ResultNote[]
}

/** Reads a reference set: `drug,event,label` and, optionally, `outcome`. */
export async function readReference(path: string, options: ReadColumnsOptions): Promise<ReferenceSet> {
  const table = await readColumns(path, SPEC, options)
  const { drug, event, label, outcome } = table.columns
  const controls = drug.map((name, row) => ({
    ...{ drug: name, event: event[row]!, positive: label[row] === 1 },
    ...(outcome && { outcome: outcome[row]! }),
  }))
  return { controls, notes: [...table.notes, ...ignoredColumns(table)] }
}
