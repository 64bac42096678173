import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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
    expect(JSON.parse(await readFile(manifest, 'utf8')).design).toMatchObject({ sampleSize: 5, minimumEvents: 3 })
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
