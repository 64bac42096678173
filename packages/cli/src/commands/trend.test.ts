import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-trend-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(argv, terminal)
  return { code, ...written }
}

async function trend(content: string, ...options: string[]) {
  const path = join(folder, 'series.csv')
  await writeFile(path, content)
  return run('trend', path, ...options)
}

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data

const PLAIN = 'period,count\n2023-02,22\n2023-01,21\n2023-03,18\n2023-05,50\n'

describe('trend of a file of counts', () => {
  it('sorts the periods, fills those left out and charts them', async () => {
    const { code, stdout, stderr } = await trend(PLAIN, '--format', 'csv')
    const rows = rowsOf(stdout)
    expect(code).toBe(0)
    expect(rows.map(({ period }) => period)).toEqual(['2023-01', '2023-02', '2023-03', '2023-04', '2023-05'])
    expect(rows.map(({ count }) => count)).toEqual(['21', '22', '18', '0', '50'])
    expect(rows.map(({ cumulative }) => cumulative)).toEqual(['21', '43', '61', '61', '111'])
    // Mean of the first four, and three times its root.
    expect(rows[4]?.centre).toBe('15.25')
    expect(Number(rows[4]?.upper)).toBeCloseTo(15.25 + 3 * Math.sqrt(15.25), 12)
    expect(rows.map(({ beyond }) => beyond)).toEqual(['0', '0', '0', '-1', '1'])
    expect(stderr).toContain('warning periods-filled')
    expect(stdout).not.toContain('llr')
  })

  it('follows expected counts by the MaxSPRT', async () => {
    const series = 'period,count,expected\n2023-Q1,2,1\n2023-Q2,3,1\n2023-Q3,4,1\n2023-Q4,5,1\n'
    const { stdout } = await trend(series, '--sample-size', '10', '--format', 'json')
    const { periods, maxSprt } = JSON.parse(stdout)
    expect(maxSprt.criticalValue).toBeCloseTo(3.467952, 6)
    expect(maxSprt).toMatchObject({ looks: 'continuous', sampleSize: 10, alpha: 0.05, firstSignal: 2 })
    expect(periods[2].llr).toBeCloseTo(9 * Math.log(3) - 6, 12)
    expect(periods.map((row: { signalled: number }) => row.signalled)).toEqual([0, 0, 1, 1])
    const looks = JSON.parse((await trend(series, '--looks', 'periods', '--format', 'json')).stdout)
    expect(looks.maxSprt).toMatchObject({ looks: 'periods', sampleSize: 4 })
    expect(looks.maxSprt.spent).toBeLessThanOrEqual(0.05)
  })

  it('judges a CUSUM of reports by the exact interval beside the bound', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `2023-${String(at + 1).padStart(2, '0')},${at < 6 ? 1 : 4},1`)
    const { stdout } = await trend(`period,count,expected\n${rows.join('\n')}\n`, '--format', 'json')
    const { periods, poissonCusum } = JSON.parse(stdout)
    // 4 ln 2 − 1 a period from July on.
    expect(periods[7].poisson_cusum).toBeCloseTo(2 * (4 * Math.log(2) - 1), 12)
    // 6 ln 2: S + x − k reaches 6 reports, by the chain of Brook & Evans; ln 500 is Lorden's bound.
    expect(poissonCusum.exact).toMatchObject({ expected: 1, constant: true, beyond: expect.any(Array) })
    expect(poissonCusum.exact.decision).toBeCloseTo(6 * Math.log(2), 12)
    expect(poissonCusum.exact.beyond[0]).toBe('2023-09')
    expect(poissonCusum.bound.decision).toBeCloseTo(Math.log(500), 12)
    expect(poissonCusum.bound.beyond[0]).toBe('2023-10')
  })

  it('takes rates over the exposure', async () => {
    const { stdout } = await trend('period,count,exposure\n2020,2,100\n2021,4,200\n2022,3,50\n', '--format', 'csv')
    const rows = rowsOf(stdout)
    expect(rows.map(({ rate }) => rate)).toEqual(['0.02', '0.02', '0.06'])
    expect(Number(rows[2]?.upper)).toBeCloseTo(0.02 + 3 * Math.sqrt(0.02 / 50), 14)
    // The rates of the baseline do not vary.
    expect(rows[2]?.ewma_upper).toBe('')
  })

  it('prints a table with what is to be seen in it', async () => {
    const { stdout } = await trend(
      `period,count\n${[3, 2, 4, 3, 14, 12, 15, 13].map((n, i) => `201${i},${n}`).join('\n')}\n`,
    )
    expect(stdout).toContain('Changes of the rate: from 2014 on')
    expect(stdout).toContain('9999 simulations, seed 1')
  })

  it('says the same for the same seed, and writes what it needs to', async () => {
    const [out, manifest] = [join(folder, 'out.json'), join(folder, 'manifest.json')]
    const options = ['--format', 'json', '--seed', '7', '--simulations', '500']
    const { stdout } = await trend(PLAIN, ...options)
    await trend(PLAIN, ...options, '--out', out, '--manifest', manifest)
    expect(await readFile(out, 'utf8')).toBe(stdout)
    expect(JSON.parse(stdout).changeTest).toMatchObject({ seed: 7, simulations: 500, null: 'permutation' })
    const written = JSON.parse(await readFile(manifest, 'utf8'))
    expect(written.input.files[0].sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(written.request).toMatchObject({ seed: 7, simulations: 500, penalty: 'bic', width: 3 })
  })
})

