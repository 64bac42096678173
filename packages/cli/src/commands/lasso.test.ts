import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { referenceRows } from '../../../core/src/reference.fixture.js'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'
import { runOnFiles } from './run-on-files.fixture.js'

/** Of 20 reports 6 have drug A, 5 of them with the event; one without a drug has it, one has two drugs and other rows. */
const REPORTS = [
  'report,drug,event',
  ...Array.from({ length: 6 }, (_, at) => `${at},A,${at < 5 ? 'Rash' : 'Fever'}`),
  '0,A,rash',
  '1,a second row,',
  ...Array.from({ length: 13 }, (_, at) => `${at + 6},,Fever`),
  '19,,Rash',
  '',
].join('\n')

const lasso = (reports: string, ...argv: string[]) =>
  runOnFiles({ 'reports.csv': reports }, 'lasso', 'reports.csv', ...argv)

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data

describe('lasso', () => {
  it('counts reports, not rows, and has the odds ratio of a fourfold table for a single drug', async () => {
    const { code, stdout } = await lasso(REPORTS, '--event', 'RASH', '--format', 'json')
    expect(code).toBe(0)
    const result = JSON.parse(stdout)
    expect(result.rows[0]).toMatchObject({ drug: 'A', reports: 6, cases: 5 })
    // One of the 14 reports without A has the event; six with A.
    expect(result.rows[0].expected).toBeCloseTo(6 / 14, 9)
    expect(result.rows[0].odds_ratio).toBeCloseTo((5 * 13) / (1 * 1), 7)
    expect(result.rows[0].coefficient).toBeCloseTo(Math.log(65), 9)
    expect(result.rows[0].standard_error).toBeCloseTo(Math.sqrt(1 / 5 + 1 + 1 + 1 / 13), 9)
    expect(result.rows[1]).toMatchObject({
      ...{ drug: 'a second row', reports: 1, cases: 1, coefficient: 0, odds_ratio: 1, standard_error: null, z: null },
      undefinedBecause: { standard_error: 'not-in-model', z: 'not-in-model' },
    })
    expect(result).toMatchObject({ reports: 20, cases: 6, drugs: 2, definitions: { unit: 'reports' } })
    expect(result.model).toMatchObject({ drugsInModel: 1, selected: ['A'], converged: true, modelsTooLarge: 0 })
    expect(result.model.intercept).toBeCloseTo(Math.log(1 / 13), 9)
    const entropy = (n: number, k: number) => -2 * (k * Math.log(k / n) + (n - k) * Math.log((n - k) / n))
    expect(result.model.bic).toBeCloseTo(entropy(6, 5) + entropy(14, 1) + Math.log(20), 9)
    expect(result.model.lambda).toBeGreaterThan(0)
  })

  it('leaves the odds ratio empty where only cases have the drug', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `${at},${at < 5 ? 'A' : ''},${at < 7 ? 'Rash' : 'Fever'}`)
    const { stdout } = await lasso(['report,drug,event', ...rows].join('\n'), '--event', 'rash', '--format', 'json')
    const none = { coefficient: null, odds_ratio: null, standard_error: null, z: null }
    expect(JSON.parse(stdout).rows[0]).toMatchObject({
      ...{ drug: 'A', reports: 5, cases: 5, ...none },
      undefinedBecause: { odds_ratio: 'separated' },
    })
  })

  it('writes a row for each λ and drug of the path, and the certificate of each λ', async () => {
    const { stdout } = await lasso(REPORTS, '--event', 'rash', '--path', '--lambdas', '20', '--format', 'json')
    const { rows, path } = JSON.parse(stdout)
    expect(path.length).toBeLessThanOrEqual(20)
    expect(path[0]).toMatchObject({ degreesOfFreedom: 0, converged: true })
    for (const { lambda, degreesOfFreedom, violation } of path) {
      const here = rows.filter((row: { lambda: number }) => row.lambda === lambda)
      expect(here).toHaveLength(degreesOfFreedom)
      for (const { coefficient, odds_ratio } of here) expect(odds_ratio / Math.exp(coefficient)).toBeCloseTo(1, 13)
      expect(violation).toBeLessThan(1e-6)
    }
    const csv = rowsOf((await lasso(REPORTS, '--event', 'rash', '--path', '--format', 'csv')).stdout)
    expect(Object.keys(csv[0]!)).toEqual(['lambda', 'drug', 'reports', 'cases', 'coefficient', 'odds_ratio'])
  })

  it('says where a second lasso has nothing to begin with, and where no model can tell a drug', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => `${at},B,${at % 2 ? 'Rash' : 'Fever'}`)
    const flat = ['report,drug,event', ...lines, '0,C,', '1,C,', '2,C,', '3,C,'].join('\n')
    const { code, stdout } = await lasso(flat, '--event', 'rash', '--adaptive', '--format', 'json')
    expect(code).toBe(0)
    const { rows, notes, model, first } = JSON.parse(stdout)
    expect(rows).toMatchObject([
      { drug: 'B', reports: 20, cases: 10, coefficient: 0, undefinedBecause: { z: 'on-every-report' } },
      { drug: 'C', reports: 4, cases: 2, coefficient: 0, undefinedBecause: { z: 'not-in-model' } },
    ])
    expect(notes.map((note: { code: string }) => note.code)).toEqual(['no-first-model', 'drugs-on-every-report'])
    expect(model).toMatchObject({ drugsInModel: 0, selected: [] })
    expect(first).toBeUndefined()
  })

  it.each([
    ['an unknown event', REPORTS, 'Oedema', 'query/unknown-term', /No report has the event "Oedema"/],
    ['an empty file', '', 'Rash', 'input/empty', /reports\.csv/],
    ['a header only', 'report,drug,event\n', 'Rash', 'input/empty', /reports\.csv/],
    ['one report', 'report,drug,event\n1,A,Rash\n', 'Rash', 'measure/too-little-data', /Every report has the event/],
    ['no drugs', 'report,drug,event\n1,,Rash\n2,,Fever\n', 'Rash', 'measure/too-little-data', /No drug is on some/],
    [
      'drugs on every report',
      'report,drug,event\n1,A,Rash\n2,A,Fever\n',
      'Rash',
      'measure/too-little-data',
      /No drug is on some/,
    ],
    ['a report without a name', 'report,drug,event\n,A,Rash\n', 'Rash', 'input/invalid-row', /line 2/],
    ['a missing column', 'report,drug\n1,A\n', 'Rash', 'input/missing-column', /event/],
  ])('refuses %s and names the file', async (_, reports, event, errorCode, message) => {
    const { code, stderr, stdout } = await lasso(reports, '--event', event)
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain(errorCode)
    expect(stderr).toContain('reports.csv')
    expect(stderr.replaceAll('\n', ' ')).toMatch(message)
  })

  it('refuses options that do not fit', async () => {
    for (const argv of [
      [],
      ['--event', 'rash', '--store', 'store'],
      ['--event', 'rash', '--lambdas', '0'],
      ['--event', 'rash', '--max-drugs', '1.5'],
      ['--event', 'rash', '--lambda-ratio', '1'],
      ['--event', 'rash', '--sort', 'p'],
    ]) {
      expect((await lasso(REPORTS, ...argv)).code).toBe(2)
    }
  })

  it('explains the event of a store, by the reports that pass', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aethersignal-lasso-'))
    try {
      const store = await smallStore(folder)
      const run = async (...argv: string[]) => {
        const { terminal, written } = memoryTerminal()
        const code = await runCommand(['lasso', '--store', store, ...argv, '--format', 'json'], terminal)
        return { code, ...written }
      }
      const manifest = join(folder, 'manifest.json')
      const { stdout } = await run('--event', 'haemorrhage', '--manifest', manifest)
      const { rows, reports, cases, definitions } = JSON.parse(stdout)
      expect({ reports, cases }).toEqual({ reports: 100, cases: 11 })
      expect(rows[0]).toMatchObject({ drug: 'WARFARIN', reports: 28, cases: 8 })
      expect(definitions.universe).toContain('conditions')
      const women = JSON.parse((await run('--event', 'haemorrhage', '--sex', 'F')).stdout)
      expect(women.reports).toBe(50)
      expect((await run('--event', 'oedema')).stderr).toContain('query/unknown-term')
      const none = await run('--event', 'haemorrhage', '--from', '2031')
      expect(none.stderr).toContain('measure/too-little-data')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it.skipIf(!hasSharedData)('selects the drugs of adapt4pv, in its order', { timeout: 60_000 }, async () => {
    const meta = JSON.parse(await readFile(sharedData('reference/values/lasso/meta.json'), 'utf8'))
    const withEvent = new Set(referenceRows('reference/inputs/adapt4pv_Y_ones.csv.gz').map((row) => row['row']))
    const lines = ['report,drug,event']
    for (const { row, col } of referenceRows('reference/inputs/adapt4pv_X_coo.csv.gz')) {
      lines.push(`${row},drug_${Number(col) + 1},`)
    }
    for (let report = 0; report < 117_160; report++)
      lines.push(`${report},,${withEvent.has(String(report)) ? 'E' : ''}`)
    const { stdout } = await lasso(lines.join('\n'), '--event', 'e', '--adaptive', '--format', 'json')
    const { model, first, rows } = JSON.parse(stdout)
    expect(first.selected).toEqual(meta.lasso_bic_selected)
    expect(model.selected).toEqual(meta.adapt_bic_selected)
    const positive = rows.filter(({ z }: { z: number | null }) => z !== null && z > 0)
    expect(positive.map(({ drug }: { drug: string }) => drug)).toEqual(model.selected)
  })
})
