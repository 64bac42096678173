import { type AdapterOptions, type AdapterRun, AetherError, type CaseBatch } from '@aethersignal/model'
import type { LeftOut, PlannedInput, SourcePlan } from './source-plan.js'

/** Rows of all tables of a source that are kept between a reading ahead and the load: some 100 MB. */
const MOST_KEPT = 250_000

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
 * The readings of a plan, one a source. Files that were found are read before they are given out, so that one that is refused is left out,
 * with the code of the refusal, and does not stop the others. What was read so is kept and given out, as far as it is all there is of its source
 * and has no more than {@link MOST_KEPT} rows; else it is read again.
 * @throws AetherError `input/not-recognised` where nothing is left.
 */
export async function readableRuns(plan: SourcePlan, options: AdapterOptions, open: OpenRun): Promise<PlannedRuns> {
  const leftOut = [...plan.leftOut]
  const inputs: PlannedInput[] = []
  const kept = new Map<string, AdapterRun>()
  const groups = togetherRead(plan.inputs)
  for (const group of groups) {
    const { source } = group[0]!
    const isAll = groups.every((other) => other === group || other[0]!.source !== source)
    const read = group.every(({ found }) => found) ? await readAhead(group, options, open, isAll) : null
    if (read instanceof AetherError) {
      const reason = `${read.code}: ${read.message}`
      leftOut.push(...group.map(({ path }) => ({ path, reason })))
      continue
    }
    inputs.push(...group)
    if (read !== null) kept.set(source, read)
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
    runs.push(kept.get(source) ?? (await open(together, options)))
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

/** Reads to the end: the refusal, if there is one, else what was read; null where it is not kept. */
async function readAhead(
  group: readonly PlannedInput[],
  options: AdapterOptions,
  open: OpenRun,
  keeps: boolean,
): Promise<AetherError | AdapterRun | null> {
  try {
    const { onProgress: _, ...quiet } = options
    const run = await open(group, quiet)
    const batches: CaseBatch[] = []
    let rows = keeps ? 0 : Number.POSITIVE_INFINITY
    for await (const batch of run.batches) {
      rows += batch.rows
      if (rows <= MOST_KEPT) batches.push(batch)
      else batches.length = 0
    }
    return rows <= MOST_KEPT ? { batches: each(batches), report: () => run.report() } : null
  } catch (thrown) {
    if (!(thrown instanceof AetherError) || thrown.code === 'request/aborted') throw thrown
    return thrown
  }
}

/** Batches one by one, each let go of as it is taken. */
async function* each(batches: CaseBatch[]): AsyncGenerator<CaseBatch> {
  batches.reverse()
  for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) yield batch
}
