import type { DatasetIdentity, NamedFile, RunManifest } from './run-manifest.js'

/** Everything needed to make the numbers of an analysis again. The same manifest gives the same bytes. */
export interface AnalysisManifest {
  readonly manifestVersion: 2
  readonly software: RunManifest['software']
  readonly analysis: string
  /** What was analysed: a dataset, or files with their contents' SHA-256. */
  readonly input: { readonly dataset: DatasetIdentity } | { readonly files: readonly NamedFile[] }
  /** The request with every default written out, but for the page. */
  readonly request: Readonly<Record<string, unknown>>
  readonly definitions: Readonly<Record<string, unknown>>
}
