import type { Manifest } from '@aethersignal/model'
import type { DrugNameOptions } from '../options/drug-name-options.js'
import type { OutputTarget } from '../output/output-target.js'
import type { Session } from '../session.js'

/** What was made again, and how it is written. */
export interface MadeAgain {
  readonly manifest: Manifest
  write(session: Session, output: OutputTarget, format: 'csv' | 'json'): Promise<void>
}

/** What is given to make a manifest again. */
export interface ReplayGiven extends Omit<DrugNameOptions, 'drugLevel' | 'keepApart'> {
  /** The manifest. */
  readonly path: string
  /** The files of the manifest as they lie now. */
  readonly files: readonly string[]
  readonly store?: string
  readonly meddra?: string
  readonly format: 'csv' | 'json'
}
