export { csvAdapter, tableAdapter } from './csv-adapter.js'
export type { CsvInput } from './csv-input.js'
export { openTables } from './formats/open-tables.js'
export type { TableForm, TableReader } from './formats/table-reader.js'
export type { TableOptions } from './load/reading-options.js'
export type { KnownTerms } from './mapping/content-evidence.js'
export {
  columnFingerprint,
  type MappingTemplate,
  mappingOfTemplate,
  mappingTemplate,
  matchTemplate,
  readMappingTemplate,
  type TemplateMatch,
} from './mapping/mapping-template.js'
export { proposeMapping, type TableSample } from './mapping/propose-mapping.js'
export { type SplitQuestion, splitQuestions } from './mapping/split-questions.js'
export type { ToldColumn } from './mapping/told-columns.js'
export { caersAdapter, caersAdapterWith } from './profiles/caers/caers-profile.js'
export { canadaVigilanceAdapter } from './profiles/canada-vigilance/canada-profile.js'
export { daenAdapter } from './profiles/daen/daen-profile.js'
export { eudraVigilanceAdapter } from './profiles/eudravigilance/line-listing-profile.js'
export { evvetAdapter } from './profiles/evvet/evvet-profile.js'
export { faersDashboardAdapter } from './profiles/faers-dashboard/dashboard-profile.js'
export { idapAdapter } from './profiles/idap/idap-profile.js'
export { jaderAdapter } from './profiles/jader/jader-profile.js'
export { maudeAdapter } from './profiles/maude/maude-profile.js'
export {
  type KnownTable,
  profileAdapters,
  profileAdaptersWith,
  recogniseKnownTable,
} from './profiles/profile-adapters.js'
export type { ToldForm } from './profiles/reading/told-form.js'
export { adaeStudies } from './profiles/sdtm/adae-studies.js'
export { sdtmAdapter } from './profiles/sdtm/sdtm-profile.js'
export { vaersAdapter } from './profiles/vaers/vaers-profile.js'
export { type VigiBaseNames, vigiBaseAdapter, vigiBaseAdapterWith } from './profiles/vigibase/vigibase-profile.js'
export type { CaseField } from './table/case-columns.js'
export type { ColumnMapping, MappedColumn, NeededField } from './table/column-mapping.js'
