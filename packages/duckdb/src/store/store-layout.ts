import { join } from 'node:path'

/** Version of the layout on disk. A store of another version is not opened. */
export const STORE_FORMAT = 3

export const CURRENT_FILE = 'CURRENT'
export const LOCK_FILE = '.lock'
export const STAGING_PREFIX = '.staging-'
export const PARTS_FOLDER = 'parts'
export const SNAPSHOTS_FOLDER = 'snapshots'

/** Paths inside a store are kept relative and with forward slashes, so that a store can be moved. */
export function partFilePath(partHash: string, name: string): string {
  return `${PARTS_FOLDER}/${partHash}/${name}`
}

export function snapshotPath(hash: string): string {
  return `${SNAPSHOTS_FOLDER}/${hash}.json`
}

export function reportsPath(hash: string): string {
  return `${SNAPSHOTS_FOLDER}/${hash}-reports.parquet`
}

export function caseStatesPath(hash: string): string {
  return `${SNAPSHOTS_FOLDER}/${hash}-cases.parquet`
}

export function inStore(directory: string, relativePath: string): string {
  return join(directory, ...relativePath.split('/'))
}
