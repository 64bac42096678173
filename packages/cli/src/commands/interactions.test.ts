import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-interactions-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['interactions', ...argv], terminal)
  return { code, ...written }
}

async function onFile(content: string, ...options: string[]) {
  const path = join(folder, 'triples.csv')
  await writeFile(path, content)
  return run(path, ...options)
}

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data
const HEADER = 'pair,n111,n11,n101,n10,n011,n01,n001,n00'
const TRIPLE = 'I & K,9,27,21,154,20,135,86,684'

describe('interactions on a file', () => {
  it('carries columns through and writes every measure', async () => {
    const { code, stdout } = await onFile(`${HEADER}\n${TRIPLE}\n`, '--format', 'csv', '--prior', '0.2,0.1,2,4,0.33')
    const [row] = rowsOf(stdout)
    expect(code).toBe(0)
    expect(Object.keys(row ?? {})).toEqual([
      ...HEADER.split(','),
      ...['expected', 'omega', 'omega025', 'omega975', 'additive', 'multiplicative', 'prr_both', 'prr_first'],
      ...['prr_second', 'crr', 'chi', 'ic3', 'ic3025', 'ic3975', 'intss'],
    ])
    expect(row?.pair).toBe('I & K')
    expect(Number(row?.omega)).toBeCloseTo(0.99314211659828, 12)
    expect(Number(row?.omega025)).toBeCloseTo(-0.09992412187104, 12)
    expect(Number(row?.crr)).toBeCloseTo(1.82156486261783, 12)
    expect(Number(row?.intss)).toBeGreaterThan(0)
  })

  it('names bounds by the level and says what the numbers are', async () => {
    const empty = 'none,1,5,0,0,2,9,3,80'
    const { stdout } = await onFile(
      `${HEADER}\n${TRIPLE}\n${empty}\n`,
      '--level',
      '0.9',
      '--interval',
      'normal',
      '--format',
      'json',
    )
    const { rows, definitions } = JSON.parse(stdout)
    expect(Object.keys(rows[0])).toEqual(expect.arrayContaining(['omega05', 'omega95', 'ic305', 'ic395']))
    expect(rows[0].intss).toBeUndefined()
    expect(definitions).toMatchObject({ level: 0.9, omegaInterval: 'normal', ic3Expectation: 'pairwise' })
    expect(rows[1]).toMatchObject({
      omega: null,
      additive: null,
      undefinedBecause: { omega: 'empty-group', chi: 'empty-group' },
    })
  })

  it.skipIf(!hasSharedData)('computes the columns of the truth file again', async () => {
    const path = sharedData('reference/values/omega/truth_omega.csv')
    const { code, stdout, stderr } = await run(path, '--format', 'csv')
    const truth = rowsOf(await readFile(path, 'utf8'))
    const rows = rowsOf(stdout)
    expect(code).toBe(0)
    expect(stderr).toContain('columns-replaced')
    expect(rows).toHaveLength(154)
    for (const [at, row] of rows.entries()) {
      expect(row.source).toBe(truth[at]?.source)
      expect(Math.abs(Number(row.omega025) - Number(truth[at]?.omega025_gamma))).toBeLessThan(1e-9)
      if (truth[at]?.CRR === 'NA') expect(row.crr).toBe('')
      else expect(Number(row.crr)).toBeCloseTo(Number(truth[at]?.CRR), 8)
    }
  })

  it('says where the file is wrong', async () => {
    const wrong = await onFile(`${HEADER}\n${TRIPLE}\nx,9,8,21,154,20,135,86,684\n`)
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain('measure/inconsistent-margins')
    expect(wrong.stderr).toMatch(/triples\.csv.*3/)
    expect((await onFile(`${HEADER}\nx,-1,8,21,154,20,135,86,684\n`)).stderr).toContain('measure/invalid-count')
    expect((await onFile('pair,n111\nx,1\n')).stderr).toContain('n11, n101')
    expect((await onFile(`${HEADER}\n${TRIPLE}\n`, '--level', '95')).code).toBe(2)
    expect((await onFile(`${HEADER}\n${TRIPLE}\n`, '--prior', '1,2,3')).code).toBe(2)
    expect((await onFile(`${HEADER}\n${TRIPLE}\n`, '--sort', 'nothing')).code).toBe(2)
    expect((await run()).code).toBe(2)
  })
})

describe('interactions on a store', () => {
  it('counts a drug with another against all events and ranks them', async () => {
    const store = await smallStore(join(folder, 'store'))
    const manifest = join(folder, 'manifest.json')
    const argv = ['--store', store, '--drug', 'warfarin', '--with', 'fluconazole', '--min-count', '1']
    const { code, stdout } = await run(...argv, '--format', 'csv', '--manifest', manifest)
    const rows = rowsOf(stdout)
    expect(code).toBe(0)
    expect(rows.map(({ event }) => event)).toEqual(['Haemorrhage', 'Nausea'])
    expect(rows[0]).toMatchObject({
      drug1: 'WARFARIN',
      drug2: 'FLUCONAZOLE',
      n111: '6',
      n11: '8',
      n101: '2',
      n10: '20',
    })
    expect(rows[0]).toMatchObject({ n011: '1', n01: '20', n001: '2', n00: '52' })
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toMatchObject({
      request: { drug: 'warfarin', with: ['fluconazole'] },
      definitions: { unit: 'reports', level: 0.95 },
    })
    const women = rowsOf((await run(...argv, '--sex', 'F', '--format', 'csv')).stdout)
    expect(Number(women[0]?.n11)).toBe(4)
    const all = rowsOf(
      (await run('--store', store, '--drug', 'WARFARIN', '--min-count', '1', '--format', 'csv')).stdout,
    )
    expect(new Set(all.map(({ drug2 }) => drug2))).toEqual(new Set(['FLUCONAZOLE']))
    const text = await run(...argv)
    expect(text.stdout).toContain('2 of 2 rows shown')
  })

  it('refuses one drug twice and drugs that are not there', async () => {
    const store = await smallStore(join(folder, 'store2'))
    const twice = await run('--store', store, '--drug', 'WARFARIN', '--with', 'warfarin')
    expect(twice.code).toBe(2)
    const unknown = await run('--store', store, '--drug', 'WARFARINE', '--with', 'FLUCONAZOLE')
    expect(unknown.stderr).toContain('query/unknown-term')
    expect((await run('--store', store)).code).toBe(2)
  })
})
