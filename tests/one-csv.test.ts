import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runOnFiles } from '../packages/cli/src/commands/run-on-files.fixture.js'
import { openStore } from '../packages/duckdb/src/index.js'
import { exportTable } from '../packages/elements/src/export/export-table.js'
import { conformanceRun } from '../packages/engine/src/conformance.js'
import { memorySource } from '../packages/engine/src/index.js'

it('the page and the command write the same bytes for the same question, from memory and from a store', {
  timeout: 90_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aether-one-csv-'))
  try {
    const store = join(folder, 'store')
    await (await openStore(store)).load(conformanceRun(), { now: new Date(0) })
    const out = join(folder, 'out.csv')
    const { stdout } = await runOnFiles({}, 'signals', '--store', store, '--format', 'csv', '--out', out)
    expect(stdout).toBe('')
    const written = await readFile(out, 'utf8')
    expect(written.split('\n').length).toBeGreaterThan(50)
    const { signal } = new AbortController()
    for (const source of [
      await memorySource(conformanceRun(), { title: 'One' }),
      await (await openStore(store)).source(),
    ]) {
      const page = await exportTable(source, {}, { signal })
      expect(await page.text()).toBe(written)
      await source.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
