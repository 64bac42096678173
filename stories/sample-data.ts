import reports from '../examples/plain-html/reports.csv?raw'
import type { SignalRow } from '../packages/elements/src/index.js'
import { memorySource, type SignalSource } from '../packages/engine/src/index.js'
import type { PairRef } from '../packages/model/src/index.js'
import { type CsvInput, csvAdapter } from '../packages/tables/src/index.js'

/** Generated reports over invented names, counted and scored by the engine itself. */
export async function sampleSource(title = 'Generated reports'): Promise<SignalSource> {
  const input: CsvInput = { name: 'reports.csv', stream: () => new Blob([reports]).stream() }
  return memorySource(csvAdapter.read([input]), { title, synthetic: true })
}

/** The first rows of the default ranking. */
export async function sampleRows(source: SignalSource, count: number): Promise<readonly SignalRow[]> {
  const table = await source.run({
    sort: { by: 'eb05', direction: 'descending' },
    page: { offset: 0, limit: count },
  })
  return table.drug.map((drug, row) => ({
    drug,
    event: table.event[row] ?? '',
    values: Object.fromEntries(
      Object.entries(table.columns).map(([column, values]) => [column, values?.[row] ?? Number.NaN]),
    ),
  }))
}

/** One of the planted signals. */
export const SAMPLE_PAIR: PairRef = { drug: 'AVELUMARIN', event: 'Pancreatitis' }
