import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../elementary-calls.mjs', import.meta.url))
const newer = (name) =>
  fileURLToPath(new URL(`../../../../tests/newer-node/node_modules/${name}/bin/node`, import.meta.url))
const engines = [process.execPath, ...['node24', 'node26'].map(newer).filter((path) => existsSync(path))]

/** The elementary functions against the engine's own, both in one process of each engine at hand: the target is 1.3 times the built-in. */
export async function* rows() {
  const calls = 4_000_000
  for (const engine of engines) {
    const version = execFileSync(engine, ['--version'], { encoding: 'utf8' }).trim()
    for (const { name, range, own, builtIn } of JSON.parse(execFileSync(engine, [script], { encoding: 'utf8' }))) {
      yield {
        work: `${name} ${range}, ${calls.toLocaleString('en')} calls, ${version}`,
        seconds: own * calls,
        peer: `Math.${name}`,
        peerSeconds: (builtIn * calls).toFixed(4),
        target: (1.3 * builtIn * calls).toFixed(4),
      }
    }
  }
}
