// The worker beside the modules has no types, and has to stand alone: bundlers take it along as the one file it is.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
writeFileSync(`${dist}signal-worker.d.ts`, 'export {}\n')
if (/\bimport\s*\(|^import\b/m.test(readFileSync(`${dist}signal-worker.js`, 'utf8'))) {
  throw new Error('signal-worker.js imports something: it has to stand alone.')
}
