import { faersAdapter } from '@aethersignal/faers'
import { sharedData } from '../../../tests/shared-data.js'
import type { NamedRow } from './names/learn-names.js'

/** The drug rows of a real quarter of the shared data, as the FAERS adapter reads them. */
export async function faersDrugRows(quarter: string): Promise<NamedRow[]> {
  const run = faersAdapter.read([sharedData(`data/ci_small/faers_quarters/${quarter}`)])
  const rows: NamedRow[] = []
  for await (const batch of run.batches) {
    if (batch.table !== 'drug') continue
    const { verbatim, ingredient } = batch.columns
    for (let row = 0; row < batch.rows; row++) {
      rows.push({ verbatim: verbatim[row]!, ingredient: ingredient[row]! })
    }
  }
  return rows
}
