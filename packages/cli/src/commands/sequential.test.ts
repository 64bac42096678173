import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

async function sequential(...options: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['sequential', ...options], terminal)
  return { code, ...written }
}

describe('sequential', () => {
  it('prints the critical value and power of the Poisson MaxSPRT', async () => {
    const { code, stdout } = await sequential('--model', 'poisson', '--sample-size', '5', '--alpha', '0.05')
    expect(code).toBe(0)
    // Sequential 4.5.1: critical value 3.297183, power at RR = 2 0.4465601.
    expect(stdout).toContain('Sample size 5, critical value 3.297183, alpha 0.05')
    expect(stdout).toContain('0.4465601')
  })

  it('plans looks at fixed expected counts', async () => {
    const { stdout } = await sequential('--groups', '2,2,2,2,2', '--format', 'json')
    const plan = JSON.parse(stdout)
    expect(plan.criticalValue).toBeCloseTo(2.020681, 6)
    expect(plan.boundary).toEqual([6, 9, 12, 15, 18])
    expect(plan.design).toMatchObject({ looks: 'groups', alpha: 0.05, minimumEvents: 1 })
  })

  it('plans the binomial MaxSPRT', async () => {
    const options = ['--model', 'binomial', '--sample-size', '30', '--ratio', '1', '--relative-risk', '1,2']
    const { stdout } = await sequential(...options, '--format', 'csv')
    const [header, first] = stdout.split('\n')
    expect(header).toBe('relative_risk,power,expected_time_to_signal,expected_sample_size')
    // Sequential 4.5.1: type I error 0.0499610370025.
    expect(Number(first?.split(',')[1])).toBeCloseTo(0.0499610370025, 12)
  })

  it('finds the sample size for a power', async () => {
    // manual of Sequential 4.5.1, SampleSize.Binomial: 25 events, critical value 4.59581.
    const options = [
      '--model',
      'binomial',
      '--ratio',
      '2',
      '--relative-risk',
      '5',
      '--alpha',
      '0.01',
      '--power',
      '0.88',
    ]
    const plan = JSON.parse((await sequential(...options, '--format', 'json')).stdout)
    expect(plan.design.sampleSize).toBe(25)
    expect(plan.criticalValue).toBeCloseTo(4.59581, 4)
    const poisson = JSON.parse((await sequential('--power', '0.9', '--relative-risk', '2', '--format', 'json')).stdout)
    expect(poisson.performance[0].power).toBeCloseTo(0.9, 8)
  })

  it('writes a manifest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aethersignal-sequential-'))
    const manifest = join(folder, 'manifest.json')
    await sequential('--sample-size', '5', '--minimum', '3', '--manifest', manifest)
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toMatchObject({
      ...{ manifestVersion: 2, analysis: 'sequential-plan', input: { files: [] } },
      request: { looks: 'continuous', sampleSize: 5, minimumEvents: 3 },
    })
    await rm(folder, { recursive: true })
  })

  it.each([
    [['--power', '0.9'], 2, 'one relative risk'],
    [[], 2, '--sample-size has to be given'],
    [['--model', 'binomial', '--sample-size', '10'], 2, '--ratio has to be given'],
    [['--sample-size', '5', '--alpha', '2'], 1, 'alpha is 2'],
    [['--sample-size', '1', '--minimum', '4'], 1, 'measure/too-little-data'],
    [['--sample-size', 'many'], 2, 'Give a number'],
    [['--groups', '2,,2'], 2, 'Give a number'],
  ])('%j says what is wrong', async (options, exit, said) => {
    const { code, stderr } = await sequential(...options)
    expect(code).toBe(exit)
    expect(stderr).toContain(said)
  })
})

