import { AetherError } from '@aethersignal/core'
import type { AdapterIdentity, AdapterReport, AdapterRun } from './adapter.js'
import type { CaseBatch } from './case-batch.js'

/**
 * Makes a run of a reading that hands over its report when it is done. For writers of adapters.
 * `report()` of the run throws `internal/unexpected` before that.
 *
 * @param reader The adapter, which is then named in the report, so that a store can tell which version read its rows.
 */
export function adapterRun(
  read: (finish: (report: AdapterReport) => void) => AsyncIterable<CaseBatch>,
  reader?: AdapterIdentity,
): AdapterRun {
  let report: AdapterReport | null = null
  return {
    batches: read((finished) => {
      report = reader === undefined ? finished : { ...finished, reader: { id: reader.id, version: reader.version } }
    }),
    report() {
      if (report === null) {
        throw new AetherError('internal/unexpected', 'The report was asked for before all batches were read.')
      }
      return report
    },
  }
}
