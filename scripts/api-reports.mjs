// The public surface of every entry of every package, as API Extractor reads it off the built declarations. Without arguments it
// holds the surface against the reports in packages/*/api and shows what differs; with --write it writes them anew, but for packages
// that have more without a doc comment than before.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { newlyUndocumented } from './undocumented.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const write = process.argv.includes('--write')
const temporary = mkdtempSync(join(tmpdir(), 'aethersignal-api-'))
let changed = false

for (const name of readdirSync(join(root, 'packages')).sort()) {
  const folder = join(root, 'packages', name)
  if (!existsSync(join(folder, 'package.json'))) continue
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  // What a worker runs exports nothing.
  const entries = Object.entries(manifest.exports ?? {}).filter(
    ([path, { types }]) => types !== undefined && !path.endsWith('-worker.js'),
  )
  const made = join(temporary, name)
  mkdirSync(made)
  if (entries.length > 0) report(folder, made, entries)
  compare(join(folder, 'api'), made)
}
rmSync(temporary, { recursive: true, force: true })
if (changed) {
  console.error('The public surface changed. Where that is meant: npx pnpm@10.34.9 build && npx pnpm@10.34.9 api')
  process.exitCode = 1
}

/** Writes a report of each entry of a package into a folder. The entries are read by one compiler. */
function report(folder, made, entries) {
  const configs = entries.map(([path, { types }]) => configOf(folder, made, path, join(folder, types)))
  const compilerState = CompilerState.create(configs[0], {
    additionalEntryPoints: configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
  })
  for (const config of configs) {
    Extractor.invoke(config, { localBuild: true, compilerState, messageCallback: quiet })
  }
}

function configOf(folder, made, path, declarations) {
  const reportFileName = path === '.' ? 'index' : path.slice(2).replace(/\.js$/, '')
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: declarations,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            lib: ['ES2023', 'DOM', 'DOM.Iterable'],
            module: 'ESNext',
            moduleResolution: 'Bundler',
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: true,
            types: ['node'],
            typeRoots: [join(root, 'node_modules/@types')],
          },
          files: [declarations],
        },
      },
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFileName,
        reportFolder: made,
        reportTempFolder: join(made, 'temporary'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
  })
}

/** Only the surface counts here; what API Extractor thinks of comments does not. */
function quiet(message) {
  if (message.logLevel !== 'error') message.logLevel = 'none'
}

/** Holds the reports made against those checked in, or puts them in their place. */
function compare(folder, made) {
  const reportsOf = (place) => (existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.api.md')) : [])
  const textsOf = (place) => reportsOf(place).map((name) => readFileSync(join(place, name), 'utf8'))
  const undocumented = newlyUndocumented(textsOf(folder), textsOf(made))
  if (undocumented.length > 0) {
    process.exitCode = 1
    console.error(`${folder} stays as it is, since there is more without a doc comment than before:`)
    for (const declaration of undocumented) console.error(`  ${declaration}`)
    if (write) return
  }
  if (write) {
    rmSync(folder, { recursive: true, force: true })
    if (reportsOf(made).length > 0) mkdirSync(folder)
    for (const name of reportsOf(made)) copyFileSync(join(made, name), join(folder, name))
    return
  }
  for (const name of new Set([...reportsOf(folder), ...reportsOf(made)])) {
    const [before, after] = [join(folder, name), join(made, name)].map((path) =>
      existsSync(path) ? path : '/dev/null',
    )
    const { status, stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', before, after], {
      encoding: 'utf8',
    })
    if (status === 0) continue
    changed = true
    console.error(stdout || `${join(folder, name)} differs from the surface as built`)
  }
}
