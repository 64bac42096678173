import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import { caseTable } from '../../test/case-files.js'
import { runOnFiles } from '../commands/run-on-files.fixture.js'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

/** Loads a table of 3,000 cases, ALPHA with Rash planted, into a store in `folder`, and gives the store's path. */
export async function caseTableStore(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'cases.csv')
  await writeFile(file, caseTable(3000))
  const { terminal, written } = memoryTerminal()
  const store = join(folder, 'store')
  const code = await runCommand(['load', file, '--store', store], terminal)
  if (code !== 0) throw new Error(written.stderr)
  return store
}

/** What `signals` writes for all pairs of a store, by `drug,event`. */
export async function signalsOf(store: string, ...options: string[]): Promise<Map<string, Record<string, string>>> {
  const argv = ['--measures', 'all', '--min-count', '1', '--format', 'csv', ...options]
  const { stdout } = await runOnFiles({}, 'signals', '--store', store, ...argv)
  const { data } = Papa.parse<Record<string, string>>(stdout.trim(), { header: true })
  return new Map(data.map((row) => [`${row['drug']},${row['event']}`, row]))
}
