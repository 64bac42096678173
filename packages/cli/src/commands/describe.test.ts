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
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-describe-'))
  store = await smallStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand([...argv, '--store', store], terminal)
  return { code, ...written }
}

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data

describe('a case series', () => {
  it('is described beside the other reports', async () => {
    const { code, stdout } = await run('describe', '--drug', 'WARFARIN', '--format', 'csv', '--age-bounds', '30')
    expect(code).toBe(0)
    const rows = rowsOf(stdout)
    const of = (variable: string) =>
      rows.filter((row) => row['variable'] === variable).map((row) => [row['category'], row['reports'], row['others']])
    // Reports 1 to 28 list warfarin; women are the even numbers, and every tenth report has no age.
    expect(of('sex')).toEqual([
      ['F', '14', '36'],
      ['M', '14', '36'],
    ])
    expect(of('age')).toEqual([
      ['under 30', '26', '10'],
      ['30 and over', '0', '54'],
      ['unknown', '2', '8'],
    ])
    expect(of('country')).toEqual([['US', '28', '72']])
    expect(of('role of the drug')).toEqual([['PS', '28', '0']])
    expect(of('outcome')).toEqual([['none given', '28', '72']])
    const women = rows.find((row) => row['variable'] === 'sex')!
    expect([women['share'], women['others_share'], women['ratio']].map(Number)).toEqual([0.5, 0.5, 1])
    // No other report lists the drug: the ratio is not defined, and nothing stands in its place.
    expect(rows.find((row) => row['variable'] === 'role of the drug')!['ratio']).toBe('')
  })

  it('has drugs and events beside it', async () => {
    const { stdout } = await run('co-reported', '--drug', 'WARFARIN', '--format', 'csv')
    const rows = rowsOf(stdout)
    expect(rows.map(({ kind, name, reports, others }) => [kind, name, reports, others])).toEqual([
      ['event', 'Nausea', '20', '69'],
      ['drug', 'FLUCONAZOLE', '8', '20'],
      ['event', 'Haemorrhage', '8', '3'],
    ])
    expect(Number(rows[2]!['ratio'])).toBeCloseTo(8 / 28 / (3 / 72), 12)
    expect(Number(rows[2]!['expected'])).toBeCloseTo((11 * 28) / 100, 12)
    expect(Number(rows[2]!['ic'])).toBeCloseTo(Math.log2(8.5 / 3.58), 12)
  })

  it('counts what stands in too few of its reports', async () => {
    const { stdout } = await run('co-reported', '--drug', 'WARFARIN', '--min-count', '9', '--format', 'json')
    const { rows, belowMinCount, series, reports } = JSON.parse(stdout)
    expect({ rows: rows.length, belowMinCount, series, reports }).toEqual({
      ...{ rows: 1, belowMinCount: 2, series: 28, reports: 100 },
    })
  })

  it('has its reports counted by period, those without a date and empty periods included', async () => {
    const asked = ['period-counts', '--drug', 'WARFARIN', '--by', 'year', '--as-of', '2026-01-01', '--format', 'json']
    const { code, stdout, stderr } = await run(...asked)
    expect(code, stderr).toBe(0)
    const { rows: periods, series, missing, imprecise, outlying } = JSON.parse(stdout)
    const counted = periods.reduce((sum: number, { reports }: { reports: number }) => sum + reports, 0)
    expect([series, counted + missing + imprecise + outlying]).toEqual([28, 28])
    expect(periods.at(-1).cumulative).toBe(counted)
  })

  it.each([
    [['describe'], 'query/invalid', 'needs a drug, an event or both'],
    [['co-reported', '--drug', 'WARFARINE'], 'query/unknown-term', 'WARFARIN'],
    [['describe', '--drug', 'WARFARIN', '--role', 'C'], 'measure/too-little-data', 'No report'],
  ])('%j is refused with %s', async (argv, code, words) => {
    const { code: exit, stderr } = await run(...argv)
    expect(exit).toBe(1)
    expect(stderr).toContain(code)
    expect(stderr).toContain(words)
  })
})
