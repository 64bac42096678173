import { deviatingCells } from '@aethersignal/core/residuals'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { runOnFiles } from './run-on-files.fixture.js'

const COUNTS = [
  [40, 3, 0, 9, 50],
  [20, 30, 41, 7, 60],
  [8, 0, 13, 22, 70],
  [90, 80, 95, 60, 900],
]
const DRUGS = ['A', 'B', '=C', 'Other']
const lines = COUNTS.flatMap((row, drug) =>
  row.flatMap((n, event) => (n === 0 ? [] : [`${DRUGS[drug]},e${event},${n}`])),
)
// The order in which names first come is that of the table: the first drug has no e2.
const csv = `drug,event,n\nA,e0,40\nA,e1,3\nA,e2,0\n${lines.slice(2).join('\n')}\n`
const table = { drugs: 4, events: 5, counts: COUNTS.flat() }
const run = (text: string, ...args: string[]) => runOnFiles({ 'counts.csv': text }, 'mddc', 'counts.csv', ...args)
const rowsOf = (text: string) => Papa.parse<Record<string, string>>(text.trim(), { header: true }).data

describe('mddc', () => {
  it('writes all pairs, undefined numbers empty', async () => {
    const { code, stdout, stderr } = await run(csv, '--format', 'csv', '--sort', 'drug')
    expect(code).toBe(0)
    expect(stderr).toContain('pairs-without-row')
    const rows = rowsOf(stdout)
    expect(Object.keys(rows[0]!).join()).toBe(
      'drug,event,n,expected,residual,cutoff,signal,predicted,deviation,deviation_p,deviation_p_bh',
    )
    expect(rows).toHaveLength(20)
    const { residual, signals, cutoffs, deviationP } = deviatingCells(table)
    for (const row of rows) {
      const drug = DRUGS.indexOf(row.drug!.replace(/^'/, ''))
      const cell = drug * 5 + Number(row.event!.slice(1))
      expect([row.n, row.residual, row.signal]).toEqual(
        [COUNTS.flat()[cell], residual[cell], signals[cell]].map(String),
      )
      expect(row.cutoff).toBe(String(cutoffs[drug]))
      expect(row.deviation_p).toBe(Number.isNaN(deviationP[cell]!) ? '' : String(deviationP[cell]))
    }
    expect(rows.some((row) => row.deviation_p === '')).toBe(true)
  })

  it('says how it was done, with the seed, and why a value is undefined', async () => {
    const args = ['--cutoff', 'monte-carlo', '--simulations', '99', '--seed', '4', '--comparator', 'Other']
    const { stdout } = await run(csv, ...args, '--format', 'json')
    const { rows, definitions } = JSON.parse(stdout)
    expect(definitions).toMatchObject({
      ...{ cutoff: 'monte-carlo', simulations: 99, seed: 4, alpha: 0.05, unit: 'pairs', comparator: 'Other' },
      ...{ nullModel: 'multinomial', correlation: 0.8, connect: 'events', separateZeros: true },
    })
    const { p } = deviatingCells(table, { cutoff: 'monte-carlo', simulations: 99, seed: 4, comparator: 3 })
    const few = rows.find((row: { drug: string; event: string }) => row.drug === 'A' && row.event === 'e1')
    expect(few).toMatchObject({ n: 3, p: p![1], p_se: 0 })
    const undefinedRow = rows.find((row: { deviation: number | null }) => row.deviation === null)
    expect(undefinedRow).toMatchObject({ deviation_p: null, undefinedBecause: { deviation: 'not-connected' } })
  })

  it('counts signals on a terminal', async () => {
    const { stdout } = await run(csv, '--limit', '3')
    expect(stdout).toContain('MDDC of pairs, cut off by boxplot: ')
    expect(stdout).toContain('3 of 20 rows shown')
  })

  it.each([
    [csv, ['--comparator', 'other'], 'query/unknown-term', { field: 'drug' }],
    [csv, ['--cutoff', 'monte-carlo', '--simulations', '5'], 'measure/invalid-option', { field: 'simulations' }],
    [csv, ['--correlation', '1.5'], 'measure/invalid-option', { field: 'correlation' }],
    [`${csv}A,e0,1\n`, [], 'input/invalid-row', { field: 'event' }],
    ['drug,event,n\nA,e0,-1\n', [], 'measure/invalid-count', { field: 'n', line: 2 }],
    ['drug,event,n\nA,e0,1\nA,e1,1\n', [], 'measure/too-little-data', { field: 'counts' }],
    ['drug,event,n\nA,e0,0\nB,e1,0\n', [], 'measure/too-little-data', { field: 'counts' }],
    [
      'drug,event,n,drug_total,event_total,total\nA,e0,5,9,9,20\nB,e1,5,9,9,20\n',
      ['--cutoff', 'monte-carlo'],
      'measure/invalid-option',
      { field: 'cutoff' },
    ],
  ])('refuses %j %j', async (text, args, code, place) => {
    const { stderr } = await run(text, ...args, '--format', 'json')
    const error = JSON.parse(stderr.trim().split('\n').at(-1)!)
    expect(error.code).toBe(code)
    if (place !== undefined) expect(error.place).toMatchObject(place)
  })

  it('shows an example', async () => {
    const { stdout } = await run(csv, '--help')
    expect(stdout).toContain('aethersignal mddc counts.csv --cutoff monte-carlo')
  })
})
