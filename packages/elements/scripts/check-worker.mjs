// The worker beside the modules has no types, and has to stand alone: bundlers take it along as the one file it is.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
writeFileSync(`${dist}signal-worker.d.ts`, 'export {}\n')
// An import of what a variable names is in the reader of zips, for workers of its own, which are not used.
if (/\bimport\s*\(\s*["'`]|^import\b/m.test(readFileSync(`${dist}signal-worker.js`, 'utf8'))) {
  throw new Error('signal-worker.js imports something: it has to stand alone.')
}
