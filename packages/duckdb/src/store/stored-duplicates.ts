import { readFile } from 'node:fs/promises'
import { type DuplicateDecisions, parseDecisions } from '@aethersignal/duplicates'
import type { StoredFile } from './catalogue.js'
import { inStore } from './store-layout.js'

/** Decisions about duplicates that a snapshot follows. */
export interface StoredDuplicates {
  readonly method: DuplicateDecisions['method']
  /** The decisions as JSON; its rows are clusters. */
  readonly decisions: StoredFile
  /** The current reports before duplicates left. */
  readonly allReports: StoredFile
  /** Clusters that are merged. */
  readonly merged: number
  /** Reports that left. */
  readonly removed: number
}

/** Reads the decisions that a snapshot follows; undefined where it follows none. */
export async function readStoredDecisions(
  store: string,
  duplicates: StoredDuplicates | undefined,
): Promise<DuplicateDecisions | undefined> {
  if (duplicates === undefined) return undefined
  return parseDecisions(await readFile(inStore(store, duplicates.decisions.path), 'utf8'))
}

export function decisionsPath(hash: string): string {
  return `snapshots/${hash}-duplicates.json`
}

export function allReportsPath(hash: string): string {
  return `snapshots/${hash}-all-reports.parquet`
}
