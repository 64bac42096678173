export { faersFileAdapter } from './faers-file-adapter.js'
export { openBlobArchive } from './input/blob-archive.js'
export type { SourceFile } from './input/source-file.js'
export {
  openFdaAdapter,
  openFdaAnimalAdapter,
  openFdaDeviceAdapter,
  openFdaFoodAdapter,
} from './openfda/openfda-adapter.js'
export { recogniseFaersFile } from './recognise-faers-file.js'
export { QUARANTINE_REASONS, type QuarantineReason, REPAIR_REASONS, type RepairReason } from './rows/reason-codes.js'
export { faersXmlFileAdapter, recogniseFaersXmlFile } from './xml-quarters/faers-xml-file-adapter.js'
