import { AetherError } from '@aethersignal/core/errors'
import type { LoadedFile } from '../load/load-report.js'
import type { AdapterIdentity, AdapterReport, AdapterRun } from './adapter.js'
import type { CaseBatch } from './case-batch.js'

/**
 * Makes a run of a reading that hands over its report when it is done. For writers of adapters.
 * `report()` of the run throws `internal/unexpected` before that.
 *
 * A file of which every row was quarantined is refused there, whatever the adapter: its batches throw `input/nothing-loaded`, so
 * that nobody counts a part that says nothing.
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
      for (const file of finished.files) refuseNothingLoaded(file)
      const identity = reader === undefined ? {} : { reader: { id: reader.id, version: reader.version } }
      report = { ...finished, ...identity }
    }),
    report() {
      if (report === null) {
        throw new AetherError('internal/unexpected', 'The report was asked for before all batches were read.')
      }
      return report
    },
  }
}

function refuseNothingLoaded({ path, table, rowsIn, loaded, quarantined }: LoadedFile): void {
  if (table === null || rowsIn === 0 || loaded > 0) return
  const codes = new Map<string, number>()
  for (const { code } of quarantined) codes.set(code, (codes.get(code) ?? 0) + 1)
  const reasons = [...codes].map(([code, count]) => `${code} ${count}`).join(', ')
  const first = quarantined[0]
  throw new AetherError(
    'input/nothing-loaded',
    `No row of ${path} could be loaded: all ${rowsIn.toLocaleString('en')} are quarantined (${reasons}).`,
    {
      place: { file: path, ...(first !== undefined && { line: first.line }) },
      remedy: `${REMEDIES[first?.code ?? ''] ?? 'Look at the rows named, and at how the file was written.'} Nothing was changed.`,
    },
  )
}

const REMEDIES: Readonly<Record<string, string>> = {
  'rounded-case-id':
    'A spreadsheet wrote the ids as rounded numbers, such as 1.2E+07: give the column the format of text or of whole numbers in it, and save the file anew from the original.',
  'missing-case-id': 'The column of case ids holds none: name the right one.',
}