describe('names of periods', () => {
  const counts = (csv: string) => rowsOf(csv).map(({ period, count }) => `${period}:${count}`)

  it.each([
    [
      ['2023Q3', '2023Q1'],
      ['2023-Q1:2', '2023-Q2:0', '2023-Q3:1'],
    ],
    [
      ['2023-10', '2023-9', '2023-8'],
      ['2023-08:3', '2023-09:2', '2023-10:1'],
    ],
    [
      ['202303', '202301'],
      ['2023-01:2', '2023-02:0', '2023-03:1'],
    ],
    [
      ['2023/03', '2023/01'],
      ['2023-01:2', '2023-02:0', '2023-03:1'],
    ],
    [
      ['23Q1', '22Q3'],
      ['2022-Q3:2', '2022-Q4:0', '2023-Q1:1'],
    ],
    [
      ['Mar 2023', 'Jan 2023'],
      ['2023-01:2', '2023-02:0', '2023-03:1'],
    ],
    [
      ['2023-W03', '2023-W01'],
      ['2023-W01:2', '2023-W02:0', '2023-W03:1'],
    ],
    [
      ['2023-03-01', '2023-01-01', '2022-11-01'],
      ['2022-11:3', '2022-12:0', '2023-01:2', '2023-02:0', '2023-03:1'],
    ],
    [
      ['2023-1', '2023-4', '2024-1', '--by', 'quarter'],
      ['2023-Q1:1', '2023-Q2:0', '2023-Q3:0', '2023-Q4:2', '2024-Q1:3'],
    ],
  ])('%j are put in the order of the calendar', async (given, expected) => {
    const [names, options] = [given.filter((name) => /\d/.test(name)), given.filter((name) => !/\d/.test(name))]
    const file = `period,count\n${names.map((name, at) => `${name},${at + 1}`).join('\n')}\n`
    const { code, stdout, stderr } = await trend(file, ...options, '--format', 'csv')
    expect(code).toBe(0)
    expect(counts(stdout)).toEqual(expected)
    expect(stderr.includes('periods-read')).toBe(
      names.some((name) => !expected.some((line) => line.startsWith(`${name}:`))),
    )
    expect(stderr).not.toContain('periods-as-labels')
  })

  it('are labels where they are none, which is said', async () => {
    const { code, stdout, stderr } = await trend('period,count\nwave 2,3\nwave 1,4\n', '--format', 'csv')
    expect([code, counts(stdout)]).toEqual([0, ['wave 2:3', 'wave 1:4']])
    expect(stderr).toContain('warning periods-as-labels: Period names such as “wave 2” are taken for labels')
  })

  it('leave out a placeholder with its count', async () => {
    const rows = ['2023-01-01,3', '2023-02-01,4', '2023-04-01,2', '2023-05-01,2', '9999-12-31,7']
    const { stdout, stderr } = await trend(`period,count\n${rows.join('\n')}\n`, '--format', 'csv')
    expect(counts(stdout)).toEqual(['2023-01:3', '2023-02:4', '2023-03:0', '2023-04:2', '2023-05:2'])
    expect(stderr).toMatch(/warning dates-outlying: .*: 9999-12-31\. \(1\)/)
  })
})

