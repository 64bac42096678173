import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from './run-step.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'node_modules/.cache/aethersignal-command')
const dist = join(folder, 'dist')

/** The command of this checkout, and the maker of synthetic quarters, as `commandOfSources` leaves them. */
export const command = join(dist, 'aethersignal.js')
export const synthetic = join(dist, 'synthetic.js')

/**
 * What runs of this checkout, bundled from its sources: nothing else is built, and nothing where no source has changed.
 * @returns {{ command: () => Promise<void>, page: () => Promise<{ code: number, output: string }> }} what is still to be made
 */
export function commandOfSources() {
  const sources = hashOfSources()
  const once = (name, make) => async () => {
    const stamp = join(folder, `${name}.stamp`)
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return { code: 0, output: '' }
    const made = (await make()) ?? { code: 0, output: '' }
    if (made.code === 0) writeFileSync(stamp, sources)
    return made
  }
  return {
    command: once('command', async () => {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      // What bundles is installed by then, which it is not when this file is first read.
      const { buildCommand } = await import('./build-command.mjs')
      await buildCommand(folder, { synthetic: 'faers/src/synthetic.ts' })
    }),
    page: once('page', () =>
      runStep(
        [
          join(root, 'node_modules/.bin/tsup'),
          ...['--config', 'tsup.browser.config.ts', '--no-treeshake', '--no-sourcemap'],
          ...['--out-dir', join(dist, 'page')],
        ],
        { quiet: true, cwd: join(root, 'packages/elements') },
      ),
    ),
  }
}

/** Changes whenever something a build reads does. */
function hashOfSources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'pnpm-lock.yaml')))
  const read = (within) => {
    const entries = readdirSync(within, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1))
    for (const entry of entries) {
      const path = join(within, entry.name)
      if (entry.isDirectory()) {
        if (!['node_modules', 'dist', 'test', 'bench'].includes(entry.name) && !entry.name.startsWith('.')) read(path)
      } else if (!/\.test\.ts$/.test(entry.name)) {
        hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
      }
    }
  }
  read(join(root, 'packages'))
  for (const name of ['tsup.base.ts', 'scripts/build-command.mjs', 'scripts/command-of-sources.mjs']) {
    hash.update(readFileSync(join(root, name)))
  }
  return hash.digest('hex')
}
