import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'
import { runOnFiles } from './run-on-files.fixture.js'

const TREE = 'node,parent\nall,\nskin,all\nliver,all\nrash,skin\nitch,skin\n'
const COUNTS = 'node,cases,controls\nrash,8,2\nitch,3,3\nliver,2,9\n'
const BERNOULLI = ['--tree', 'tree.csv', '--model', 'bernoulli', '--probability', '0.5']
const POISSON = ['--tree', 'tree.csv', '--model', 'poisson']

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data

/** Runs the command on a file of counts and the tree. */
const scan = (counts: string, argv: readonly string[], tree = TREE) =>
  runOnFiles({ 'counts.csv': counts, 'tree.csv': tree }, 'treescan', 'counts.csv', ...argv)

describe('treescan', () => {
  it('scans every node with all below it, the greatest ratio first', async () => {
    const { code, stdout, stderr } = await scan(COUNTS, [...BERNOULLI, '--format', 'csv'])
    expect([code, stderr]).toEqual([0, ''])
    const rows = rowsOf(stdout)
    expect(rows.map(({ node, parent, cases, expected }) => [node, parent, cases, expected])).toEqual([
      ['rash', 'skin', '8', '5'],
      ['skin', 'all', '11', '8'],
      ['all', '', '13', '13.5'],
      ['liver', 'all', '2', '5.5'],
      ['itch', 'skin', '3', '3'],
    ])
    expect(Number(rows[0]!['llr'])).toBeCloseTo(8 * Math.log(8 / 5) + 2 * Math.log(2 / 5), 12)
    expect(Number(rows[0]!['relative_risk'])).toBeCloseTo(1.6, 12)
    const p = Number(rows[0]!['p'])
    expect(Number(rows[0]!['p_se'])).toBeCloseTo(Math.sqrt((p * (1 - p)) / 1000), 12)
    expect(rows[3]!['p']).toBe('1')
  })

  it('says in JSON what was done, and why a node has no value', async () => {
    const counts = 'node,cases,expected\nrash,8,2\nitch,3,3\n'
    const argv = [...POISSON, '--conditional', '--simulations', '99', '--seed', '5', '--format', 'json']
    const { stdout } = await scan(counts, argv)
    const { rows, definitions } = JSON.parse(stdout)
    expect(definitions).toMatchObject({
      ...{ model: 'poisson', conditional: true, unit: 'cases', simulations: 99, seed: 5, probability: null },
    })
    const rash = rows.find(({ node }: { node: string }) => node === 'rash')
    expect(rash.expected).toBeCloseTo(4.4, 12)
    expect(rash.llr).toBeCloseTo(8 * Math.log(8 / 4.4) + 3 * Math.log(3 / 6.6), 12)
    expect(rows.at(-1)).toMatchObject({ node: 'liver', llr: null, p: null, undefinedBecause: { llr: 'no-reports' } })
  })

  it('counts a report once in each cut, whatever it names', async () => {
    const paths = 'pathString\nall>skin>rash\nall>skin>itch\nall>liver\n'
    const reports = 'report,node,exposed\n1,rash,yes\n1,itch,yes\n2,rash,1\n3,itch,0\n4,liver,no\n4,liver,no\n'
    const { stdout } = await scan(reports, [...BERNOULLI, '--separator', '>', '--format', 'csv'], paths)
    const counted = Object.fromEntries(rowsOf(stdout).map(({ node, cases, expected }) => [node, [cases, expected]]))
    expect(counted).toEqual({
      ...{ all: ['2', '2'], skin: ['2', '1.5'], rash: ['2', '1'], itch: ['1', '1'], liver: ['0', '0.5'] },
    })
  })

  it('counts a reaction reached by two parents once in each node above it, as a PT of MedDRA', async () => {
    // Rash belongs to skin and to allergy, and comes up to "all" by both.
    const meddra = 'node,parent\nall,\nskin,all\nallergy,all\nrash,skin\nrash,allergy\nitch,skin\n'
    const counts = 'node,cases,controls\nrash,8,2\nitch,3,3\nallergy,1,0\n'
    const expected = {
      all: { parent: '', cases: '12', expected: '8.5' },
      skin: { parent: 'all', cases: '11', expected: '8' },
      allergy: { parent: 'all', cases: '9', expected: '5.5' },
      rash: { parent: 'allergy; skin', cases: '8', expected: '5' },
      itch: { parent: 'skin', cases: '3', expected: '3' },
    }
    const reports = [
      ...Array.from({ length: 10 }, (_, at) => `r${at},rash,${Number(at < 8)}`),
      ...Array.from({ length: 6 }, (_, at) => `i${at},itch,${Number(at < 3)}`),
      'a0,allergy,1',
    ]
    for (const [file, tree] of [
      [counts, meddra],
      [['report,node,exposed', ...reports].join('\n'), meddra],
      [counts, 'pathString\nall/skin/rash\nall/allergy/rash\nall/skin/itch\n'],
    ] as const) {
      const { code, stdout, stderr } = await scan(file, [...BERNOULLI, '--format', 'csv'], tree)
      expect(code).toBe(0)
      expect(stderr.replace(/\s+/g, ' ')).toContain('nodes-with-several-parents')
      const rows = rowsOf(stdout).map(({ node = '', parent, cases, expected: e }) => [
        node,
        { parent, cases, expected: e },
      ])
      expect(Object.fromEntries(rows)).toEqual(expected)
    }
  })

  it('gives the same p whatever the order of the rows of both files', async () => {
    const turned = (text: string) => {
      const [header = '', ...lines] = text.trim().split('\n')
      return [header, ...lines.reverse()].join('\n')
    }
    const reports = [
      'report,node,exposed',
      ...Array.from({ length: 30 }, (_, at) => `${at},${['rash', 'itch', 'liver'][at % 3]},${Number(at % 4 < 2)}`),
    ].join('\n')
    const poisson = 'node,cases,expected\nrash,8,2.1\nitch,3,3.3\nliver,2,4.7\n'
    for (const [file, argv] of [
      [COUNTS, BERNOULLI],
      [COUNTS, ['--tree', 'tree.csv', '--model', 'bernoulli', '--conditional']],
      [reports, BERNOULLI],
      [poisson, POISSON],
      [poisson, [...POISSON, '--conditional']],
    ] as const) {
      const lines = async (counts: string, tree: string) =>
        (await scan(counts, [...argv, '--format', 'csv', '--simulations', '99'], tree)).stdout.trim().split('\n').sort()
      expect(await lines(turned(file), turned(TREE))).toEqual(await lines(file, TREE))
    }
  })

  it('adds up rows of the same node and says so', async () => {
    const { stdout, stderr } = await scan(`${COUNTS}rash,1,0\n`, BERNOULLI)
    expect(stderr).toContain('added up')
    expect(stdout).toMatch(/rash +skin +9 +5\.5/)
    expect(stdout).toContain('unconditional bernoulli scan of cases, 999 simulations, seed 1')
  })

  it.each([
    ['a cycle', 'node,parent\na,b\nb,c\nc,a\n', /tree\.csv.*line 4.*parent/, /cycle/],
    ['a node below itself', 'node,parent\nall,\na,a\n', /tree\.csv.*line 3.*parent/, /cycle/],
    ['an unknown parent', 'node,parent\nall,\nskin,body\n', /tree\.csv.*line 3.*parent/, /"body" is not a node/],
    ['a cycle by a second parent', 'node,parent\na,\nb,a\nb,c\nc,b\n', /tree\.csv.*line 5.*parent/, /cycle/],
    ['a path through itself', 'pathString\na/b/b\n', /tree\.csv.*line 2.*pathString/, /own parent/],
    ['a path with an empty name', 'pathString\na//b\n', /tree\.csv.*line 2.*pathString/, /no name/],
  ])('names file, line and field of %s', async (_, tree, place, message) => {
    const { code, stderr } = await scan(COUNTS, BERNOULLI, tree)
    expect(code).toBe(1)
    expect(stderr.replaceAll('\n', ' ')).toMatch(place)
    expect(stderr).toMatch(message)
    expect(stderr).toContain('input/invalid-row')
  })

  it.each([
    ['a node not in the tree', 'node,cases,expected\nrash,1,1\nbone,1,1\n', 'input/invalid-row', /line 3.*node/],
    ['an expected count below 0', 'node,cases,expected\nrash,1,-1\n', 'measure/invalid-value', /line 2.*expected/],
    ['cases where 0 is expected', 'node,cases,expected\nrash,1,0\n', 'measure/invalid-value', /line 2.*expected/],
    ['an expected count that is none', 'node,cases,expected\nrash,1,NaN\n', 'input/invalid-row', /line 2.*expected/],
    ['negative cases', 'node,cases,expected\nrash,-1,1\n', 'measure/invalid-count', /line 2.*cases/],
    ['fractional cases', 'node,cases,expected\nrash,1.5,1\n', 'measure/invalid-count', /line 2.*cases/],
  ])('names file, line and field of %s', async (_, counts, errorCode, place) => {
    const { code, stderr } = await scan(counts, POISSON)
    expect(code).toBe(1)
    expect(stderr.replaceAll('\n', ' ')).toMatch(place)
    expect(stderr).toContain(errorCode)
    expect(stderr).toContain('counts.csv')
  })

  it('refuses a report that is exposed and not, all-zero counts, and options that do not fit', async () => {
    const both = await scan('report,node,exposed\n1,rash,1\n1,itch,0\n', BERNOULLI)
    expect(both.stderr.replaceAll('\n', ' ')).toMatch(/line 3.*exposed/)
    expect((await scan('node,cases,controls\nrash,0,0\n', BERNOULLI)).stderr).toContain('measure/too-little-data')
    const conditional = [...POISSON, '--conditional']
    expect((await scan('node,cases,expected\nrash,0,2\n', conditional)).stderr).toContain('measure/too-little-data')
    for (const argv of [
      ['--tree', 'tree.csv', '--model', 'bernoulli'],
      ['--tree', 'tree.csv', '--model', 'bernoulli', '--probability', '1'],
      [...BERNOULLI, '--conditional'],
      [...POISSON, '--probability', '0.5'],
      [...POISSON, '--simulations', '0'],
      [...POISSON, '--drug', 'A'],
      ['--tree', 'tree.csv'],
      ['--tree', 'tree.csv', '--model', 'normal'],
    ]) {
      expect((await scan(COUNTS, argv)).code).toBe(2)
    }
  })

  it('scans the events of a store', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aethersignal-treescan-'))
    try {
      const store = await smallStore(folder)
      const tree = join(folder, 'tree.csv')
      await writeFile(tree, 'pathString\nSOC/blood/HAEMORRHAGE\n')
      const run = async (...argv: string[]) => {
        const { terminal, written } = memoryTerminal()
        const from = ['treescan', '--store', store, '--drug', 'warfarin', '--tree', tree]
        return { code: await runCommand([...from, ...argv], terminal), ...written }
      }
      const { stdout } = await run('--model', 'bernoulli', '--probability', '0.28', '--format', 'json')
      const { rows, definitions, notes } = JSON.parse(stdout)
      // 11 of 100 reports have the event, 8 of them of the 28 with warfarin.
      expect(rows[0]).toMatchObject({ cases: 8, expected: expect.closeTo(11 * 0.28, 12) })
      expect(definitions).toMatchObject({ unit: 'reports', probability: 0.28 })
      expect(notes).toMatchObject([{ code: 'events-not-in-tree', count: 1 }])
      expect((await run('--model', 'poisson')).code).toBe(2)
      await writeFile(tree, 'pathString\nSOC/other\n')
      expect((await run('--model', 'bernoulli', '--conditional')).stderr).toContain('measure/too-little-data')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it.skipIf(!hasSharedData)('scans the diagnoses of TreeMineR, each id with one exposure', async () => {
    const tree = sharedData('reference/inputs/treeminer_icd10se_tree.csv.gz')
    const [, ...lines] = gunzipSync(readFileSync(sharedData('reference/inputs/treeminer_diagnoses.csv.gz')))
      .toString()
      .trim()
      .split('\n')
    const argv = [
      'treescan',
      'reports.csv',
      '--tree',
      tree,
      '--model',
      'bernoulli',
      '--probability',
      '0.0909090909090909',
    ]
    const header = 'report,node,exposed\n'
    // 866 of its ids are exposed in some rows and not in others.
    const asTheyAre = await runOnFiles({ 'reports.csv': `${header}${lines.join('\n')}\n` }, ...argv)
    expect(asTheyAre.stderr).toContain('is exposed in one row and not in another')
    const apart = lines.map((line) => line.replace(/^(\d+),(.*),([01])\r?$/, '$1-$3,$2,$3')).join('\n')
    const { stdout } = await runOnFiles({ 'reports.csv': `${header}${apart}\n` }, ...argv, '--format', 'csv')
    const rows = rowsOf(stdout)
    const root = rows.find(({ parent }) => parent === '')!
    const reports = new Set(apart.split('\n').map((line) => line.split(',')[0]))
    expect(Number(root['cases'])).toBe([...reports].filter((report) => report!.endsWith('-1')).length)
    expect(Number(root['expected'])).toBeCloseTo(reports.size / 11, 9)
    expect(rows[0]).toMatchObject({ p: '0.001' })
  })
})
