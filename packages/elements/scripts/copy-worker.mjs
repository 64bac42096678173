// The worker lies beside the modules as well, as the one file without imports that the browser build made: bundlers take it
// along as it is, whatever they do with workers of several files.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
for (const name of ['signal-worker.js', 'signal-worker.js.map'])
  copyFileSync(`${dist}browser/${name}`, `${dist}${name}`)
writeFileSync(`${dist}signal-worker.d.ts`, 'export {}\n')
if (/\bimport\s*\(|^import\b/m.test(readFileSync(`${dist}signal-worker.js`, 'utf8'))) {
  throw new Error('signal-worker.js imports something: it has to stand alone.')
}
