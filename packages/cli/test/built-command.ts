import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildCommand as bundleCommand } from '../../../scripts/build-command.mjs'

export interface BuiltCommand {
  readonly path: string
  remove(): Promise<void>
}

/**
 * Bundles the command from source into a folder laid out like the published package. `AETHER_COMMAND` names a built one to
 * be tested instead.
 */
export async function buildCommand(): Promise<BuiltCommand> {
  const given = process.env['AETHER_COMMAND']
  if (given !== undefined) return { path: given, remove: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'aethersignal-command-'))
  await chmod(folder, 0o755)
  const path = await bundleCommand(folder)
  await writeFile(join(folder, 'dist/page/aether.js'), 'export {}\n')
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A run of the command that is still going. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** What it has written to stdout so far. */
  stdout(): string
}

/** Options of a run, and the program it is started through, with its arguments. */
interface RunOptions extends SpawnOptions {
  readonly through?: readonly string[]
}

export function startCommand(command: string, args: readonly string[], options: RunOptions = {}): Running {
  const { through = [], ...rest } = options
  const [program = '', ...programArgs] = [...through, process.execPath, command, ...args]
  const child = spawn(program, programArgs, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended, stdout: () => stdout }
}

export function runBuilt(command: string, args: readonly string[], options?: RunOptions): Promise<Ended> {
  return startCommand(command, args, options).ended
}
