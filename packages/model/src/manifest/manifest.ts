import type { DatasetState, DatasetView, NamedFile } from './dataset-view.js'

/** Everything needed to make the numbers of a result again. The same manifest gives the same bytes. */
export interface Manifest {
  /** Version of the form. */
  readonly manifestVersion: 2
  /** Package and version that computed. */
  readonly software: { readonly name: string; readonly version: string }
  /** What was asked for: `signals` for ranked pairs, `pair` for one of them, else the name of the analysis. */
  readonly analysis: string
  /** What was analysed. */
  readonly input: ManifestInput
  /** As what the reports of the dataset count; absent where there is none. */
  readonly view?: DatasetView
  /** The request with every default written out, but for the page. */
  readonly request: Readonly<Record<string, unknown>>
  /** What the numbers are: unit, expected count, intervals. */
  readonly definitions: Readonly<Record<string, unknown>>
}

/** What was counted: a dataset, with files laid beside it or not, or files, by their contents' SHA-256. */
export type ManifestInput =
  | { readonly dataset: DatasetState; readonly files?: readonly NamedFile[] }
  | { readonly files: readonly NamedFile[] }
