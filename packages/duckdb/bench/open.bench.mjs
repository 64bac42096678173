// Opens a store of generated reports, describes it and ranks its pairs: first while its index is built, then where it is
// kept: pnpm bench open [reports]
// Every step runs in a process of its own, whose highest memory and processor time are printed.
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const REPORTS = 400_000
const run = promisify(execFile)
const [first, folder] = process.argv.slice(2)

const steps = {
  async load() {
    const [{ writeSyntheticQuarter }, { faersAdapter }, { openStore }] = await Promise.all([
      import('@aethersignal/faers/synthetic'),
      import('@aethersignal/faers'),
      import('../dist/index.js'),
    ])
    const path = join(folder, 'quarter.zip')
    await writeSyntheticQuarter({ path, reports: Number(process.argv[4]), reportSizes: 'real' })
    const store = await openStore(join(folder, 'store'))
    const { funnel } = await store.load(faersAdapter.read([path]), { now: new Date(0) })
    await store.close()
    return { reports: funnel.at(-1).reports }
  },
  async open() {
    const { openStore } = await import('../dist/index.js')
    const began = [performance.now(), process.cpuUsage()]
    const store = await openStore(join(folder, 'store'))
    const source = await store.source()
    await source.describe()
    const opened = since(began)
    await source.run({ measures: ['prr'] })
    const ranked = since(began)
    await store.close()
    return { opened, ranked }
  },
}

function since([time, cpu]) {
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: (performance.now() - time) / 1000, cpu: (user + system) / 1e6 }
}

async function inOwnProcess(step, ...rest) {
  const { stdout } = await run(process.execPath, [process.argv[1], step, ...rest], { maxBuffer: 2 ** 24 })
  return JSON.parse(stdout)
}

if (first in steps) {
  const result = await steps[first]()
  console.log(JSON.stringify({ ...result, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
} else {
  const made = await mkdtemp(join(tmpdir(), 'aethersignal-bench-'))
  try {
    const { reports } = await inOwnProcess('load', made, String(first ?? REPORTS))
    console.log(`${reports.toLocaleString('en')} current reports; seconds, and seconds of the processor`)
    const text = ({ seconds, cpu }) => `${seconds.toFixed(2).padStart(8)}${cpu.toFixed(2).padStart(8)}`
    for (const name of ['index built and kept', 'index read', 'index read again']) {
      const { opened, ranked, megabytes } = await inOwnProcess('open', made)
      console.log(
        `${name.padEnd(24)}open ${text(opened)}   ranked by PRR ${text(ranked)}${String(megabytes).padStart(7)} MB`,
      )
    }
    const snapshots = join(made, 'store', 'snapshots')
    const kept = (await readdir(snapshots)).find((name) => name.endsWith('-index.bin'))
    console.log(`the kept index: ${((await stat(join(snapshots, kept))).size / 1e6).toFixed(1)} MB`)
  } finally {
    await rm(made, { recursive: true, force: true })
  }
}
