import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

// Sizes of the browser bundle in kB of gzip, held against their budgets; with --stated also against the README.
// What a page loads at once, what the first chart adds, what an opened pair adds, the worker when it begins, and all that it may
// load later: the readers of each kind of file, and analyses.
const BUDGET = { shell: 76, charts: 305, pair: 4, worker: 92, readers: 380 }

const folder = fileURLToPath(new URL('../dist/browser/', import.meta.url))
const read = (name) => readFileSync(`${folder}${name}`, 'utf8')
const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
const kilobytes = (files) => files.reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0) / 1000
const AT_ONCE = /(?:from|import)\s*["']\.\/([^"']+)["']/g
const EVER = /(?:from|import)\s*\(?\s*["']\.\/([^"']+)["']/g
const importedBy = (name, pattern) => {
  const imported = Array.from(read(name).matchAll(pattern), ([, other]) => other)
  return names.filter((other) => imported.includes(other))
}

const reach = (start, pattern = AT_ONCE) => {
  const found = new Set([start])
  for (const name of found) for (const next of importedBy(name, pattern)) found.add(next)
  return [...found]
}
const shell = reach('aether.js')
const later = (start) => reach(names.find((name) => name.startsWith(start))).filter((name) => !shell.includes(name))
const charts = later('vega-renderer')
const pair = later('pair-measures')
const worker = reach('signal-worker.js')
const sizes = {
  shell: kilobytes(shell),
  charts: kilobytes(charts),
  pair: kilobytes(pair),
  worker: kilobytes(worker),
  readers: kilobytes(reach('signal-worker.js', EVER).filter((name) => !worker.includes(name))),
}
for (const [part, size] of Object.entries(sizes)) {
  const limit = BUDGET[part]
  console.log(`${part.padEnd(7)} ${size.toFixed(1).padStart(6)} kB gzip of ${limit}`)
  if (size > limit) process.exitCode = 1
}
if (process.argv.includes('--stated')) checkStated()

/** Every size a README or a page of the documentation states in gzip: it is the bundle's, and within 3 % of what is built. */
function checkStated() {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const pages = [
    'README.md',
    ...markdownIn('docs'),
    ...readdirSync(`${root}packages`).map((name) => `packages/${name}/README.md`),
  ]
  const own = 'packages/elements/README.md'
  const stated = pages.flatMap((page) => sizesIn(page).map((line) => ({ page, line })))
  const expected = Object.entries(sizes).map(([part, size]) => ({ part, size, budget: BUDGET[part] }))
  const numbers = stated.filter(({ page }) => page === own).flatMap(({ line }) => line.match(/\d+(?= kB)/g).map(Number))
  for (const { page, line } of stated.filter((one) => one.page !== own)) {
    fail(`${page} states a size that nothing checks: ${line.trim()}`)
  }
  if (numbers.length !== expected.length) fail(`${own} has to state ${Object.keys(sizes).join(', ')}, in this order`)
  for (const [at, { part, size }] of expected.entries()) {
    if (!(Math.abs(numbers[at] - size) <= 0.03 * size + 0.5)) {
      fail(`${own} states ${numbers[at]} kB for ${part}, which is ${size.toFixed(1)} kB`)
    }
  }

  function sizesIn(page) {
    if (!existsSync(root + page)) return []
    return readFileSync(root + page, 'utf8')
      .split('\n')
      .filter((line) => /\d kB/.test(line) && /gzip/i.test(line))
  }
  function markdownIn(name) {
    const within = readdirSync(root + name, { recursive: true, encoding: 'utf8' })
    return within.filter((path) => path.endsWith('.md')).map((path) => `${name}/${path}`)
  }
}

function fail(message) {
  console.error(message)
  process.exitCode = 1
}
