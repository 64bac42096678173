import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { AetherError } from '@aethersignal/model'
import type { TableOptions } from '@aethersignal/tables'
import { archiveMembers, isZip, memberPath } from './archive-members.js'
import { fileInput } from './file-input.js'
import { type FileKind, kindOfBytes, kindOfMembers } from './file-kind.js'
import { inputError } from './input-error.js'
import { originOf } from './origin-of.js'
import { type Recognition, recogniseFile, recogniseMember, recogniseOrSay } from './recognise-file.js'
import type { Source } from './source-adapters.js'

/** A file or folder that will be read, and why by that adapter. */
export interface PlannedInput {
  readonly path: string
  /** How it is called in the load report. */
  readonly name: string
  readonly source: string
  readonly reason: string
  /** Found in a folder, not named by the user: a refusal leaves it out instead of stopping the load. */
  readonly found: boolean
}

/** A file of a folder that is not read, and why. */
export interface LeftOut {
  readonly path: string
  readonly reason: string
}

export interface SourcePlan {
  readonly inputs: readonly PlannedInput[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * Finds out what each path is. A folder that holds nothing but FAERS is read as one; of any other, each file is looked at,
 * and what no adapter knows is left out. A file that is named and not known is refused.
 * @param source Takes the place of looking, for files; folders are still searched for files.
 * @throws AetherError `input/not-found`, `input/unreadable`, `input/empty`, `input/not-recognised` or what an archive is refused for.
 */
export async function planSources(
  paths: readonly string[],
  source?: Source,
  options: TableOptions = {},
): Promise<SourcePlan> {
  const inputs: PlannedInput[] = []
  const leftOut: LeftOut[] = []
  for (const path of paths) {
    const found = await stat(path).catch((thrown: unknown) => {
      throw inputError(thrown, path)
    })
    if (!found.isDirectory()) {
      const named = await namedFile(path, source, options)
      inputs.push(...named.inputs)
      leftOut.push(...named.leftOut)
    } else if (source === 'faers' || source === 'faers-xml')
      inputs.push({ ...faersFolder(path, 'The source was given.'), source })
    else {
      const inFolder = await planFolder(path, source, options)
      inputs.push(...inFolder.inputs)
      leftOut.push(...inFolder.leftOut)
    }
  }
  const once = await eachOnce(inputs)
  return { inputs: withOwnNames(once.inputs), leftOut: [...leftOut, ...once.leftOut] }
}

async function namedFile(path: string, source: Source | undefined, options: TableOptions): Promise<SourcePlan> {
  const alone = (known: string, reason: string): SourcePlan => ({
    inputs: [{ path, name: basename(path), source: known, reason, found: false }],
    leftOut: [],
  })
  if (source !== undefined) return alone(source, 'The source was given.')
  const known = await recogniseFile(path, options)
  if (known.source !== null) return alone(known.source, known.reason)
  const members = await planArchive(path, options)
  if (members.inputs.length > 0) return members
  const kind = await kindOf(path)
  if (kind !== null) {
    const { what, remedy } = kind
    throw new AetherError('input/not-recognised', `${basename(path)} is ${what}.`, { place: { file: path }, remedy })
  }
  if (Object.keys(options).length > 0) return alone('csv', 'You say how its table is read.')
  // The reader of tables says which columns are missing.
  if (await isText(path)) return alone('csv', 'It is text that nothing else knows.')
  throw new AetherError('input/not-recognised', known.reason, { place: { file: path }, remedy: KNOWN })
}

const LARGEST_COMPOUND = 2 ** 26

const KNOWN = 'aethersignal load --help lists what can be read; --source says what a file is.'

const faersFolder = (path: string, reason: string): PlannedInput => ({
  ...{ path, name: basename(path), source: 'faers', reason, found: false },
})

async function planFolder(folder: string, source: Source | undefined, options: TableOptions): Promise<SourcePlan> {
  const inputs: PlannedInput[] = []
  const leftOut: LeftOut[] = []
  for (const path of await filesIn(folder)) {
    const known: Recognition =
      source === undefined
        ? await recogniseOrSay(path, options)
        : { source, reason: 'The source was given.', confidence: 1 }
    const members = known.source === null && !known.refused ? await planArchive(path, options) : NOTHING
    if (members.inputs.length > 0) {
      inputs.push(...members.inputs)
      leftOut.push(...members.leftOut)
    } else if (known.source === null)
      leftOut.push({ path, reason: known.refused ? known.reason : await unknownReason(path) })
    else inputs.push({ path, name: basename(path), source: known.source, reason: known.reason, found: true })
  }
  if (inputs.length === 0) {
    throw new AetherError('input/not-recognised', 'Nothing in the folder is known.', {
      place: { file: folder },
      remedy: KNOWN,
    })
  }
  // Read as one, a folder of FAERS has its documents in the report too, beside its tables.
  if (inputs.every((input) => input.source === 'faers')) {
    return { inputs: [faersFolder(folder, 'It holds FAERS alone.')], leftOut: [] }
  }
  return { inputs, leftOut }
}

const NOTHING: SourcePlan = { inputs: [], leftOut: [] }

/** What is known of the files in an archive, each by itself; nothing for what is no archive. */
async function planArchive(archive: string, options: TableOptions): Promise<SourcePlan> {
  if (!(await isZip(archive))) return NOTHING
  const inputs: PlannedInput[] = []
  const leftOut: LeftOut[] = []
  for (const member of await archiveMembers(archive)) {
    const path = memberPath(archive, member.name)
    const known = await recogniseMember(member, options)
    if (known.source === null) leftOut.push({ path, reason: known.reason })
    else inputs.push({ path, name: basename(member.name), source: known.source, reason: known.reason, found: true })
  }
  return { inputs, leftOut }
}

/** All files below a folder, sorted, without hidden ones and what macOS puts into archives. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((thrown: unknown) => {
    throw inputError(thrown, folder)
  })
  entries.sort((one, other) => (one.name < other.name ? -1 : 1))
  const paths: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) paths.push(...(await filesIn(path)))
    else if (entry.isFile()) paths.push(path)
  }
  return paths
}

/** Paths that lead to one file, such as a link to it, are one input. */
async function eachOnce(inputs: readonly PlannedInput[]): Promise<SourcePlan> {
  const seen = new Map<string, string>()
  const kept: PlannedInput[] = []
  const leftOut: LeftOut[] = []
  for (const input of inputs) {
    const origin = await originOf(input.path)
    const first = seen.get(origin)
    if (first === undefined) kept.push(input)
    else leftOut.push({ path: input.path, reason: `It is ${first} again.` })
    seen.set(origin, first ?? input.path)
  }
  return { inputs: kept, leftOut }
}

/** Files of one source that share a name go by their paths, as far as they differ. */
function withOwnNames(inputs: readonly PlannedInput[]): PlannedInput[] {
  const key = ({ source, name }: PlannedInput) => `${source} ${name}`
  const times = new Map<string, number>()
  for (const input of inputs) times.set(key(input), (times.get(key(input)) ?? 0) + 1)
  return inputs.map((input) => {
    return times.get(key(input)) === 1 ? input : { ...input, name: relative('.', input.path) }
  })
}

async function unknownReason(path: string): Promise<string> {
  const kind = await kindOf(path).catch(() => null)
  return kind === null ? 'No adapter knows it.' : `It is ${kind.what}. ${kind.remedy}`
}

/** What a file is that nothing here reads; null where that cannot be told. */
async function kindOf(path: string): Promise<FileKind | null> {
  if (await isZip(path)) return kindOfMembers((await archiveMembers(path)).map(({ name }) => name))
  const { sniffView } = await import('@aethersignal/model/adapter')
  const input = await fileInput(path)
  const { head } = await sniffView(input)
  // The names in a compound file stand anywhere in it.
  const compound = head[0] === 0xd0 && head[1] === 0xcf && (input.size ?? 0) <= LARGEST_COMPOUND
  return kindOfBytes(compound ? new Uint8Array(await new Response(input.stream()).arrayBuffer()) : head)
}

async function isText(path: string): Promise<boolean> {
  const { sniffView } = await import('@aethersignal/model/adapter')
  const { head } = await sniffView(await fileInput(path))
  return head.length > 0 && !head.subarray(0, 4096).includes(0)
}
