import { type AdapterOptions, type AdapterRun, AetherError, type CaseBatch } from '@aethersignal/model'
import type { LeftOut, PlannedInput, SourcePlan } from './source-plan.js'

/** Rows of all tables of a source that are kept between a reading ahead and the load: some 100 MB. */
const MOST_KEPT = 250_000

/** Files of a source that may be refused before each of the others is read by itself. */
const MOST_REFUSED = 3

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
 * with the code of the refusal, and does not stop the others. All files of a source are read ahead together, and again without one that is
 * refused by name; each by itself where that comes to no end. What was read so is kept and given out, as far as it is all there is of its source
 * and has no more than {@link MOST_KEPT} rows; else it is read again.
 * @throws AetherError `input/not-recognised` where nothing is left.
 */
export async function readableRuns(plan: SourcePlan, options: AdapterOptions, open: OpenRun): Promise<PlannedRuns> {
  const leftOut = [...plan.leftOut]
  const sound = new Set<PlannedInput>()
  const kept = new Map<string, AdapterRun>()
  for (const source of new Set(plan.inputs.map((input) => input.source))) {
    const own = plan.inputs.filter((input) => input.source === source)
    const read = own.every(({ found }) => found) ? await readAllAhead(own, options, open) : null
    const { readable, refused, run } = read ?? (await readEachAhead(own, options, open))
    for (const input of readable) sound.add(input)
    leftOut.push(...refused)
    if (run !== null) kept.set(source, run)
  }
  const inputs = plan.inputs.filter((input) => sound.has(input))
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

/** What of the files of a source can be read, and what was read of it where that was kept. */
interface ReadAhead {
  readonly readable: readonly PlannedInput[]
  readonly refused: readonly LeftOut[]
  readonly run: AdapterRun | null
}

/** Reads the files of a source together, without those that are refused by name; null where that comes to no end. */
async function readAllAhead(
  inputs: readonly PlannedInput[],
  options: AdapterOptions,
  open: OpenRun,
): Promise<ReadAhead | null> {
  if (togetherRead(inputs).length === 1) return null
  const refused: LeftOut[] = []
  let readable = inputs
  while (readable.length > 0 && refused.length <= MOST_REFUSED) {
    const read = await readAhead(readable, options, open, true)
    if (!(read instanceof AetherError)) return { readable, refused, run: read }
    const culprit = togetherRead(readable).find(([first, ...others]) => others.length === 0 && names(read, first!))
    if (culprit === undefined) return null
    refused.push(...leftOutFor(read, culprit))
    readable = readable.filter((input) => input !== culprit[0])
  }
  return readable.length === 0 ? { readable, refused, run: null } : null
}

/** Reads the files of a source that were found, each by itself where its cases stand in it alone. */
async function readEachAhead(
  inputs: readonly PlannedInput[],
  options: AdapterOptions,
  open: OpenRun,
): Promise<ReadAhead> {
  const readable: PlannedInput[] = []
  const refused: LeftOut[] = []
  const groups = togetherRead(inputs)
  let run: AdapterRun | null = null
  for (const group of groups) {
    const read = group.every(({ found }) => found) ? await readAhead(group, options, open, groups.length === 1) : null
    if (read instanceof AetherError) refused.push(...leftOutFor(read, group))
    else {
      readable.push(...group)
      run = read
    }
  }
  return { readable, refused, run }
}

function leftOutFor({ code, message }: AetherError, inputs: readonly PlannedInput[]): readonly LeftOut[] {
  return inputs.map(({ path }) => ({ path, reason: `${code}: ${message}` }))
}

/** Whether a refusal is of this file, or of a member of it. */
function names({ place }: AetherError, { path, name }: PlannedInput): boolean {
  const file = place?.file
  return file !== undefined && [path, name].some((each) => file === each || file.startsWith(`${each}!/`))
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
