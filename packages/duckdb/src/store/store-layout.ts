import { join } from 'node:path'

/** Version of the layout on disk. A store of an earlier version is opened once it is upgraded. */
export const STORE_FORMAT = 4

/**
 * Of format 4, except that its pointer does not hash the catalogue, which stands at {@link formerSnapshotPath}. Snapshots
 * are named by what they hold, so they keep the names that this version gave them.
 */
export const FORMER_FORMAT = 3

export const CURRENT_FILE = 'CURRENT'
export const LOCK_FILE = '.lock'
export const STAGING_PREFIX = '.staging-'
export const PARTS_FOLDER = 'parts'
export const SNAPSHOTS_FOLDER = 'snapshots'
export const CATALOGUE_SUFFIX = '-catalogue.json'
export const KEPT_INDEX_SUFFIX = '-index.bin'

/** Paths inside a store are kept relative and with forward slashes, so that a store can be moved. */
export function partFilePath(partHash: string, name: string): string {
  return `${PARTS_FOLDER}/${partHash}/${name}`
}

export function snapshotPath(hash: string): string {
  return `${SNAPSHOTS_FOLDER}/${hash}${CATALOGUE_SUFFIX}`
}

export function formerSnapshotPath(hash: string): string {
  return `${SNAPSHOTS_FOLDER}/${hash}.json`
}

export function reportsPath(hash: string): string {
  return `${SNAPSHOTS_FOLDER}/${hash}-reports.parquet`
}

export function caseStatesPath(hash: string): string {
  return `${SNAPSHOTS_FOLDER}/${hash}-cases.parquet`
}

/** Where the report index of a snapshot is kept. It is made by whoever needs it first, so no catalogue lists it. */
export function keptIndexPath(hash: string): string {
  return `${SNAPSHOTS_FOLDER}/${hash}${KEPT_INDEX_SUFFIX}`
}

export function inStore(directory: string, relativePath: string): string {
  return join(directory, ...relativePath.split('/'))
}
