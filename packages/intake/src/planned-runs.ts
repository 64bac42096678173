import type { AdapterOptions, AdapterRun } from '@aethersignal/model'
import type { TableOptions } from '@aethersignal/tables'
import { afterFaers } from './after-faers.js'
import { fileInput } from './file-input.js'
import { fromArchives } from './from-archives.js'
import { type PlannedRuns, readableRuns } from './readable-runs.js'
import { fileAdapters, pathAdapters } from './source-adapters.js'
import type { PlannedInput, SourcePlan } from './source-plan.js'

/**
 * The readings of a plan, one a source. Of the files that were found in a folder, one that is refused is left out, with the
 * code of the refusal, and does not stop the others.
 * @throws AetherError `input/not-recognised` where nothing is left.
 */
export function plannedRuns(
  plan: SourcePlan,
  options: AdapterOptions,
  tables: TableOptions = {},
): Promise<PlannedRuns> {
  return readableRuns(plan, options, (inputs, reading) => runOf(inputs, reading, tables))
}

async function runOf(
  inputs: readonly PlannedInput[],
  options: AdapterOptions,
  tables: TableOptions,
): Promise<AdapterRun> {
  const source = inputs[0]!.source
  const byPath = (await pathAdapters()).get(source)
  if (byPath !== undefined) {
    const paths = inputs.map(({ path }) => path)
    return byPath.read(paths, options)
  }
  const adapter = (await fileAdapters(tables)).get(source)!
  const run = adapter.read(await Promise.all(inputs.map(({ path, name }) => fileInput(path, name))), options)
  const { withArchiveHashes } = await import('@aethersignal/faers')
  return fromArchives(source === 'csv' ? afterFaers(run) : run, inputs, (files) =>
    withArchiveHashes(files, options.signal),
  )
}
