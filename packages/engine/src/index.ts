export type { CaseLister } from './backend/case-lister.js'
export { type IndexBackendOptions, indexBackend } from './backend/index-backend.js'
export type { BackendView, CountedReports, ReportBackend, UniverseCount } from './backend/report-backend.js'
export { csvLine, csvNumber, csvText, unguardedText } from './export/csv-cell.js'
export { signalCsvHeader, signalCsvRows } from './export/signal-csv.js'
export { type GroupedIndex, groupIndex } from './grouping/group-index.js'
export type {
  DrugGrouping,
  EventGrouping,
  GroupedNames,
  NameGrouping,
  NameGroupings,
} from './grouping/name-grouping.js'
export { withNearTerms } from './grouping/near-terms.js'
export { unknownTermNotes } from './grouping/unknown-term-notes.js'
export { EXTRA_COLUMNS, EXTRA_TABLES, type ExtraFields, type ExtraValues, LONGEST_EXTRA } from './index/extra-fields.js'
export {
  type CodedField,
  NO_CODE,
  NO_ROLE,
  OUTCOME_BITS,
  type ReportIndex,
  ROLE_BITS,
  SERIOUS_CODES,
  SEX_CODES,
} from './index/report-index.js'
export { type BuiltIndex, ReportIndexBuilder } from './index/report-index-builder.js'
export type { ReportLines } from './index/report-lines.js'
export { type IndexSummary, summariseIndex } from './index/summarise-index.js'
export { KeptResults, type KeptShelf } from './kept/kept-results.js'
export { canonicalFilter } from './query/canonical-filter.js'
export { type CompileOptions, compileFilter } from './query/compile-filter.js'
export type { FilterField } from './query/filter-fields.js'
export { type Universe, universeOf } from './query/universe.js'
export type { CallOptions } from './run/call-options.js'
export type { CallScope } from './run/call-scope.js'
export { cautionText } from './run/ranking-caution.js'
export { atDrugLevel } from './source/at-drug-level.js'
export { type BackendSourceOptions, backendSource, type DatasetOptions } from './source/backend-source.js'
export type { Capabilities } from './source/capabilities.js'
export { readCaseCursor, writeCaseCursor } from './source/case-cursor.js'
export type { NamedDrugs, UngroupedDrugs } from './source/drug-levels.js'
export { type Forward, type Forwarding, forwardingSource } from './source/forwarding-source.js'
export { type IndexSourceOptions, indexSource } from './source/index-source.js'
export { type MemorySourceOptions, memorySource } from './source/memory-source.js'
export { restrictable, restrictSource } from './source/restrict-source.js'
export type { SignalSource, SuggestOptions } from './source/signal-source.js'
export type { ReportChooser, VisibleReports } from './source/visible-reports.js'
export { closeNames } from './terms/close-names.js'
export { type ReportTerms, termsOf } from './terms/report-terms.js'
export { requireTerm } from './terms/require-term.js'
export type { TermKind } from './terms/term-kind.js'
export { type PortSourceOptions, portSource } from './worker/port-source.js'
export { type SourceFactory, serveSource } from './worker/serve-source.js'
export type { BrowserPort, NodePort, SourcePort } from './worker/source-port.js'
