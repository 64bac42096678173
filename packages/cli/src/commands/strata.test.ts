import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-strata-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['strata', ...argv], terminal)
  return { code, ...written }
}

async function onFile(content: string, ...options: string[]) {
  const path = join(folder, 'tables.csv')
  await writeFile(path, content)
  return run(path, ...options)
}

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data
const TABLES = 'drug,event,stratum,a,b,c,d\nA,X,F,8,40,30,900\nA,X,M,5,60,10,700\nB,X,F,1,9,37,931\nB,X,M,0,3,15,757\n'

describe('strata of a file', () => {
  it('pools one row a pair', async () => {
    const { code, stdout } = await onFile(TABLES, '--format', 'csv')
    const rows = rowsOf(stdout)
    expect(code).toBe(0)
    expect(rows.map(({ drug, a, strata }) => [drug, a, strata])).toEqual([
      ['A', '13', '2'],
      ['B', '1', '2'],
    ])
    const odds = ((8 * 900) / 978 + (5 * 700) / 775) / ((40 * 30) / 978 + (60 * 10) / 775)
    expect(Number(rows[0]?.ror_mh)).toBeCloseTo(odds, 12)
    expect(Number(rows[0]?.expected)).toBeCloseTo((48 * 38) / 978 + (65 * 15) / 775, 12)
    expect(Object.keys(rows[0] ?? {})).toEqual(
      expect.arrayContaining(['ror_mh025', 'ror_mh975', 'tarone_p', 'cmh_corrected_p']),
    )
  })

  it('compares subgroups one row a stratum', async () => {
    const { stdout } = await onFile(TABLES, '--subgroups', '--format', 'json', '--level', '0.9')
    const { rows, definitions } = JSON.parse(stdout)
    expect(rows.map(({ drug, stratum }: { drug: string; stratum: string }) => drug + stratum)).toEqual([
      'AF',
      'AM',
      'BF',
      'BM',
    ])
    expect(rows[0].ror).toBeCloseTo((8 * 900) / (40 * 30), 12)
    expect(rows[0]).toHaveProperty('ror_shrunk05')
    expect(rows[3]).toMatchObject({
      ror: null,
      q_p: null,
      undefinedBecause: { ror: 'no-exposed-cases', q: 'one-stratum' },
    })
    expect(definitions).toMatchObject({ level: 0.9, estimator: 'paule-mandel', unit: 'as counted in the input' })
  })

  it('takes a file without names for one pair and leaves empty strata out, saying so', async () => {
    const { stdout, stderr } = await onFile(
      'stratum,a,b,c,d\nF,8,40,30,900\nM,5,60,10,700\nx,0,0,0,0\n',
      '--format',
      'csv',
    )
    expect(rowsOf(stdout)).toHaveLength(1)
    expect(rowsOf(stdout)[0]?.strata).toBe('2')
    expect(stderr).toContain('warning empty-strata')
  })

  it.skipIf(!hasSharedData)('gives R’s numbers for CAERS by sex', async () => {
    const path = sharedData('reference/values/strat/caers_mantel_haenszel.csv')
    const { readFile } = await import('node:fs/promises')
    const truth = rowsOf(await readFile(path, 'utf8'))
    const lines = truth.flatMap((row) =>
      ['Female', 'Male', 'Not Available'].map((sex) => ({
        ...{ drug: row.drug, event: row.event, stratum: sex },
        ...{ a: row[`a_${sex}`], b: row[`b_${sex}`], c: row[`c_${sex}`], d: row[`d_${sex}`] },
      })),
    )
    const rows = rowsOf((await onFile(Papa.unparse(lines), '--format', 'csv')).stdout)
    expect(rows).toHaveLength(292)
    for (const [at, row] of rows.entries()) {
      expect(row.drug).toBe(truth[at]?.drug)
      if (truth[at]?.OR_MH === 'Inf') expect(row.ror_mh).toBe('')
      else expect(Number(row.ror_mh025) / Number(truth[at]?.OR_MH_lo)).toBeCloseTo(1, 11)
      expect(Number(row.expected) / Number(truth[at]?.E_strat)).toBeCloseTo(1, 12)
    }
  })

  it('says what is wrong and where', async () => {
    const twice = await onFile('stratum,a,b,c,d\nF,8,40,30,900\nF,5,60,10,700\n')
    expect(twice.stderr).toContain('input/invalid-row')
    expect(twice.stderr).toMatch(/tables\.csv.*3/)
    expect((await onFile('stratum,a,b,c,d\nF,0,0,0,0\n')).stderr).toContain('measure/too-little-data')
    expect((await onFile('stratum,a,b,c,d\nF,1.5,0,0,0\n')).stderr).toContain('measure/invalid-count')
    expect((await onFile(TABLES, '--level', '1')).code).toBe(2)
    expect((await run()).code).toBe(2)
    expect((await run('--store', folder)).code).toBe(2)
    expect((await run('--store', folder, '--by', 'age', '--age-bounds', '18,12')).code).toBe(2)
  })
})

describe('strata of a store', () => {
  it('counts by sex and by age, with the unknown as a stratum', async () => {
    const store = await smallStore(join(folder, 'store'))
    const bySex = await run('--store', store, '--by', 'sex', '--drug', 'warfarin', '--format', 'json')
    const { rows, strata } = JSON.parse(bySex.stdout)
    expect(strata).toEqual([
      { name: 'F', reports: 50 },
      { name: 'M', reports: 50 },
    ])
    expect(rows.map(({ event, a }: { event: string; a: number }) => [event, a]).toSorted()).toEqual([
      ['Haemorrhage', 8],
      ['Nausea', 20],
    ])
    const byAge = ['--store', store, '--by', 'age', '--drug', 'WARFARIN', '--event', 'Haemorrhage', '--subgroups']
    const bands = rowsOf((await run(...byAge, '--age-bounds', '18,65', '--format', 'csv')).stdout)
    expect(bands.map(({ stratum }) => stratum)).toEqual(['under 18', '18 to under 65', '65 and over', 'unknown'])
    const total = bands.reduce((sum, { a, b, c, d }) => sum + Number(a) + Number(b) + Number(c) + Number(d), 0)
    expect(total).toBe(100)
    for (const by of ['year', 'country', 'source', 'serious']) {
      const { code, stdout } = await run('--store', store, '--by', by)
      expect(code).toBe(0)
      expect(stdout).toContain('N 100 reports')
    }
  })
})
