import type { AdapterReport, AdapterRun } from '@aethersignal/model'
import type { PlannedInput } from './source-plan.js'

/**
 * A reading whose account names files of archives by their whole paths, with the hashes of the archives: adapters that read
 * single files see a member alone.
 */
export function fromArchives(run: AdapterRun, inputs: readonly PlannedInput[]): AdapterRun {
  const paths = new Map(inputs.filter(({ path }) => path.includes('!/')).map(({ name, path }) => [name, path]))
  if (paths.size === 0) return run
  let report: AdapterReport | undefined
  async function* batches() {
    yield* run.batches
    const { withArchiveHashes } = await import('@aethersignal/faers')
    const read = run.report()
    const files = read.files.map((file) => ({ ...file, path: paths.get(file.path) ?? file.path }))
    report = { ...read, files: await withArchiveHashes(files) }
  }
  return { batches: batches(), report: () => report ?? run.report() }
}
