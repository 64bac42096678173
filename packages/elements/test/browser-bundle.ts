import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Options } from 'tsup'
import configurations from '../tsup.browser.config.js'

const root = fileURLToPath(new URL('..', import.meta.url))

function newest(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)
}

/**
 * The folder of the browser bundle: the one that was built where it is newer than every source file of the elements,
 * else a fresh one in a temporary folder.
 */
export async function browserBundle(): Promise<string> {
  const built = join(root, 'dist/browser')
  const entry = join(built, 'aether.js')
  if (existsSync(entry) && statSync(entry).mtimeMs > newest(join(root, 'src'))) return built
  const folder = mkdtempSync(join(tmpdir(), 'aethersignal-bundle-'))
  for (const configuration of configurations as Options[]) {
    const entries = Object.entries(configuration.entry as Record<string, string>)
    await build({
      ...configuration,
      entry: Object.fromEntries(entries.map(([name, path]) => [name, join(root, path)])),
      tsconfig: join(root, 'tsconfig.json'),
      config: false,
      outDir: folder,
      sourcemap: false,
      treeshake: false,
      silent: true,
    })
  }
  return folder
}
