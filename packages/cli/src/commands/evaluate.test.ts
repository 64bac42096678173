import { describe, expect, it } from 'vitest'
import { runOnFiles } from './run-on-files.fixture.js'

const a = [5, 3, 3, 1, 3, 2, 1, 0, 0, -1]
const b = [2, 4, 1, 0, 3, 1, 0, 0, 2, 1]
const csv = `label,drug,a,b,outcome\n${a.map((score, i) => `${i < 4 ? 1 : 0},d${i},${score},${b[i]},${i % 2 ? 'x' : 'y'}`).join('\n')}\n`

describe('evaluate', () => {
  it('judges scores, within outcomes too, and compares them', async () => {
    const args = ['--top', '1,3', '--threshold', '3', '--simulations', '200', '--format', 'json']
    const { code, stdout } = await runOnFiles({ 's.csv': csv }, 'evaluate', 's.csv', ...args)
    expect(code).toBe(0)
    const { rows, comparisons, notes, definitions } = JSON.parse(stdout)
    expect(rows.map((row: { score: string; outcome: string }) => `${row.score} ${row.outcome}`)).toEqual([
      'a all',
      'a macro',
      'a y',
      'a x',
      'b all',
      'b macro',
      'b y',
      'b x',
    ])
    // See the test of rocArea: numpy.
    expect(rows[0].auc).toBeCloseTo(0.8541666666666666, 14)
    expect(rows[0].auc_se).toBeCloseTo(0.12336898884001363, 12)
    expect(rows[0]).toMatchObject({ positives: 4, negatives: 6, undefined: 0, precision_top1: 1, f1: 0.75 })
    expect(rows[0].average_precision_lower).toBeLessThan(rows[0].average_precision)
    expect(comparisons[0].p).toBeCloseTo(0.09353251268909303, 12)
    expect(notes[0].message).toContain('drug')
    expect(definitions.bootstrap).toMatchObject({ simulations: 200, seed: 1 })
  })

  it('counts scores that are undefined', async () => {
    const { stdout } = await runOnFiles(
      { 's.csv': 'label,s\n1,2\n0,\n1,1\n0,0\n' },
      'evaluate',
      's.csv',
      '--format',
      'json',
    )
    const { rows, notes } = JSON.parse(stdout)
    expect(rows[0]).toMatchObject({ auc: 1, undefined: 1 })
    expect(notes[0]).toMatchObject({ code: 'undefined-scores', count: 1 })
  })

  it.each([
    ['label,s\n1,2\n', [], 'measure/too-little-data'],
    ['label,s\n1,x\n0,1\n', ['--scores', 's'], 'input/invalid-row'],
    ['label,s\n1,2\n0,1\n', ['--scores', 't'], 'input/missing-column'],
    ['label,s\n2,2\n', [], 'input/invalid-row'],
    ['label\n1\n0\n', [], 'input/missing-column'],
  ])('refuses %j %j', async (text, args, code) => {
    const { stderr } = await runOnFiles({ 's.csv': text }, 'evaluate', 's.csv', ...args, '--format', 'json')
    expect(JSON.parse(stderr).code).toBe(code)
  })
})
