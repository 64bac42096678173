import type { AnalysisName, AnalysisRequest } from '../../packages/model/src/index.js'

/** A request, and how the command is asked the same. */
interface Example<Name extends AnalysisName> {
  readonly request: AnalysisRequest<Name>
  /** The same asked of the command, but for the store and the output. */
  readonly argv: readonly string[]
  /** Files that the command reads, by their names in `argv`. */
  readonly files?: Readonly<Record<string, string>>
}

/** Examples of some analyses. */
export type Examples<Names extends AnalysisName> = { readonly [Name in Names]: readonly Example<Name>[] }
