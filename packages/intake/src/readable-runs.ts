import { type AdapterOptions, type AdapterRun, AetherError } from '@aethersignal/model'
import type { LeftOut, PlannedInput, SourcePlan } from './source-plan.js'

/** What will be loaded, and what will not. */
export interface PlannedRuns {
  /** The readings, one for each source. */
  readonly runs: readonly AdapterRun[]
  /** What they read. */
  readonly inputs: readonly PlannedInput[]
  /** What is not read, and why. */
  readonly leftOut: readonly LeftOut[]
}

/** Begins a reading of inputs of one source. */
export type OpenRun = (inputs: readonly PlannedInput[], options: AdapterOptions) => Promise<AdapterRun>

/**
 * The readings of a plan, one a source. Files that were found are read once before, so that one that is refused is left
 * out, with the code of the refusal, and does not stop the others.
 * @throws AetherError `input/not-recognised` where nothing is left.
 */
export async function readableRuns(plan: SourcePlan, options: AdapterOptions, open: OpenRun): Promise<PlannedRuns> {
  const leftOut = [...plan.leftOut]
  const inputs: PlannedInput[] = []
  for (const group of togetherRead(plan.inputs)) {
    const refused = group.every(({ found }) => found) ? await refusal(group, options, open) : null
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
    const together = inputs.filter((input) => input.source === source)
    runs.push(await open(together, options))
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
  open: OpenRun,
): Promise<AetherError | null> {
  try {
    const { onProgress: _, ...quiet } = options
    for await (const batch of (await open(group, quiet)).batches) void batch
    return null
  } catch (thrown) {
    if (!(thrown instanceof AetherError) || thrown.code === 'request/aborted') throw thrown
    return thrown
  }
}
