// `npm start`: installs, builds what runs, loads the files given (or a synthetic quarter) and serves the explorer on this machine.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { command, commandOfSources, synthetic } from './command-of-sources.mjs'
import { pnpm, runStep } from './run-step.mjs'

const SYNTHETIC = { reports: 50_000, seed: 20_240_101, quarter: '2024Q1' }
const HOST = '127.0.0.1'
const FIRST_PORT = Number(process.env.AETHER_PORT ?? 8787)

const root = fileURLToPath(new URL('..', import.meta.url))
// npm runs this in the root; the paths given are relative to where it was called.
const givenFrom = process.env.INIT_CWD ?? process.cwd()
const files = process.argv.slice(2).map((path) => resolve(givenFrom, path))

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or newer is needed; this is ${process.version}.`)
if (!Number.isInteger(FIRST_PORT) || FIRST_PORT < 1 || FIRST_PORT > 65_535) fail('AETHER_PORT is not a port.')
const missing = files.find((path) => !existsSync(path))
if (missing !== undefined) fail(`There is no file ${missing}.`)

await install()
const made = commandOfSources()
await build()
// The page is needed when it is served, not before.
const page = made.page()
const working = workingFolder()
process.on('exit', () => rmSync(working, { recursive: true, force: true }))
let server
/** The signals that the generator put into a synthetic quarter. */
let planted = []
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => (server === undefined ? process.exit(1) : server.kill('SIGTERM')))
}

const store = join(working, 'store')
const inputs = files.length > 0 ? files : [await syntheticQuarter()]
await load(inputs)
const table = await step('ranking drug–event pairs', [
  process.execPath,
  command,
  'signals',
  '--store',
  store,
  '--limit',
  '10',
])
await serve(table)

async function install() {
  const installed = join(root, 'node_modules/.pnpm/lock.yaml')
  const lock = join(root, 'pnpm-lock.yaml')
  if (existsSync(installed) && readFileSync(installed).equals(readFileSync(lock))) return
  await step('installing dependencies', [...pnpm, 'install', '--frozen-lockfile'])
}

async function build() {
  const done = begin('building')
  await made.command().catch((error) => fail(`Failed: building.\n${error.message}`))
  done()
}

/** A folder of this process, gone when it ends. Folders of processes that were killed are removed as well. */
function workingFolder() {
  const stores = join(root, '.store')
  mkdirSync(stores, { recursive: true })
  for (const name of readdirSync(stores)) {
    const pid = Number(/^start-(\d+)$/.exec(name)?.[1])
    if (pid > 0 && !isAlive(pid)) rmSync(join(stores, name), { recursive: true, force: true })
  }
  const folder = join(stores, `start-${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  return folder
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

async function syntheticQuarter() {
  const done = begin(`making a synthetic FAERS quarter of ${SYNTHETIC.reports.toLocaleString('en')} reports`)
  const { writeSyntheticQuarter } = await import(pathToFileURL(synthetic).href)
  const path = join(working, `synthetic_faers_ascii_${SYNTHETIC.quarter}.zip`)
  planted = (await writeSyntheticQuarter({ path, ...SYNTHETIC })).planted
  done()
  return path
}

async function load(paths) {
  const what = files.length > 0 ? `loading ${paths.length === 1 ? paths[0] : `${paths.length} inputs`}` : 'loading it'
  const output = await step(what, [process.execPath, command, 'load', ...paths, '--store', store, '--json'])
  const report = JSON.parse(output)
  const rows = (key) => report.files.reduce((sum, file) => sum + key(file), 0).toLocaleString('en')
  const analysable = report.funnel.at(-1)?.reports ?? 0
  console.log(
    `  ${rows((file) => file.rowsIn)} rows in ${report.files.length} files, ${rows((file) => file.quarantined.length)} quarantined; ` +
      `${analysable.toLocaleString('en')} reports to analyse`,
  )
  for (const warning of report.warnings) {
    if (warning.code !== 'synthetic') console.log(`  warning ${warning.code}: ${warning.message}`)
  }
}

async function serve(ranking) {
  const { code: unbuilt } = await page
  if (unbuilt !== 0) fail('Failed: building the explorer.')
  const port = await freePort(FIRST_PORT)
  // Detached from the terminal, so that Ctrl-C reaches it once, through this process.
  const options = ['--store', store, '--title', title(), '--host', HOST, '--port', String(port)]
  server = spawn(process.execPath, [command, 'serve', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  process.on('exit', () => server.kill('SIGTERM'))
  let errors = ''
  server.stderr.on('data', (chunk) => {
    errors += chunk
  })
  let address = ''
  server.stdout.on('data', (chunk) => {
    if (address.includes('\n')) return
    address += chunk
    if (!address.includes('\n')) return
    console.log(`\nTop signals${files.length > 0 ? '' : ' (SYNTHETIC DATA: invented reports, not real ones)'}\n`)
    console.log(ranking.trimEnd())
    if (planted.length > 0) console.log(plantedAmong(ranking))
    console.log(`\nExplorer: ${address.trim()}\nCtrl-C stops it.`)
  })
  const code = await new Promise((settle) => server.on('close', settle))
  if (code !== 0) fail(`The server ended with code ${code}.\n${errors}`)
}

/** How many of the top signals are ones the generator planted. */
function plantedAmong(ranking) {
  const lines = ranking.split('\n')
  const found = planted.filter(({ drug, event }) =>
    lines.some((line) => line.startsWith(`${drug} `) && line.slice(drug.length).trim().startsWith(event)),
  )
  return `${found.length} of these are among the ${planted.length} signals that were planted.`
}

function title() {
  if (files.length === 0) return `Synthetic FAERS quarter ${SYNTHETIC.quarter}`
  return files.length === 1 ? basename(files[0]) : `${basename(files[0])} and ${files.length - 1} more`
}

async function freePort(first) {
  for (let port = first; port < Math.min(first + 100, 65_536); port++) {
    const free = await new Promise((settle) => {
      const probe = createServer()
      probe.once('error', () => settle(false))
      probe.listen(port, HOST, () => probe.close(() => settle(true)))
    })
    if (free) return port
  }
  return fail(`No port from ${first} on is free. Set AETHER_PORT.`)
}

/** Runs a command quietly; its output is shown when it fails, and given back when it does not. */
async function step(what, parts) {
  const done = begin(what)
  // `npm start -s` would silence the tools' errors too.
  const { code, output } = await runStep(parts, { quiet: true, cwd: root, env: { npm_config_loglevel: 'warn' } })
  if (code !== 0) fail(`Failed: ${what}.`)
  done()
  return output
}

function begin(what) {
  const started = performance.now()
  process.stdout.write(`${what} …`)
  return () => console.log(` ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

function fail(message) {
  console.error(`\n${message}`)
  process.exit(1)
}
