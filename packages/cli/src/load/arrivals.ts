import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What is looked at, and how long to wait between two looks. */
export interface Watched {
  readonly folder: string
  /** Passed over, such as a store that lies in the folder. */
  readonly except: string
  /** Waits; ends early, without an error, when the watching shall end. */
  readonly pause: () => Promise<void>
  readonly ended: () => boolean
}

/**
 * The files and folders directly in a folder, as they come: each time those that are new or have changed, once they have
 * kept still from one look to the next, so that nothing is taken while it is still being copied. The first look gives what
 * is there already. Names that begin with a dot are passed over. Ends when {@link Watched.ended} says so.
 */
export async function* arrivals({ folder, except, pause, ended }: Watched): AsyncGenerator<readonly string[]> {
  const given = new Map<string, string>()
  let before = new Map<string, string>()
  while (!ended()) {
    const now = await stamps(folder, except)
    const still = [...now].filter(([path, stamp]) => given.get(path) !== stamp && before.get(path) === stamp)
    for (const path of given.keys()) if (!now.has(path)) given.delete(path)
    for (const [path, stamp] of still) given.set(path, stamp)
    if (still.length > 0) yield still.map(([path]) => path)
    before = now
    if (!ended()) await pause()
  }
}

async function stamps(folder: string, except: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  const paths = names.map((name) => join(folder, name)).filter((path) => path !== except)
  const found = await Promise.all(paths.map(async (path) => [path, await stampOf(path)] as const))
  return new Map(found.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** Size and time of a file, or of all files below a folder; nothing for what is gone again or empty. */
async function stampOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return undefined
  if (!found.isDirectory()) return found.size === 0 ? undefined : `${found.size}@${found.mtimeMs}`
  const names = await readdir(path).catch(() => [])
  const below = await Promise.all(names.sort().map(async (name) => [name, await stampOf(join(path, name))] as const))
  const files = below.filter(([, stamp]) => stamp !== undefined)
  return files.length === 0 ? undefined : JSON.stringify(files)
}
