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
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-masking-'))
  store = await smallStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['masking', ...argv], terminal)
  return { code, ...written }
}

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data

describe('masking', () => {
  it('ranks the maskers of an event', async () => {
    const manifest = join(folder, 'manifest.json')
    const argv = ['--store', store, '--event', 'haemorrhage', '--format', 'csv', '--manifest', manifest]
    const { code, stdout } = await run(...argv)
    const rows = rowsOf(stdout)
    expect(code).toBe(0)
    // 11 of 100 reports have the event; 72 reports lack warfarin, 3 of them with the event, and so on.
    expect(rows.map(({ masker, reports, cases }) => [masker, reports, cases])).toEqual([
      ['WARFARIN', '28', '8'],
      ['FLUCONAZOLE', '28', '7'],
      ['PARACETAMOL', '52', '2'],
    ])
    expect(rows.map(({ masking_ratio: ratio }) => Number(ratio))).toEqual([
      expect.closeTo(0.11 / (3 / 72), 12),
      expect.closeTo(0.11 / (4 / 72), 12),
      expect.closeTo(0.11 / (9 / 48), 12),
    ])
    const { request, definitions } = JSON.parse(await readFile(manifest, 'utf8'))
    expect(request).toMatchObject({ event: 'haemorrhage', drug: null, level: 0.95, where: null, sort: null })
    expect(definitions.unit).toBe('reports')
  })

  it('looks at one pair', async () => {
    const argv = ['--store', store, '--event', 'Haemorrhage', '--drug', 'FLUCONAZOLE']
    const { stdout } = await run(...argv, '--format', 'json')
    const { rows, before, prr } = JSON.parse(stdout)
    expect(before).toEqual({ a: 7, b: 21, c: 4, d: 68 })
    expect(prr).toBeCloseTo(7 / 28 / (4 / 72), 12)
    const warfarin = rows.find(({ masker }: { masker: string }) => masker === 'WARFARIN')
    expect(warfarin).toMatchObject({ a: 1, b: 19, c: 2, d: 50 })
    expect(warfarin.prr_ratio).toBeCloseTo(1 / 20 / (2 / 52) / prr, 12)
    expect((await run(...argv)).stdout).toMatch(/before: a 7, PRR 4\.5, RRR 2\.273/)
  })

  it('has undefined rows last whatever it is sorted by', async () => {
    const argv = ['--store', store, '--event', 'Haemorrhage', '--drug', 'FLUCONAZOLE', '--format', 'csv']
    for (const column of ['prr_after', 'prr_ratio', 'rrr_after', 'rrr_ratio']) {
      for (const sort of [[], ['--sort', column], ['--sort', `${column}:asc`]]) {
        const values = rowsOf((await run(...argv, ...sort)).stdout).map((row) => row[column])
        const firstEmpty = values.indexOf('')
        if (firstEmpty >= 0) expect(values.slice(firstEmpty).every((value) => value === '')).toBe(true)
      }
    }
  })

  it('says when no report passes the conditions', async () => {
    const { code, stderr } = await run('--store', store, '--event', 'Haemorrhage', '--format', 'json', '--to', '1990')
    expect(code).toBe(1)
    expect(stderr).toContain('measure/too-little-data')
  })

  it('refuses what is not there', async () => {
    expect((await run('--store', store, '--event', 'Rash')).stderr).toContain('query/unknown-term')
    expect((await run('--store', store)).code).toBe(2)
    expect((await run('--store', store, '--event', 'Nausea', '--level', '2')).code).toBe(2)
  })
})