describe('trend of a file of dates', () => {
  it('leaves out dates that lie far from all others, or in the future, and names them', async () => {
    const dates = ['2020-01-15', '2020-01-20', '2020-02-15', '2020-02-17', '2020-03-15', '2020-03-16', '2030-03-15']
    for (const wrong of ['9999-12-31', '2999-01-01', '1900-01-01', '1910-02']) {
      const file = `date\n${[...dates, wrong].join('\n')}\n`
      const { code, stdout, stderr } = await trend(file, '--by', 'month', '--format', 'csv')
      expect(code).toBe(0)
      expect(rowsOf(stdout).map(({ period, count }) => `${period}:${count}`)).toEqual([
        '2020-01:2',
        '2020-02:2',
        '2020-03:2',
      ])
      expect(stderr).toContain('warning dates-outlying')
      expect(stderr).toContain('2030-03')
      expect(stderr).toContain(wrong.slice(0, 7))
      expect(stderr).toContain('(2)')
    }
    const later = await trend(
      'date\n2024-01\n2024-02\n2024-05\n',
      '--by',
      'month',
      '--as-of',
      '2024-03-31',
      '--format',
      'csv',
    )
    expect(rowsOf(later.stdout).map(({ period }) => period)).toEqual(['2024-01', '2024-02'])
  })

  it('keeps a received date of 9999 out of the delays', async () => {
    const lines = [
      'date,received',
      ...Array(8).fill('2024-01-15,2024-01-20'),
      '2024-01-15,9999-12-31',
      '2024-02-15,2024-02-20',
    ]
    const { stdout } = await trend(`${lines.join('\n')}\n`, '--by', 'month', '--maximum-delay', '1', '--format', 'json')
    // As without that report: no delay was ever seen in the newest month.
    const without = await trend(
      `${lines.filter((line) => !line.includes('9999')).join('\n')}\n`,
      '--by',
      'month',
      '--maximum-delay',
      '1',
      '--format',
      'json',
    )
    expect(JSON.parse(stdout).periods[1].completeness).toBe(JSON.parse(without.stdout).periods[1].completeness)
  })

  it('counts by the unit asked for and keeps account of the rest', async () => {
    const dates = 'date,id\n2024-01-05,1\n2024-02,2\n2024,3\n,4\n2024-04-30,5\n2024-04-01,6\n'
    const { code, stdout, stderr } = await trend(dates, '--by', 'month', '--format', 'csv')
    expect(code).toBe(0)
    expect(rowsOf(stdout).map(({ period, count }) => `${period}:${count}`)).toEqual([
      '2024-01:1',
      '2024-02:1',
      '2024-03:0',
      '2024-04:2',
    ])
    expect(stderr).toContain('warning dates-imprecise')
    expect(stderr).toContain('warning dates-missing')
  })

  it('estimates how complete the newest periods are', async () => {
    const lines = ['date,received']
    // Each month ten events: six received at once, four a month later; of June only the six are in.
    for (let month = 1; month <= 6; month++) {
      for (let i = 0; i < 10; i++) {
        const late = i >= 6
        if (late && month === 6) continue
        lines.push(`2024-0${month}-15,2024-0${month + (late ? 1 : 0)}-20`)
      }
    }
    const { stdout } = await trend(`${lines.join('\n')}\n`, '--by', 'month', '--maximum-delay', '2', '--format', 'json')
    const { periods, definitions } = JSON.parse(stdout)
    expect(periods[5].completeness).toBeCloseTo(0.6, 12)
    expect(periods[5].projected).toBeCloseTo(10, 10)
    expect(periods[5].completeness025).toBeLessThan(0.6)
    expect(periods[0].completeness).toBe(1)
    expect(definitions.completeness).toContain('2 months')
  })
})

