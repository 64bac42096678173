import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { AetherError } from '@aethersignal/model'
import type { TableOptions } from '@aethersignal/tables'
import { archiveMembers, isZip } from './archive-members.js'
import { fileInput } from './file-input.js'
import { inputError } from './input-error.js'
import type { LookedAt } from './looked-at.js'
import { originOf } from './origin-of.js'
import { withOwnNames } from './own-names.js'
import { planFoundFile, planNamedFile } from './plan-file.js'
import { recogniseFile, recogniseMember } from './recognise-file.js'
import type { LeftOut, PlannedInput, SourcePlan } from './source-plan.js'
import type { Source } from './sources.js'
import { withStudiesOnce } from './study-once.js'

const GIVEN = 'The source was given.'
const KNOWN = 'aethersignal load --help lists what can be read; --source says what a file is.'

/**
 * Finds out what each path is. A folder that holds nothing but FAERS is read as one; of any other, each file is looked at,
 * and what no adapter knows is left out. A file that is named and not known is refused.
 * @param source Takes the place of looking, for files; folders are still searched for files.
 * @param files Whether somebody named the files, or they were found, as those of a folder are: one that is not known is then left out.
 * @throws AetherError `input/not-found`, `input/unreadable`, `input/empty`, `input/not-recognised` or what an archive is refused for.
 */
export async function planSources(
  paths: readonly string[],
  source?: Source,
  options: TableOptions = {},
  files: 'named' | 'found' = 'named',
): Promise<SourcePlan> {
  const inputs: PlannedInput[] = []
  const leftOut: LeftOut[] = []
  const planFile = files === 'named' ? planNamed : planFound
  for (const path of paths) {
    const found = await stat(path).catch((thrown: unknown) => {
      throw inputError(thrown, path)
    })
    const planned = await (found.isDirectory() ? planFolder : planFile)(path, source, options).catch(
      (thrown: unknown) => {
        if (files === 'named' || !(thrown instanceof AetherError)) throw thrown
        return { inputs: [], leftOut: [{ path, reason: thrown.message }] }
      },
    )
    inputs.push(...planned.inputs.map((input) => (files === 'found' ? { ...input, found: true } : input)))
    leftOut.push(...planned.leftOut)
  }
  const once = await eachOnce(inputs)
  const inputsOnce = withOwnNames(once.inputs, ({ path }) => relative('.', path))
  return withStudiesOnce({ inputs: inputsOnce, leftOut: [...leftOut, ...once.leftOut] }, ({ path, name }) =>
    fileInput(path, name),
  )
}

async function planNamed(path: string, source: Source | undefined, options: TableOptions): Promise<SourcePlan> {
  if (source !== undefined) {
    return { inputs: [{ path, name: basename(path), source, reason: GIVEN, found: false }], leftOut: [] }
  }
  const toldTable = Object.keys(options).length > 0
  return planNamedFile(await lookedAt(path, options), { remedy: KNOWN, toldTable })
}

async function planFound(path: string, source: Source | undefined, options: TableOptions): Promise<SourcePlan> {
  if (source === undefined) return planFoundFile(await lookedAt(path, options))
  return { inputs: [{ path, name: basename(path), source, reason: GIVEN, found: true }], leftOut: [] }
}

async function lookedAt(path: string, options: TableOptions): Promise<LookedAt> {
  return {
    path,
    input: await fileInput(path),
    recognise: () => recogniseFile(path, options),
    recogniseMember: (member) => recogniseMember(member, options),
    members: async () => ((await isZip(path)) ? archiveMembers(path) : null),
  }
}

async function planFolder(folder: string, source: Source | undefined, options: TableOptions): Promise<SourcePlan> {
  if (source === 'faers' || source === 'faers-xml')
    return { inputs: [{ ...wholeFolder(folder, GIVEN), source }], leftOut: [] }
  const inputs: PlannedInput[] = []
  const leftOut: LeftOut[] = []
  for (const path of await filesIn(folder)) {
    const planned = await planFound(path, source, options)
    inputs.push(...planned.inputs)
    leftOut.push(...planned.leftOut)
  }
  if (inputs.length === 0) {
    throw new AetherError('input/not-recognised', 'Nothing in the folder is known.', {
      place: { file: folder },
      remedy: KNOWN,
    })
  }
  // Read as one, a folder of FAERS has its documents in the report too, beside its tables.
  if (inputs.every((input) => input.source === 'faers')) {
    return { inputs: [wholeFolder(folder, 'It holds FAERS alone.')], leftOut: [] }
  }
  return { inputs, leftOut }
}

const wholeFolder = (path: string, reason: string): PlannedInput => ({
  ...{ path, name: basename(path), source: 'faers', reason, found: false },
})

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
