import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileAnalysisName } from '@aethersignal/intake/analysis-files'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-replay-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const COUNTS = 'drug,event,n\nA,x,9\nA,y,2\nB,x,3\nB,y,8\nC,x,1\nC,z,7\nD,y,4\nD,z,5\n'
const CELLS = 'drug,event,a,b,c,d\nA,x,9,2,4,24\nA,y,2,9,12,16\nB,x,3,8,10,18\nB,y,8,3,6,22\n'

/** Counts about what is expected, and some far above it. */
const OBSERVED = `n,expected\n${Array.from({ length: 90 }, (_, at) => `${(at % 8) + (at % 11 === 0 ? 25 : 0)},${1 + (at % 5)}`).join('\n')}\n`

/** Every analysis of files and what is of neither reports nor an analysis, each with what it is asked by. */
const CASES: Readonly<
  Record<
    FileAnalysisName | 'fit' | 'fit-truncated' | 'sequential-plan',
    { readonly argv: readonly string[]; readonly files: Readonly<Record<string, string>> }
  >
> = {
  'adjust-p': {
    argv: ['adjust-p', 'p.csv', '--column', 'p', '--method', 'bh,holm', '--sort', 'p_bh'],
    files: { 'p.csv': 'name,p\na,0.04\nb,0.001\nc,\nd,0.7\n' },
  },
  calibration: {
    argv: ['calibrate', 'controls.csv', '--apply', 'estimates.csv', '--spread', 'log'],
    files: {
      'controls.csv': 'log_rr,se_log_rr\n0.1,0.2\n-0.2,0.3\n0.4,0.25\n0.05,0.1\n',
      'estimates.csv': 'name,log_rr,se_log_rr\nx,1.1,0.2\ny,0.2,0.4\n',
    },
  },
  'deviating-cells': { argv: ['mddc', 'counts.csv'], files: { 'counts.csv': COUNTS } },
  evaluation: {
    argv: ['evaluate', 'scores.csv', '--scores', 'EB05', '--top', '2'],
    files: { 'scores.csv': 'label,eb05,other\n1,3,a\n0,1,b\n1,2,c\n0,2.5,d\n' },
  },
  interactions: {
    argv: ['interactions', 'triples.csv', '--level', '0.9'],
    files: { 'triples.csv': 'n111,n11,n101,n10,n011,n01,n001,n00,name\n9,40,12,300,8,250,60,9000,t\n' },
  },
  lasso: {
    argv: ['lasso', 'reports.csv', '--event', 'x', '--path'],
    files: {
      'reports.csv': `report,drug,event\n${Array.from({ length: 40 }, (_, at) => `${at},${'ABC'[at % 3]},${at % 3 === 0 || at % 7 === 0 ? 'x' : 'y'}`).join('\n')}\n`,
    },
  },
  'likelihood-ratio': {
    argv: ['lrt', 'counts.csv', '--simulations', '99', '--seed', '3'],
    files: { 'counts.csv': COUNTS },
  },
  onset: {
    argv: ['onset', 'times.csv', '--model', 'weibull'],
    files: { 'times.csv': 'time,group\n3,A\n9,A\n20,A\n4,A\n7,B\n30,B\n2,B\n11,B\n' },
  },
  scores: {
    argv: ['score', 'cells.csv', '--measures', 'prr,ror', '--level', '0.9'],
    files: { 'cells.csv': CELLS },
  },
  strata: {
    argv: ['strata', 'tables.csv', '--subgroups'],
    files: { 'tables.csv': 'stratum,a,b,c,d\nF,9,20,30,400\nM,5,30,20,300\n' },
  },
  'tree-scan': {
    argv: ['treescan', 'n.csv', '--tree', 't.csv', '--model', 'poisson', '--separator', '>', '--simulations', '99'],
    files: { 'n.csv': 'node,cases,expected\nc,9,3\nb,2,4\n', 't.csv': 'pathString\nroot>b\nroot>a>c\n' },
  },
  trend: {
    argv: ['trend', 'dates.csv', '--by', 'month', '--as-of', '2024-06-01', '--simulations', '99'],
    files: { 'dates.csv': 'date\n2024-01-03\n2024-01-09\n2024-02-11\n2024-04-01\n2024-04-02\n2024-05-30\n' },
  },
  fit: { argv: ['fit', 'observed.csv', '--squash'], files: { 'observed.csv': OBSERVED } },
  'fit-truncated': {
    argv: ['fit', 'observed.csv', '--likelihood', 'componentTruncated', '--minimum-count', '2'],
    files: { 'observed.csv': OBSERVED },
  },
  'sequential-plan': {
    argv: ['sequential', '--model', 'poisson', '--sample-size', '5', '--relative-risk', '1,2'],
    files: {},
  },
}

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(argv, terminal)
  return { code, ...written }
}

describe.each(Object.entries(CASES))('replay of %s', (name, { argv, files }) => {
  it('gives the same bytes, says what differs, and finds files that were moved', async () => {
    const path = (file: string) => join(folder, `${name}-${file}`)
    const manifest = path('manifest.json')
    const given = argv.map((word) => (word in files ? path(word) : word))
    for (const [file, text] of Object.entries(files)) await writeFile(path(file), text)
    const forms = argv[0] === 'fit' ? ['text', 'json'] : ['csv', 'json']
    for (const format of forms) {
      const asked = await run(...given, '--format', format, '--manifest', manifest)
      expect(asked.code, asked.stderr).toBe(0)
      const again = await run('replay', manifest, ...(format === 'json' ? ['--format', 'json'] : []))
      expect([again.code, again.stdout], again.stderr).toEqual([0, asked.stdout])
    }
    const { code, stderr } = await run('replay', manifest, '--store', folder)
    expect([code, stderr]).toEqual([2, expect.stringContaining('of no store')])
    const [first] = Object.keys(files)
    if (first === undefined) return

    const moved = Object.keys(files).map((file) => path(`moved-${file}`))
    for (const file of Object.keys(files)) await rename(path(file), path(`moved-${file}`))
    expect(await run('replay', manifest)).toMatchObject({ code: 1, stdout: '' })
    const there = await run('replay', manifest, ...moved)
    expect(there).toMatchObject({ code: 0, stderr: expect.stringMatching(/note: input\.files\[0\]\.title is/) })

    const text = await readFile(moved[0]!, 'utf8')
    await writeFile(moved[0]!, `${text}\n`)
    const other = await run('replay', manifest, ...moved)
    expect(other).toMatchObject({ code: 1, stdout: '' })
    expect(other.stderr).toContain('source/changed')
    expect(other.stderr).toContain('input.files[0].sha256 is')
  })
})
