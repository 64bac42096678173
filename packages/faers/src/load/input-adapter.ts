import {
  type Adapter,
  type AdapterIdentity,
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  adapterRun,
  type CaseBatch,
} from '@aethersignal/model'
import { listInputFiles } from '../input/list-input-files.js'
import type { SourceFile } from '../input/source-file.js'
import { hashedArchives } from './hashed-archives.js'

/** Reads files that lie below roots; returns their accounts and the warnings when all batches are through. */
export type ReadListed = (
  files: readonly SourceFile[],
  roots: readonly string[],
  options: AdapterOptions,
) => AsyncGenerator<CaseBatch, AdapterReport>

/** An adapter of the files of a browser: archives among them are opened, and their hashes stand in the accounts. */
export function inputAdapter(
  identity: AdapterIdentity,
  sniff: Adapter<AdapterInput>['sniff'],
  readListed: ReadListed,
): Adapter<AdapterInput> {
  async function* batches(
    inputs: readonly AdapterInput[],
    options: AdapterOptions,
    finish: (report: AdapterReport) => void,
  ): AsyncGenerator<CaseBatch> {
    if (inputs.length === 0) throw new AetherError('input/empty', 'No file was given.')
    const listing = await listInputFiles(inputs, options.signal)
    const { files, warnings } = yield* readListed(listing.files, listing.roots, options)
    finish({ files: await hashedArchives(files, listing.archiveHash), warnings })
  }
  return {
    ...identity,
    sniff,
    read: (inputs, options = {}) => adapterRun((finish) => batches(inputs, options, finish), identity),
  }
}
