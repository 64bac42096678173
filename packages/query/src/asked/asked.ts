import type { AnalysisRequest, CaseQuery, PairRef, RunSpec } from '@aethersignal/model'

/** What is asked of a source, by the call that answers it. */
export type Asked =
  | { readonly door: 'run'; readonly spec: RunSpec }
  | { readonly door: 'pair'; readonly pair: PairRef; readonly spec: RunSpec }
  | {
      readonly door: 'analyse'
      readonly request: AnalysisRequest
      /** Rows that were asked for, where the request itself cannot say so. */
      readonly only?: { readonly drugs?: readonly string[]; readonly events?: readonly string[] }
    }
  | {
      readonly door: 'cases'
      readonly query: CaseQuery
      /** The number of reports, or the reports. */
      readonly show: 'total' | 'reports'
    }
  | { readonly door: 'describe' }