describe('sequential on a store', () => {
  let folder = ''
  let store = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aethersignal-sequential-'))
    store = join(folder, 'store')
    const lines = ['case_id,drug,event,role,sex,date']
    // Of each year: reports of the drug with the event, the drug without, the event of another drug, and neither.
    const years = { 2020: [4, 6, 4, 26], 2021: [6, 4, 2, 28], 2022: [0, 0, 8, 32], 2023: [8, 2, 0, 30] }
    for (const [year, cells] of Object.entries(years)) {
      for (const [cell, reports] of cells.entries()) {
        for (let at = 0; at < reports; at++) {
          const [drug, event] = [cell < 2 ? 'ALPHA' : 'BETA', cell % 2 === 0 ? 'Rash' : 'Nausea']
          lines.push(`C${lines.length},${drug},${event},PS,${at % 2 === 0 ? 'F' : 'M'},${year}-03-01`)
        }
      }
    }
    const file = join(folder, 'cases.csv')
    await writeFile(file, `${lines.join('\n')}\n`)
    expect(await runCommand(['load', file, '--store', store], memoryTerminal().terminal)).toBe(0)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const watched = (...options: string[]) =>
    sequential('--store', store, '--drug', 'alpha', '--event', 'rash', '--by', 'year', ...options)

  it('watches a pair beside what its margins let expect', async () => {
    const manifest = join(folder, 'manifest.json')
    const { code, stdout } = await watched('--sample-size', '10', '--format', 'json', '--manifest', manifest)
    expect(code).toBe(0)
    const { periods, maxSprt, notes } = JSON.parse(stdout)
    const column = (name: string) => periods.map((row: Record<string, unknown>) => row[name])
    expect(column('period')).toEqual(['2020', '2021', '2022', '2023'])
    expect(column('count')).toEqual([4, 6, 0, 8])
    // 10 reports of the drug, 8 of the event, 40 in all; none of the drug in 2022.
    expect(column('expected')).toEqual([2, 2, 0, 2])
    expect(column('cumulative_expected')).toEqual([2, 4, 4, 6])
    const llr = [4 * Math.log(2) - 2, 10 * Math.log(2.5) - 6, 10 * Math.log(2.5) - 6, 18 * Math.log(3) - 12]
    for (const [row, value] of llr.entries()) expect(periods[row].llr).toBeCloseTo(value, 12)
    expect(column('signalled')).toEqual([0, 0, 0, 1])
    // Sequential 4.5.1.
    expect(maxSprt.criticalValue).toBeCloseTo(3.467952, 6)
    expect(maxSprt).toMatchObject({ sampleSize: 10, firstSignal: 3, firstSignalPeriod: '2023', beyondPlan: 0 })
    expect(notes.map(({ code: note }: { code: string }) => note)).toEqual(['expected-from-reports'])
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toMatchObject({ manifestVersion: 2, analysis: 'sequential' })
  })

  it('plans a look for each period in which something is expected', async () => {
    const [looks, plan] = [
      JSON.parse((await watched('--looks', 'periods', '--format', 'json')).stdout),
      JSON.parse((await sequential('--groups', '2,2,2', '--format', 'json')).stdout),
    ]
    expect(looks.maxSprt).toMatchObject({ sampleSize: 6, criticalValue: plan.criticalValue, spent: plan.alpha })
  })

  it('prints the periods with the outcome', async () => {
    const { stdout, stderr } = await watched('--sample-size', '10')
    expect(stdout).toContain('MaxSPRT: signal at 2023, critical value 3.468')
    expect(stderr).toContain('expected-from-reports')
  })

  it.each([
    [['--power', '0.9'], '--power is of a plan without --store'],
    [['--relative-risk', '2'], '--relative-risk is of a plan without --store'],
    [['--looks', 'periods', '--sample-size', '3'], '--sample-size is of --looks continuous'],
    [['--event', 'Rush'], 'query/unknown-term'],
  ])('refuses %j', async (options, said) => {
    const { code, stdout, stderr } = await watched(...options)
    expect(code).not.toBe(0)
    expect([stdout, stderr]).toEqual(['', expect.stringContaining(said)])
  })

  it.each([
    [['--drug', 'ALPHA'], '--drug is of --store'],
    [['--sex', 'F'], 'Conditions on reports are of --store'],
    [['--store', 'somewhere', '--drug', 'ALPHA', '--event', 'Rash'], '--by has to be given'],
  ])('refuses %j', async (options, said) => {
    const { code, stderr } = await sequential('--sample-size', '5', ...options)
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
  })
})
