import { copyFile, cp } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const packages = fileURLToPath(new URL('../packages/', import.meta.url))

/** Packages of the registry are left where they are; ours are bundled from source. */
const registryPackagesStay = {
  name: 'registry-packages-stay',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === 'resolving' || path.startsWith('@aethersignal/') || isBuiltin(path)) return undefined
      const found = await builder.resolve(path, { ...rest, pluginData: 'resolving' })
      return { path: pathToFileURL(found.path).href, external: true, errors: found.errors }
    })
  },
}

/**
 * Bundles the command from source into a folder laid out like the published package, but for the elements in its page.
 * @param {string} folder
 * @param {Record<string, string>} [others] further modules to bundle, by name: paths from `packages`
 * @returns {Promise<string>} path of the command
 */
export async function buildCommand(folder, others = {}) {
  const outdir = join(folder, 'dist')
  const entries = { aethersignal: 'cli/src/aethersignal.ts', ...others }
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(packages, path)])),
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    conditions: ['@aethersignal/source'],
    plugins: [registryPackagesStay],
    logLevel: 'error',
  })
  await copyFile(join(packages, 'cli/package.json'), join(folder, 'package.json'))
  await cp(join(packages, 'cli/page'), join(outdir, 'page'), { recursive: true })
  return join(outdir, 'aethersignal.js')
}
