import { describe, expect, it } from 'vitest'
import { runOnFiles } from './run-on-files.fixture.js'

describe('onset', () => {
  it('fits times, intervals and censored times', async () => {
    const csv = `time,time_to,censored\n3,,0\n10,,0\n0,30,0\n45,75,0\n60,,0\n90,,1\n120,,1\n28,59,0\n31,,0\n`
    const { code, stdout } = await runOnFiles({ 't.csv': csv }, 'onset', 't.csv', '--format', 'json')
    expect(code).toBe(0)
    const { rows, definitions } = JSON.parse(stdout)
    expect(rows.map(({ model }: { model: string }) => model)).toEqual(['weibull', 'exponential', 'lognormal'])
    // scipy: see the test of fitOnset.
    expect(rows[0].shape).toBeCloseTo(0.861630315, 7)
    expect(rows[0].mu).toBeNull()
    expect(rows[2].mu).toBeCloseTo(3.550224819, 7)
    expect(definitions).toMatchObject({ unit: 'reports', level: 0.95, sameDay: 'half-day' })
  })

  it('reads partial dates and compares groups', async () => {
    const rows = [
      '2024-01-01,2024-01-05,a',
      '2024-01-01,2024-01-09,a',
      '2024-01-01,2024-01-20,a',
      '2024-01-01,2024-01,a',
    ]
    const others = [
      '2024-01-01,2024-03-05,b',
      '2024-01-01,2024-02-09,b',
      '2024-01-01,2024-05-20,b',
      ',2024-01,b',
      '2024-02,2023-12-31,b',
    ]
    const csv = `start_date,event_date,group\n${[...rows, ...others].join('\n')}\n`
    const { stdout } = await runOnFiles({ 't.csv': csv }, 'onset', 't.csv', '--against', 'b', '--format', 'json')
    const result = JSON.parse(stdout)
    expect(result.rows[0]).toMatchObject({ group: 'a', n: 4, exact: 3, intervals: 1, ks_d: 1, wilcoxon_w: 0 })
    expect(result.rows[0].ks_p).toBeCloseTo(0.1, 12)
    expect(result.comparisons).toHaveLength(1)
    const codes = result.notes.map(({ code, count }: { code: string; count: number }) => [code, count])
    expect(codes).toEqual([
      ['without-date', 1],
      ['event-before-start', 1],
      ['not-ranked', 1],
    ])
  })

  it('leaves the undefined empty, with its reason', async () => {
    const { stdout } = await runOnFiles(
      { 't.csv': 'time\n5\n5\n5\n' },
      'onset',
      't.csv',
      '--model',
      'weibull',
      '--format',
      'csv',
    )
    const [header = '', row = ''] = stdout.split('\n')
    const cell = (name: string) => row.split(',')[header.split(',').indexOf(name)]
    expect([cell('shape'), cell('reason'), cell('converged')]).toEqual(['', 'no-variation', 'no'])
  })

  it.each([
    ['time\n-1\n', 'measure/invalid-value', 2, 'time'],
    ['time\nx\n', 'input/invalid-row', 2, 'time'],
    ['time,time_to\n5,4\n', 'measure/invalid-value', 2, 'time_to'],
    ['start_date,event_date\n2024-01-01,2024-02-30\n', 'input/invalid-row', 2, 'event_date'],
    ['days\n5\n', 'input/missing-column', 1, undefined],
  ])('refuses %j, naming the place', async (csv, code, line, field) => {
    const { code: exit, stderr } = await runOnFiles({ 't.csv': csv }, 'onset', 't.csv', '--format', 'json')
    const error = JSON.parse(stderr)
    expect([exit, error.code, error.place.line, error.place.field]).toEqual([1, code, line, field])
  })

  it('refuses a level outside 0 … 1 and an unknown group', async () => {
    expect((await runOnFiles({ 't.csv': 'time\n5\n' }, 'onset', 't.csv', '--level', '2')).code).toBe(2)
    const two = 'time,group\n5,a\n6,b\n'
    expect((await runOnFiles({ 't.csv': two }, 'onset', 't.csv', '--against', 'c')).code).toBe(2)
  })
})
