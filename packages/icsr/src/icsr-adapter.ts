import { type Adapter, type AdapterInput, adapterRun } from '@aethersignal/model'
import { readReports } from './load/read-reports.js'
import { sniffIcsr } from './load/sniff-icsr.js'

const PARTS = { source: 'icsr', partitionOf: (name: string) => name }

/**
 * Reads individual case safety reports in XML: E2B(R2), with its relatives, and E2B(R3); batches of any size, plain or
 * gzip, in browsers and in Node. One message is one version of one case. Each file is one part, its name the partition.
 *
 * A report that is damaged or has no identifier is quarantined with its line and reason; a file that is damaged around
 * its reports, an acknowledgement, and XML with entities or a document type of its own are refused. Reading throws
 * `input/empty`, `input/not-recognised`, `input/unreadable`, `input/unsafe-xml`, `input/corrupt-archive`, `usage/invalid`
 * or `request/aborted`.
 */
export const icsrAdapter: Adapter<AdapterInput> = {
  id: PARTS.source,
  version: '1',
  sniff: async (view) => sniffIcsr(view),
  read(inputs, options = {}) {
    return adapterRun((finish) => readReports(inputs, PARTS, options, finish), icsrAdapter)
  },
}
