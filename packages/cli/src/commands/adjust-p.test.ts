import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { runOnFiles } from './run-on-files.fixture.js'

const P = ['0.01', '0.02', '0.02', '0.04', '', '0.9']
const csv = `drug,p,event\n${P.map((p, row) => `d${row},${p},=e${row}`).join('\n')}\n`
const run = (text: string, ...args: string[]) => runOnFiles({ 'p.csv': text }, 'adjust-p', 'p.csv', ...args)
const rowsOf = (text: string) => Papa.parse<Record<string, string>>(text.trim(), { header: true }).data

describe('adjust-p', () => {
  it('adds columns and carries the others', async () => {
    const { code, stdout, stderr } = await run(csv, '--column', 'p', '--method', 'bh,holm', '--format', 'csv')
    expect(code).toBe(0)
    const rows = rowsOf(stdout)
    expect(Object.keys(rows[0]!)).toEqual(['drug', 'event', 'p', 'p_bh', 'p_holm'])
    // R: p.adjust(c(0.01, 0.02, 0.02, 0.04, NA, 0.9), …).
    const expected = [0.1 / 3, 0.1 / 3, 0.1 / 3, 0.05, Number.NaN, 0.9]
    for (const [row, value] of expected.entries()) {
      if (Number.isNaN(value)) expect(rows[row]?.p_bh).toBe('')
      else expect(Number(rows[row]?.p_bh)).toBeCloseTo(value, 14)
    }
    expect(rows.map((row) => Number(row.p_holm || Number.NaN))).toEqual([0.05, 0.08, 0.08, 0.08, Number.NaN, 0.9])
    expect(stderr).toContain('only-observed-pairs')
    expect(stderr).toContain('rows-not-counted')
  })

  it('says what it adjusted for, and why a value is undefined', async () => {
    const args = ['--column', 'P', '--method', 'by,lbe', '--tests', '300', '--format', 'json']
    const { stdout } = await run(csv, ...args)
    const { rows, adjustments, definitions, notes } = JSON.parse(stdout)
    expect(adjustments[0]).toMatchObject({
      method: 'by',
      column: 'P_by',
      tests: 300,
      listed: 5,
      alpha: 0.05,
      signals: 0,
    })
    expect(adjustments[1]).toMatchObject({ method: 'lbe', nullShare: 1, exponent: 1 })
    expect(definitions).toMatchObject({ column: 'P', tests: 300 })
    expect(notes).toEqual([{ code: 'rows-not-counted', message: 'Rows without P are not counted.', count: 1 }])
    expect(rows[4]).toMatchObject({
      drug: 'd4',
      P_by: null,
      undefinedBecause: { P_by: 'not-a-probability', P_lbe: 'not-a-probability' },
    })
  })

  it('reads posterior probabilities, of either side', async () => {
    const posterior = 'pair,p_h0,p_rr_gt_1\na,0.5,0.5\nb,0.25,0.75\nc,0.75,0.25\n'
    const rates = async (...args: string[]) => {
      const { stdout } = await run(posterior, '--method', 'bayesian', '--format', 'json', ...args)
      return JSON.parse(stdout).rows as Record<string, number>[]
    }
    const rows = await rates('--column', 'p_h0')
    expect(rows.map((row) => row.p_h0_fdr)).toEqual([0.375, 0.25, 0.5])
    expect(rows.map((row) => row.p_h0_fnr)).toEqual([0.25, 0.375, null])
    expect(rows[2]?.undefinedBecause).toEqual({ p_h0_fnr: 'empty-group' })
    expect(rows[1]).toMatchObject({ p_h0_sensitivity: 0.5, p_h0_specificity: 1.25 / 1.5 })
    const others = await rates('--column', 'p_rr_gt_1', '--association')
    expect(others.map((row) => row.p_rr_gt_1_fdr)).toEqual([0.375, 0.25, 0.5])
  })

  it('reads what rounding put next to 0 … 1 as 0 or 1, and says so', async () => {
    const rounded = 'pair,p\na,1.0000000000000002\nb,-2.220446049250313e-16\nc,0.25\n'
    const { code, stdout } = await run(rounded, '--column', 'p', '--method', 'bayesian', '--format', 'json')
    const { rows, notes } = JSON.parse(stdout)
    expect([code, rows.map((row: { p_fdr: number }) => row.p_fdr)]).toEqual([0, [1.25 / 3, 0, 0.125]])
    expect(notes).toMatchObject([{ code: 'probabilities-rounded', count: 2 }])
  })

  it('computes its columns again, and counts rows on a terminal', async () => {
    const { stdout, stderr } = await run('p,p_bh\n0.001,7\n0.5,7\n', '--column', 'p', '--tests', '2')
    expect(stdout).toContain('bh: 1 rows at most 0.05')
    expect(stdout).toContain('0.002')
    expect(stdout).not.toContain('7')
    expect(stderr).toContain('columns-replaced')
  })

  it.each([
    [csv, ['--column', 'q'], 'input/missing-column', { field: 'q' }],
    ['p\n0.1\n1.5\n', ['--column', 'p'], 'measure/invalid-value', { field: 'p', line: 3 }],
    ['p\n0.1\n-0.5\n', ['--column', 'p'], 'measure/invalid-value', { field: 'p', line: 3 }],
    ['p\n0.1\nNaN\n', ['--column', 'p'], 'input/invalid-row', { field: 'p', line: 3 }],
    ['p,q\n,1\n', ['--column', 'p'], 'measure/too-little-data', { field: 'p' }],
    ['p\n0.1\n0.2\n', ['--column', 'p', '--tests', '1'], 'measure/invalid-option', { field: 'tests' }],
    ['p\n', ['--column', 'p'], 'input/empty', {}],
    [csv, ['--column', 'p', '--alpha', '1'], 'usage/invalid', undefined],
    [csv, ['--column', 'p', '--method', 'bayesian,bh'], 'usage/invalid', undefined],
    [csv, ['--column', 'p', '--method', 'bayesian', '--tests', '9'], 'usage/invalid', undefined],
    [csv, ['--column', 'p', '--association'], 'usage/invalid', undefined],
  ])('refuses %j %j', async (text, args, code, place) => {
    const { stderr } = await run(text, ...args, '--format', 'json')
    const error = JSON.parse(stderr)
    expect(error.code).toBe(code)
    if (place !== undefined) expect(error.place).toMatchObject(place)
  })

  it('shows an example', async () => {
    const { stdout } = await run(csv, '--help')
    expect(stdout).toContain('--column p_rr_le_1 --method bayesian')
  })
})
