import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainZip } from '../../../../tests/plain-zip.js'
import { type DatedReport, datedMembers } from '../../test/case-files.js'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

/** Loads a FAERS quarter of these reports into a store in `folder`, and gives the store's path. */
export async function datedStore(folder: string, reports: readonly DatedReport[]): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'faers_ascii_2024Q1.zip')
  await writeFile(file, plainZip(datedMembers(reports)))
  const { terminal, written } = memoryTerminal()
  const store = join(folder, 'store')
  const code = await runCommand(['load', file, '--store', store], terminal)
  if (code !== 0) throw new Error(written.stderr)
  return store
}
