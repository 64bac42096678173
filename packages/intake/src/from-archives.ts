import type { AdapterReport, AdapterRun, LoadedFile } from '@aethersignal/model'
import { partsOfMemberPath } from './member-path.js'
import type { PlannedInput } from './source-plan.js'

/** The accounts of files, those from archives with the hash of their archive. */
export type HashArchives = (files: readonly LoadedFile[]) => Promise<readonly LoadedFile[]>

/**
 * A reading whose account names files of archives by their whole paths, with the hashes of the archives: adapters that read
 * single files see a member alone.
 */
export function fromArchives(run: AdapterRun, inputs: readonly PlannedInput[], hashed: HashArchives): AdapterRun {
  const members = inputs.filter(({ path }) => partsOfMemberPath(path) !== null)
  const paths = new Map(members.map(({ name, path }) => [name, path]))
  if (paths.size === 0) return run
  let report: AdapterReport | undefined
  async function* batches() {
    yield* run.batches
    const read = run.report()
    const files = read.files.map((file) => ({ ...file, path: paths.get(file.path) ?? file.path }))
    report = { ...read, files: await hashed(files) }
  }
  return { batches: batches(), report: () => report ?? run.report() }
}
