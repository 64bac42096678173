import {
  type AdapterInput,
  type AdapterOptions,
  type AdapterRun,
  AetherError,
  type LeftOutInput,
  type LoadedFile,
  type RecognisedInput,
  throwIfAborted,
} from '@aethersignal/model'
import { readChunks, sha256Of } from '@aethersignal/model/adapter'
import { afterFaers } from './after-faers.js'
import { readerOf, readersFor, recogniseFaers, recogniseFaersXml } from './browser-readers.js'
import { fromArchives } from './from-archives.js'
import type { LookedAt } from './looked-at.js'
import { memberPath, partsOfMemberPath } from './member-path.js'
import { withOwnNames } from './own-names.js'
import { planFoundFile, planNamedFile } from './plan-file.js'
import { type PlannedRuns, readableRuns } from './readable-runs.js'
import { answersOf, type Recognition, surestOf, UNKNOWN, viewOf } from './recognition.js'
import type { LeftOut, PlannedInput } from './source-plan.js'
import { withStudiesOnce } from './study-once.js'
import { zipMembers } from './zip-members.js'

const KNOWN =
  'Give tables of cases (CSV, JSON, XLSX, Parquet, XPT), safety reports in XML, or files as a regulator publishes them.'

/** Readings of files, one for each kind, to be read together. */
export interface ReadFiles {
  /** The readings, one for each kind. */
  readonly runs: readonly AdapterRun[]
  /** What each file that will be read was taken for. */
  readonly recognised: readonly RecognisedInput[]
  /** What will not be read, and why. */
  readonly leftOut: readonly LeftOutInput[]
}

/**
 * Finds out what files are and begins to read them, in a browser or anywhere else: every adapter is asked what a file is, and the
 * surest reads it. The code of a reader is loaded with the first file that may be its. A file's bytes are asked for several times.
 *
 * One file is named by its user: it is refused where it is not known. Of several, those that are not known, or are refused by their
 * reader, are left out, and the files of a source whose cases are spread over several, such as the three of VAERS, are read together.
 *
 * @throws AetherError `input/not-recognised` where nothing can be read, what a single file is refused for, or `request/aborted`.
 */
export async function readFiles(files: readonly AdapterInput[], options: AdapterOptions = {}): Promise<ReadFiles> {
  const contents = withOwnPaths(files)
  const { runs, inputs, leftOut } = await plannedReadings(contents, options)
  return {
    runs,
    recognised: inputs.map(({ path, source, reason }) => ({ path, source, reason })),
    leftOut,
  }
}

async function plannedReadings(contents: Map<string, AdapterInput>, options: AdapterOptions): Promise<PlannedRuns> {
  if (contents.size === 0) throw new AetherError('input/empty', 'No file was given.')
  const named = contents.size === 1
  const inputs: PlannedInput[] = []
  const leftOut: LeftOut[] = []
  for (const [path, input] of [...contents]) {
    throwIfAborted(options.signal)
    const file = lookedAt(path, input, contents)
    const planned = named ? await planNamedFile(file, { remedy: KNOWN }) : await planFoundFile(file)
    inputs.push(...planned.inputs)
    leftOut.push(...planned.leftOut)
  }
  const found = { inputs: withOwnNames(inputs, ({ path }) => path), leftOut }
  const plan = await withStudiesOnce(found, ({ path }) => contents.get(path)!)
  return readableRuns(plan, options, (together, reading) => open(together, contents, reading))
}

async function open(
  inputs: readonly PlannedInput[],
  contents: ReadonlyMap<string, AdapterInput>,
  options: AdapterOptions,
): Promise<AdapterRun> {
  const source = inputs[0]!.source
  const reader = await readerOf(source)
  const run = reader.read(
    // Which quarter a file of FAERS is of may stand in the name of its folder.
    inputs.map(({ path, name }) =>
      called(source === 'faers' || source === 'faers-xml' ? path : name, contents.get(path)!),
    ),
    options,
  )
  return fromArchives(source === 'csv' ? afterFaers(run) : run, inputs, (files) => withHashes(files, contents))
}

function lookedAt(path: string, input: AdapterInput, contents: Map<string, AdapterInput>): LookedAt {
  let members: Promise<readonly AdapterInput[] | null> | undefined
  return {
    path,
    input,
    recognise: () => recognise(input),
    recogniseMember,
    members() {
      members ??= zipMembers(path, input).then((found) => {
        for (const member of found ?? []) contents.set(memberPath(path, member.name), member)
        return found
      })
      return members
    },
  }
}

async function recognise(input: AdapterInput): Promise<Recognition> {
  const view = await viewOf(input)
  const faers = await recogniseFaers(called(view.name, input), view)
  const xml = await recogniseFaersXml(called(view.name, input), view)
  const answers = [...(xml === null ? [] : [xml]), ...(await answersOf(await readersFor(view), view))]
  if (typeof faers === 'string') return surestOf(answers, faers)
  return surestOf([faers, ...answers], UNKNOWN)
}

async function recogniseMember(member: AdapterInput): Promise<Recognition> {
  const view = await viewOf(member)
  return surestOf(await answersOf(await readersFor(view), view), UNKNOWN)
}

/** The accounts of files, those from archives with the hash of their archive. */
async function withHashes(
  files: readonly LoadedFile[],
  contents: ReadonlyMap<string, AdapterInput>,
): Promise<readonly LoadedFile[]> {
  const hashes = new Map<string, string>()
  const hashed: LoadedFile[] = []
  for (const file of files) {
    const archive = partsOfMemberPath(file.path)?.archive
    const input = archive === undefined ? undefined : contents.get(archive)
    if (archive === undefined || input === undefined) hashed.push(file)
    else {
      const known = hashes.get(archive) ?? (await sha256OfInput(input))
      hashes.set(archive, known)
      hashed.push({ ...file, archiveSha256: known })
    }
  }
  return hashed
}

async function sha256OfInput(input: AdapterInput): Promise<string> {
  const hash = sha256Of()
  for await (const chunk of readChunks(input.stream())) hash.update(chunk)
  return hash.hex()
}

/** The same bytes under another name. */
function called(name: string, input: AdapterInput): AdapterInput {
  if (input.name === name) return input
  if (input instanceof Blob) return new File([input], name)
  const { size } = input
  return { name, ...(size !== undefined && { size }), stream: () => input.stream() }
}

/** Files by their names; one that comes a second time has a number behind its name. */
function withOwnPaths(files: readonly AdapterInput[]): Map<string, AdapterInput> {
  const contents = new Map<string, AdapterInput>()
  for (const file of files) {
    let path = file.name
    for (let number = 2; contents.has(path); number++) path = `${file.name} (${number})`
    contents.set(path, file)
  }
  return contents
}
