import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

// The budget of the browser bundle, in kB of gzip: what a page loads at once, and what the first chart adds.
const BUDGET = { shell: 60, charts: 305 }

const folder = fileURLToPath(new URL('../dist/browser/', import.meta.url))
const read = (name) => readFileSync(`${folder}${name}`, 'utf8')
const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
const kilobytes = (files) => files.reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0) / 1000
const importedBy = (name) => {
  const imported = Array.from(read(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g), ([, other]) => other)
  return names.filter((other) => imported.includes(other))
}

const reach = (start) => {
  const found = new Set([start])
  for (const name of found) for (const next of importedBy(name)) found.add(next)
  return [...found]
}
const shell = reach('aether.js')
const later = (start) => reach(names.find((name) => name.startsWith(start))).filter((name) => !shell.includes(name))
const charts = later('vega-renderer')
const pair = later('pair-measures')
const sizes = {
  shell: kilobytes(shell),
  charts: kilobytes(charts),
  pair: kilobytes(pair),
  worker: kilobytes(['signal-worker.js']),
}
for (const [part, size] of Object.entries(sizes)) {
  const limit = BUDGET[part]
  console.log(`${part.padEnd(7)} ${size.toFixed(1).padStart(6)} kB gzip${limit ? ` of ${limit}` : ''}`)
  if (limit && size > limit) process.exitCode = 1
}
