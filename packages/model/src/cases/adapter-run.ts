import { AetherError } from '@aethersignal/core'
import type { AdapterReport, AdapterRun } from './adapter.js'
import type { CaseBatch } from './case-batch.js'

/**
 * Makes a run of a reading that hands over its report when it is done. For writers of adapters.
 * `report()` of the run throws `internal/unexpected` before that.
 */
export function adapterRun(read: (finish: (report: AdapterReport) => void) => AsyncIterable<CaseBatch>): AdapterRun {
  let report: AdapterReport | null = null
  return {
    batches: read((finished) => {
      report = finished
    }),
    report() {
      if (report === null) {
        throw new AetherError('internal/unexpected', 'The report was asked for before all batches were read.')
      }
      return report
    },
  }
}
