import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder: string
let store: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-formats-'))
  store = await smallStore(folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand([...argv, '--store', store], terminal)
  return { code, ...written }
}

const COMMANDS = [
  ['signals', '--min-count', '1'],
  ['co-reported', '--drug', 'WARFARIN', '--limit', '2'],
]

describe('--format', () => {
  it.each(COMMANDS)('ndjson of %s has the rows of JSON, a line each', async (...argv) => {
    const json = JSON.parse((await run(...argv, '--format', 'json')).stdout)
    const lines = (await run(...argv, '--format', 'ndjson')).stdout.trim().split('\n')
    expect(lines.length).toBeGreaterThan(1)
    const names = Object.keys(JSON.parse(lines[0]!))
    const rows = json.rows.map((row: Record<string, unknown>) =>
      Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
    )
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows)
  })

  it.each(COMMANDS)('parquet and arrow of %s are files with the manifest in them', async (...argv) => {
    for (const [format, start] of [
      ['parquet', 'PAR1'],
      ['arrow', 'ARROW1'],
    ] as const) {
      const out = join(folder, `${argv[0]}.${format}`)
      const manifest = join(folder, 'manifest.json')
      expect(await run(...argv, '--format', format, '--out', out, '--manifest', manifest)).toMatchObject({ code: 0 })
      const bytes = await readFile(out)
      expect(bytes.subarray(0, start.length).toString()).toBe(start)
      expect(bytes.includes(JSON.stringify(JSON.parse(await readFile(manifest, 'utf8'))))).toBe(true)
    }
  })

  it.each([...COMMANDS, ['cases', '--drug', 'WARFARIN']])('xlsx of %s has the rows of CSV', async (...argv) => {
    const out = join(folder, `${argv[0]}.xlsx`)
    expect(await run(...argv, '--format', 'xlsx', '--out', out)).toMatchObject({ code: 0 })
    const csv = (await run(...argv, '--format', 'csv')).stdout.trim().split('\n')
    const { openTables } = await import('@aethersignal/tables')
    const input = { name: out, stream: () => Readable.toWeb(createReadStream(out)) as ReadableStream<Uint8Array> }
    const { value: first } = await openTables(input).tables().next()
    expect(first?.header.join(',')).toBe(csv[0])
    expect(first?.sample.length).toBe(csv.length - 1)
  })

  it('does not show a terminal what is no text', async () => {
    const { terminal, written } = memoryTerminal()
    Object.assign(terminal.stdout, { isTTY: true })
    expect(await runCommand(['signals', '--store', store, '--format', 'parquet'], terminal)).toBe(2)
    expect(written.stderr).toContain('Give --out')
    expect(written.stdout).toBe('')
  })
})
