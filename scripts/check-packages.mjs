// What a user of the registry would get: packs every package, lints the tarballs, installs them all in an empty folder
// with npm, imports every entry, and runs the command on this Node and, where they can be had, on newer ones; with npx too, where nothing
// was installed.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkBundlers } from './check-bundlers.mjs'
import { checkCommand } from './check-command.mjs'
import { pnpm, runStep } from './run-step.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules', '.bin', name)
const folder = mkdtempSync(join(tmpdir(), 'aethersignal-packages-'))
const tarballs = join(folder, 'tarballs')
const consumer = join(folder, 'consumer')
mkdirSync(tarballs)
mkdirSync(consumer)

const problems = []
async function must(what, command, options) {
  const { code, output } = await runStep(command, { quiet: true, ...options })
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${what}`)
  if (code !== 0) problems.push(what)
  return output
}

const packages = readdirSync(join(root, 'packages'))
  .map((name) => ({ folder: join(root, 'packages', name), path: join(root, 'packages', name, 'package.json') }))
  .filter(({ path }) => existsSync(path))
  .map((entry) => ({ ...entry, manifest: JSON.parse(readFileSync(entry.path, 'utf8')) }))

for (const entry of packages) {
  const { name } = entry.manifest
  await must(`${name}: pack`, [...pnpm, 'pack', '--pack-destination', tarballs], { cwd: entry.folder })
  const file = `${name.replace('@', '').replace('/', '-')}-${entry.manifest.version}.tgz`
  entry.tarball = join(tarballs, file)
  await must(`${name}: publint`, [bin('publint'), entry.tarball, '--strict'])
  const excluded = Object.keys(entry.manifest.exports ?? {}).filter((key) => key.includes('*') || key.endsWith('.json'))
  await must(`${name}: are the types wrong`, [
    bin('attw'),
    entry.tarball,
    '--profile',
    'esm-only',
    ...excluded.flatMap((key) => ['--exclude-entrypoints', key]),
  ])
}

writeFileSync(join(consumer, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
const install = ['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error']
await must('npm install of all tarballs', [...install, ...packages.map(({ tarball }) => tarball)], { cwd: consumer })
// What an entry of its own is for stands beside it in a user's project, at the version that tests use.
const peers = packages.flatMap(({ manifest }) =>
  Object.keys(manifest.peerDependenciesMeta ?? {}).map((name) => `${name}@${manifest.devDependencies[name]}`),
)
if (peers.length > 0) {
  await must(`npm install of ${peers.join(', ')}`, [...install, '--save-exact', ...peers], { cwd: consumer })
}

const entries = packages.flatMap(({ manifest }) =>
  Object.keys(manifest.exports ?? {})
    // A worker's entry runs only inside a worker.
    .filter((key) => !key.includes('*') && !key.endsWith('.json') && !key.endsWith('-worker.js'))
    .map((key) => manifest.name + key.slice(1)),
)
writeFileSync(
  join(consumer, 'import-all.mjs'),
  `for (const entry of ${JSON.stringify(entries)}) {
  const loaded = await import(entry)
  if (Object.keys(loaded).length === 0 && !entry.endsWith('/define.js')) throw new Error(entry + ' exports nothing')
}
const { prr } = await import('@aethersignal/core')
const { estimate } = prr({ a: 20, b: 80, c: 400, d: 9500 })
if (Math.abs(estimate - 4.95) > 1e-12) throw new Error('prr gave ' + estimate)
console.log(process.version + ' imported ${entries.length} entries')
`,
)
const newerNodes = ['24', '26'].map((major) => ({
  which: `Node ${major}`,
  node: resolve(root, `tests/newer-node/node_modules/node${major}/bin/node`),
}))
for (const { which, node } of newerNodes) {
  if (!existsSync(node)) console.log(`note   ${which} is not installed on this platform: it is not tried`)
}
const here = { which: process.version, node: process.execPath }
for (const { which, node } of [here, ...newerNodes.filter((newer) => existsSync(newer.node))]) {
  await must(`every entry imports on ${which}`, [node, 'import-all.mjs'], { cwd: consumer })
  const command = join(consumer, 'node_modules', 'aethersignal', 'dist', 'aethersignal.js')
  const output = await must(`aethersignal --help on ${which}`, [node, command, '--help'], { cwd: consumer })
  if (!output.includes('signals')) problems.push(`aethersignal --help on ${which} does not name its commands`)
  writeFileSync(
    join(consumer, 'counts.csv'),
    'drug,event,a,b,c,d\nALPHA,Rash,20,80,400,9500\nBETA,Rash,3,97,417,9483\n',
  )
  const scored = await must(`aethersignal score on ${which}`, [node, command, 'score', 'counts.csv'], { cwd: consumer })
  if (!scored.includes('ALPHA,Rash,20,80,400,9500')) problems.push(`aethersignal score on ${which} gave no row`)
}

problems.push(
  ...(await checkCommand(
    folder,
    packages.map(({ tarball }) => tarball),
  )),
  ...(await checkBundlers(consumer)),
)

rmSync(folder, { recursive: true, force: true })
if (problems.length > 0) {
  console.error(`${problems.length} packaging problems:\n${problems.join('\n')}`)
  process.exitCode = 1
}
