// `pnpm bench <name> [arguments…]` runs packages/*/bench/<name>.bench.mjs on the built packages.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from './run-step.mjs'

const packages = fileURLToPath(new URL('../packages', import.meta.url))
const [name, ...rest] = process.argv.slice(2)
const benches = readdirSync(packages).flatMap((folder) => {
  const bench = join(packages, folder, 'bench')
  return existsSync(bench)
    ? readdirSync(bench)
        .filter((file) => file.endsWith('.bench.mjs'))
        .map((file) => ({ name: file.replace('.bench.mjs', ''), path: join(bench, file), folder }))
    : []
})
const chosen = benches.find((bench) => bench.name === name)
if (!chosen) {
  console.error(`usage: pnpm bench <name>, one of: ${benches.map((bench) => bench.name).join(', ')}`)
  process.exit(2)
}
if (!existsSync(join(packages, chosen.folder, 'dist'))) {
  console.error(`The benchmark runs on the built package: run pnpm build first.`)
  process.exit(2)
}
const { code } = await runStep(['node', '--expose-gc', '--max-old-space-size=8192', chosen.path, ...rest])
process.exitCode = code
