import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { chmod, copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))

/** Packages of the registry are left where they are; ours are bundled from source. */
const registryPackagesStay: Plugin = {
  name: 'registry-packages-stay',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === 'resolving' || path.startsWith('@aethersignal/') || isBuiltin(path)) return undefined
      const found = await builder.resolve(path, { ...rest, pluginData: 'resolving' })
      return { path: found.path, external: true, errors: found.errors }
    })
  },
}

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
  const outfile = join(folder, 'dist', 'aethersignal.js')
  await build({
    entryPoints: [join(packageFolder, 'src/aethersignal.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    conditions: ['@aethersignal/source'],
    plugins: [registryPackagesStay],
    logLevel: 'error',
  })
  await copyFile(join(packageFolder, 'package.json'), join(folder, 'package.json'))
  await mkdir(join(folder, 'dist/page'))
  await cp(join(packageFolder, 'page'), join(folder, 'dist/page'), { recursive: true })
  await writeFile(join(folder, 'dist/page/aether.js'), 'export {}\n')
  return { path: outfile, remove: () => rm(folder, { recursive: true, force: true }) }
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
