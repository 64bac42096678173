import { type AdapterOptions, type AdapterRun, AetherError } from '@aethersignal/model'
import type { TableOptions } from '@aethersignal/tables'
import { afterFaers } from './after-faers.js'
import { fileInput } from './file-input.js'
import { fromArchives } from './from-archives.js'
import type { LeftOut, PlannedInput, SourcePlan } from './plan-sources.js'
import { fileAdapters, pathAdapters } from './source-adapters.js'

/** What will be loaded, and what will not. */
export interface PlannedRuns {
  readonly runs: readonly AdapterRun[]
  readonly inputs: readonly PlannedInput[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * The readings of a plan, one a source. Files that were found in a folder are read once before, so that one that is refused
 * is left out, with the code of the refusal, and does not stop the others.
 * @throws AetherError `input/not-recognised` where nothing is left.
 */
export async function plannedRuns(
  plan: SourcePlan,
  options: AdapterOptions,
  tables: TableOptions = {},
): Promise<PlannedRuns> {
  const leftOut = [...plan.leftOut]
  const inputs: PlannedInput[] = []
  for (const group of togetherRead(plan.inputs)) {
    const refused = group.every(({ found }) => found) ? await refusal(group, options, tables) : null
    if (refused === null) inputs.push(...group)
    else {
      const reason = `${refused.code}: ${refused.message}`
      leftOut.push(...group.map(({ path }) => ({ path, reason })))
    }
  }
  const [first] = leftOut
  if (inputs.length === 0 && first !== undefined) {
    throw new AetherError('input/not-recognised', `Nothing can be read. ${first.reason}`, {
      place: { file: first.path },
    })
  }
  const runs: AdapterRun[] = []
  for (const source of new Set(inputs.map((input) => input.source))) {
    runs.push(
      await runOf(
        inputs.filter((input) => input.source === source),
        options,
        tables,
      ),
    )
  }
  return { runs, inputs, leftOut }
}

/** Each file by itself, but those of a source whose cases are spread over files. */
function togetherRead(inputs: readonly PlannedInput[]): readonly (readonly PlannedInput[])[] {
  const groups = new Map<string, PlannedInput[]>()
  for (const input of inputs) {
    const alone = /^(?:faers-xml|icsr|openfda(?:-.+)?|csv)$/.test(input.source)
    const key = alone ? `${input.source} ${input.path}` : input.source
    groups.set(key, [...(groups.get(key) ?? []), input])
  }
  return [...groups.values()]
}

async function refusal(
  group: readonly PlannedInput[],
  options: AdapterOptions,
  tables: TableOptions,
): Promise<AetherError | null> {
  try {
    const { onProgress: _, ...quiet } = options
    for await (const batch of (await runOf(group, quiet, tables)).batches) void batch
    return null
  } catch (thrown) {
    if (!(thrown instanceof AetherError) || thrown.code === 'request/aborted') throw thrown
    return thrown
  }
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
  return fromArchives(source === 'csv' ? afterFaers(run) : run, inputs)
}
