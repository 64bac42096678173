export type { ArchiveRecord } from './download/archive-record.js'
export {
  type DownloadedQuarter,
  type DownloadOptions,
  type DownloadOutcome,
  downloadQuarter,
} from './download/download-quarter.js'
export { type ArchiveFormat, quartersOf } from './download/quarter-archives.js'
export { faersAdapter } from './faers-adapter.js'
export type { SourceFile } from './input/source-file.js'
export { openZipArchive, type ZipArchive } from './input/zip-archive.js'
export { withArchiveHashes } from './load/archive-hashes.js'
export {
  openFdaAdapter,
  openFdaAnimalAdapter,
  openFdaDeviceAdapter,
  openFdaFoodAdapter,
} from './openfda/openfda-adapter.js'
export { openFdaEvents } from './openfda/openfda-events.js'
export type { OpenFdaClock, OpenFdaQuery } from './openfda/openfda-query.js'
export { recogniseFaersPath } from './recognise-faers-path.js'
export {
  QUARANTINE_REASONS,
  type QuarantineReason,
  REPAIR_REASONS,
  type RepairReason,
} from './rows/reason-codes.js'
export { faersXmlAdapter } from './xml-quarters/faers-xml-adapter.js'
export { recogniseFaersXmlPath } from './xml-quarters/recognise-faers-xml-path.js'
