import { realpath } from 'node:fs/promises'
import { sep } from 'node:path'
import type { PlannedInput } from './source-plan.js'

/** Where a file is, whatever the working folder and the links on the way; of a member where its archive is. */
export async function originOf(path: string): Promise<string> {
  const [outer = '', ...members] = path.split('!/')
  const real = await realpath(outer).catch(() => outer)
  return [real.split(sep).join('/'), ...members].join('!/')
}

/** By which parts of files are known when they are loaded again. */
export function originsOf(inputs: readonly PlannedInput[]) {
  return Promise.all(inputs.map(async ({ source, name, path }) => ({ source, name, origin: await originOf(path) })))
}
