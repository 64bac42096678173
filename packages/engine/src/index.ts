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
export type { Capabilities, FilterField } from './source/capabilities.js'
export type { CallOptions, SignalSource, SuggestOptions, TermKind } from './source/signal-source.js'
