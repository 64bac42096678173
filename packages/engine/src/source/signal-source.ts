import type {
  AnalysisRequest,
  AnalysisResult,
  CasePage,
  CaseQuery,
  DatasetSummary,
  DrugChoice,
  OwnAnalysisRequest,
  PageRequest,
  PairProfile,
  PairRef,
  RunSpec,
  SignalTable,
  Term,
} from '@aethersignal/model'
import type { CallOptions } from '../run/call-options.js'
import type { TermKind } from '../terms/term-kind.js'
import type { Capabilities } from './capabilities.js'

/** How many terms to give, and at which level drugs. */
export interface SuggestOptions extends CallOptions, DrugChoice {
  /** Most terms to give, the most reported first. Default 20, at most 200. */
  readonly limit?: number
}

/**
 * The seam that every consumer of signals talks to: elements, server, command line and host applications. It does not
 * say where the work is done; the numbers do not depend on it. Every call rejects with an `AetherError`.
 */
export interface SignalSource {
  /** What this source can do; consumers hide the rest. */
  readonly capabilities: Capabilities
  /** What the dataset holds and how it was loaded. */
  describe(options?: CallOptions): Promise<DatasetSummary>
  /**
   * Terms that contain the text, upper and lower case being the same: first the term that is the text, then those that
   * start with it, then those with a word that does, then the rest, each by reports, most first.
   */
  suggest(kind: TermKind, text: string, options?: SuggestOptions): Promise<readonly Term[]>
  /**
   * All pairs of the universe with their measures, or the rows and columns that the specification asks for. The columns
   * belong to the caller, who may write into them or hand them to another thread.
   */
  run(spec: RunSpec, options?: CallOptions): Promise<SignalTable>
  /** One pair in the universe of the specification, with every measure. */
  pair(ref: PairRef, spec: RunSpec, options?: CallOptions): Promise<PairProfile>
  /**
   * Everything else: strata, masking, trends … `capabilities.analyses` names what this source can do. What a request
   * leaves out has its default; without `page` the table has all rows.
   */
  analyse(request: AnalysisRequest | OwnAnalysisRequest, options?: CallOptions): Promise<AnalysisResult>
  /** A page of the reports behind a universe or a pair. */
  cases(query: CaseQuery, page: PageRequest, options?: CallOptions): Promise<CasePage>
  /** Frees what the source holds. Calls after it, and calls under way, reject with `source/closed`. */
  close(): Promise<void>
}
