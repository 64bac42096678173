import { mkdtemp, rm } from 'node:fs/promises'
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
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-compare-'))
  store = await smallStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['compare', ...argv, '--store', store], terminal)
  return { code, ...written }
}

const women = '{"field":"sex","in":["F"]}'

describe('compare', () => {
  it('sets two drugs side by side, without the reports of both', async () => {
    const { code, stdout, stderr } = await run('--drug', 'WARFARIN', '--with', 'FLUCONAZOLE', '--format', 'csv')
    expect(code).toBe(0)
    // 28 reports list each; 8 list both. Of the 20 left on each side, 2 and 1 are of haemorrhage.
    const rows = Papa.parse<Record<string, string>>(stdout.trim(), { header: true }).data
    expect(rows.map(({ event, one, other }) => [event, one, other])).toEqual([
      ['Nausea', '18', '19'],
      ['Haemorrhage', '2', '1'],
    ])
    expect(Number(rows[1]!['ratio'])).toBeCloseTo(2, 12)
    expect(Number(rows[1]!['ror'])).toBeCloseTo((2 * 19) / (18 * 1), 12)
    expect(stderr).toContain('Reports on both sides were left out. (8)')
  })

  it('sets two subgroups of one drug side by side', async () => {
    const men = '{"field":"sex","in":["M"]}'
    const { stdout } = await run('--drug', 'WARFARIN', '--one', women, '--other', men, '--format', 'json')
    const { rows, one, other, onBoth } = JSON.parse(stdout)
    expect([one, other, onBoth]).toEqual([14, 14, 0])
    expect(rows.map((row: Record<string, number>) => row['one_share'])).toEqual(
      rows.map((row: Record<string, number>) => row['one']! / 14),
    )
  })

  it.each([
    [[], 1, 'query/invalid', 'neither a drug nor conditions'],
    [['--drug', 'WARFARIN'], 1, 'measure/too-little-data', '28 that are on both sides'],
    [['--one', '{"field":"hue"}', '--other', women], 2, 'usage/invalid', 'hue'],
    [['--one', 'women', '--other', women], 2, 'usage/invalid', 'without a key'],
    [['--drug', 'WARFARIN', '--with', 'FLUCONAZOL'], 1, 'query/unknown-term', 'FLUCONAZOLE'],
  ])('%j ends with %i and %s', async (argv, exit, code, words) => {
    const { code: ended, stderr } = await run(...argv)
    expect([ended, stderr]).toEqual([exit, expect.stringContaining(code)])
    expect(stderr).toContain(words)
  })
})
