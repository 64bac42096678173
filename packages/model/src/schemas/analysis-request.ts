import type * as z from 'zod/mini'
import type { AnalysisName } from '../analyses/analysis-names.js'
import type { ANALYSIS_REQUESTS } from './analysis-requests.js'

/** What is asked of an analysis; what is left out has its default. */
export type AnalysisRequest<Name extends AnalysisName = AnalysisName> = {
  [Key in Name]: DeepReadonly<z.input<(typeof ANALYSIS_REQUESTS)[Key]>>
}[Name]

/** A request with every default written out, as manifests have it. */
export type ResolvedAnalysisRequest<Name extends AnalysisName = AnalysisName> = {
  [Key in Name]: DeepReadonly<z.output<(typeof ANALYSIS_REQUESTS)[Key]>>
}[Name]

/** A request of an analysis that a host registered. */
export interface OwnAnalysisRequest {
  /** Name under which it is registered. */
  readonly analysis: string
}

/** The type with every member readonly, at any depth. */
type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T