describe('trend of a store', () => {
  it('counts one pair with its measures', async () => {
    const [cases, store] = [join(folder, 'cases.csv'), join(folder, 'store')]
    const lines = ['case_id,drug,event,role,sex,age,date,country,serious']
    for (let number = 0; number < 240; number++) {
      const [drug, event] = [number % 4 === 0 ? 'ALPHA' : 'BETA', number % 6 === 0 ? 'Rash' : 'Nausea']
      lines.push(`C${number},${drug},${event},PS,F,40,2024-0${1 + (number % 9)}-11,US,no`)
    }
    await writeFile(cases, `${lines.join('\n')}\n`)
    expect((await run('load', cases, '--store', store)).code).toBe(0)
    const pair = ['--store', store, '--drug', 'alpha', '--event', 'rash']
    const { code, stdout, stderr } = await run('trend', ...pair, '--by', 'quarter', '--format', 'json')
    expect([code, stderr]).toEqual([0, ''])
    const { periods, definitions } = JSON.parse(stdout)
    const months = (quarter: number) =>
      Array.from({ length: 240 }, (_, number) => number).filter((number) => Math.floor((number % 9) / 3) === quarter)
    expect(periods).toHaveLength(3)
    for (const [quarter, row] of periods.entries()) {
      const all = months(quarter)
      expect(row.total).toBe(all.length)
      expect(row.drug_total).toBe(all.filter((number) => number % 4 === 0).length)
      expect(row.event_total).toBe(all.filter((number) => number % 6 === 0).length)
      expect(row.count).toBe(all.filter((number) => number % 12 === 0).length)
    }
    expect(periods[2].cumulative_prr).toBeCloseTo(20 / 60 / (20 / 180), 12)
    expect(definitions.unit).toBe('reports')
    const sorted = await run('trend', ...pair, '--by', 'quarter', '--sort', 'period:desc', '--format', 'csv')
    expect(rowsOf(sorted.stdout).map(({ period }) => period)).toEqual(['2024-Q3', '2024-Q2', '2024-Q1'])
    expect((await run('trend', ...pair)).stderr).toContain('--by has to be given')
    expect((await run('trend', ...pair, '--by', 'year', '--drug', 'alpa')).stderr).toContain('query/unknown-term')
  }, 120_000)
})

describe('misuse of trend', () => {
  it.each([
    ['count\n3\n', [], 'input/missing-column'],
    ['period,count\n2020,1.5\n2021,2\n', [], 'measure/invalid-count'],
    ['period,count\n2020,1\n2020,2\n', [], 'is there twice'],
    ['period,count\n2020,1\n2021-Q1,2\n', [], 'is no quarter'],
    ['period,count\n2020,1\n', [], 'measure/too-little-data'],
    ['period,count,expected\n2020,1,1\n2022,2,1\n', [], 'leaves out 1'],
    ['period,count,expected\n2020,1,1\n2021,2,0\n', [], 'expected is 0'],
    ['period,count\n2020,1\n2021,2\n', ['--by', 'month'], 'is no month'],
    ['period,count\n2023-1,1\n2023-4,2\n2024-1,2\n', [], '--by month or --by quarter'],
    ['period,count\nJan 2023,1\nFeb 2023,2\nTotal,3\n', [], 'is no month'],
    ['period,count\n2023Q1,1\n23-Q1,2\n', [], 'is there twice'],
    ['date\n2020-01-01\n', [], '--by says'],
    ['period,count\n2020,1\n2021,2\n', ['--width', '0'], 'measure/invalid-option'],
    ['period,count\n2020,1\n2021,2\n', ['--penalty', '-3'], 'measure/invalid-option'],
    ['date,received\n2020-03-01,2020-01-01\n2020-04-01,2020-04-02\n', ['--by', 'month'], 'before it happened'],
  ])('%j %j says %s', async (content, options, said) => {
    const { code, stdout, stderr } = await trend(content, ...options)
    expect(code).not.toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toContain(said)
  })

  it('names the line of a cell that is wrong', async () => {
    const { stderr } = await trend('period,count\n2020,1\n2021,x\n', '--format', 'json')
    expect(JSON.parse(stderr).place).toMatchObject({ line: 3, field: 'count' })
  })

  it('refuses options of a store beside a file', async () => {
    for (const option of [
      ['--drug', 'ALPHA'],
      ['--sex', 'F'],
      ['--from', '2020'],
    ]) {
      const { code, stderr } = await trend(PLAIN, ...option)
      expect([code, stderr]).toEqual([2, expect.stringContaining('of --store')])
    }
  })

  it('names periods in what stands for the whole, whatever the order of the rows', async () => {
    const series = `period,count\n${[3, 2, 4, 3, 14, 12, 15, 13].map((n, i) => `201${i},${n}`).join('\n')}\n`
    const { changes } = JSON.parse((await trend(series, '--sort', 'count', '--format', 'json')).stdout)
    expect(changes.periods).toEqual(['2014'])
    expect((await trend(series, '--sort', 'count')).stdout).toContain('Changes of the rate: from 2014 on')
  })

  it('wants a file or a store', async () => {
    expect((await run('trend')).code).toBe(2)
  })
})
