import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder = ''
let store = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-cases-'))
  store = await smallStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['cases', ...argv, '--store', store], terminal)
  return { code, ...written }
}

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data

describe('cases', () => {
  it('lists the reports of a pair with all their drugs and roles', async () => {
    const { code, stdout } = await run('--drug', 'warfarin', '--event', 'haemorrhage', '--format', 'csv')
    const rows = rowsOf(stdout)
    expect(code).toBe(0)
    expect(rows.map((row) => row['case_id'])).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C9', 'C10'])
    expect(rows[0]).toMatchObject({
      ...{ drugs: 'WARFARIN (PS); FLUCONAZOLE (PS)', events: 'Haemorrhage', sex: 'M', age: '1', country: 'US' },
      ...{ received: '2021-01-02', file: 'cases.csv', line: '2' },
    })
    expect(rows[7]).toMatchObject({ drugs: 'WARFARIN (PS)', age: '' })
  })

  it('shows a page on a terminal and says how many there are', async () => {
    const { stdout } = await run()
    expect(stdout).toContain('25 of 100 reports shown; --limit shows more, --format csv all')
  })

  it('is JSON of what a source gives, under filters', async () => {
    const out = join(folder, 'cases.json')
    expect((await run('--sex', 'F', '--limit', '3', '--format', 'json', '--out', out)).code).toBe(0)
    const { total, rows } = JSON.parse(await readFile(out, 'utf8'))
    expect(total).toBe(50)
    expect(rows.map(({ caseId, sex }: { caseId: string; sex: string }) => [caseId, sex])).toEqual([
      ['C2', 'F'],
      ['C4', 'F'],
      ['C6', 'F'],
    ])
  })

  it('is empty where no report is behind it, and names what the store does not have', async () => {
    const none = await run('--drug', 'PARACETAMOL', '--sex', 'unknown', '--format', 'json')
    expect(JSON.parse(none.stdout)).toEqual({ total: 0, rows: [] })
    const { code, stderr } = await run('--drug', 'WARFERIN')
    expect([code, stderr]).toEqual([1, expect.stringContaining('WARFARIN')])
  })
})
