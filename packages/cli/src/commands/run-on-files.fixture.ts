import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

/** Runs a command on files that exist while it runs; an argument that names one of them becomes its path. */
export async function runOnFiles(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'aethersignal-'))
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const { terminal, written } = memoryTerminal()
    const argv = args.map((arg) => (arg in files ? join(folder, arg) : arg))
    const code = await runCommand(argv, terminal)
    return { code, ...written }
  } finally {
    await rm(folder, { recursive: true })
  }
}
