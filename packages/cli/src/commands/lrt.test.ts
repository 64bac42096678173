import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { likelihoodRatioTest } from '@aethersignal/core/likelihood-ratio'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { smallStore } from '../store/small-store.fixture.js'
import { memoryTerminal } from '../terminal.fixture.js'
import { runOnFiles } from './run-on-files.fixture.js'

const CSV = 'drug,event,n\nA,rash,12\nA,itch,3\nOther,rash,20\nOther,itch,30\nOther,rest,41\n'
const TABLE = { drugs: 2, events: 3, counts: [12, 3, 0, 20, 30, 41] }
const run = (text: string, ...args: string[]) => runOnFiles({ 'counts.csv': text }, 'lrt', 'counts.csv', ...args)
const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data

describe('lrt', () => {
  it('writes a row for each pair, the greatest ratio first', async () => {
    const { code, stdout, stderr } = await run(CSV, '--simulations', '500', '--seed', '3', '--format', 'csv')
    expect(code).toBe(0)
    expect(stderr).toContain('pairs-without-row')
    const rows = rowsOf(stdout)
    expect(Object.keys(rows[0]!).join()).toBe('drug,event,n,expected,llr,p,p_se')
    const { expected, logRatio, p, pStandardError } = likelihoodRatioTest(TABLE, { simulations: 500, seed: 3 })
    expect(rows[0]).toEqual({
      drug: 'A',
      event: 'rash',
      n: '12',
      expected: String(expected[0]),
      llr: String(logRatio[0]),
      p: String(p[0]),
      p_se: String(pStandardError[0]),
    })
    expect(rows.find(({ drug, event }) => drug === 'A' && event === 'rest')).toMatchObject({ n: '0', llr: '0', p: '1' })
    expect(rows).toHaveLength(6)
  })

  it('says in JSON how it was done, and why a pair has no value', async () => {
    const argv = ['--method', 'zip', '--reference-drug', 'Other', '--reference-event', 'rest', '--format', 'json']
    const { stdout } = await run(CSV, ...argv, '--simulations', '99')
    const { rows, definitions, drugs, logLikelihood } = JSON.parse(stdout)
    const method = { statistic: 'zip', nullModel: 'zero-inflated poisson', unit: 'pairs', simulations: 99, seed: 1 }
    expect(definitions).toMatchObject({ ...method, alpha: 0.05, expected: 'drug_total·event_total/total' })
    expect(rows).toHaveLength(3)
    expect(rows.at(-1)).toMatchObject({ event: 'rest', llr: null, p: null, undefinedBecause: { llr: 'reference' } })
    const options = { statistic: 'zip', simulations: 99, reference: { drugs: [1], events: [2] } } as const
    const core = likelihoodRatioTest(TABLE, options)
    expect(drugs).toEqual([{ drug: 'A', criticalValue: core.criticalValues[0], zeroInflation: core.zeroInflation[0] }])
    expect(logLikelihood).toEqual(core.logLikelihood)
  })

  it('tests only some drugs, and takes totals as reports', async () => {
    const totals = 'drug,event,n,drug_total,event_total,total\nA,x,12,40,40,200\nA,y,3,40,40,200\nB,x,20,60,40,200\n'
    const { stdout } = await run(totals, '--drug', 'a', '--format', 'json', '--simulations', '99')
    expect(JSON.parse(stdout)).toMatchObject({ totalRows: 2, definitions: { unit: 'reports', nullModel: 'binomial' } })
    const { stdout: shown } = await run(totals, '--simulations', '99')
    expect(shown).toContain('huang likelihood ratios of reports, 99 binomial tables, seed 1')
  })

  it('compares the drugs of each event when asked to, under names of its own', async () => {
    const pair = 'drug,event,n\nA,x,10\nA,y,8\nB,x,34\nB,y,478\n'
    const ratio = async (...argv: string[]) => {
      const { stdout } = await run(pair, '--simulations', '99', '--format', 'json', ...argv)
      return JSON.parse(stdout)
    }
    const events = await ratio('--drug', 'A')
    expect(events.rows[0]).toMatchObject({ drug: 'A', event: 'x', llr: expect.closeTo(13.2149, 4) })
    const drugs = await ratio('--compare', 'drugs', '--event', 'X')
    expect(drugs.rows).toHaveLength(2)
    expect(drugs.rows[0]).toMatchObject({ drug: 'A', event: 'x', llr_event: expect.closeTo(11.4176, 4) })
    expect(Object.keys(drugs.rows[0])).toContain('p_event_se')
    expect(drugs.definitions).toMatchObject({
      compare: 'drugs',
      llr_event:
        'n·ln(n/expected) + (event_total − n)·ln((event_total − n)/(event_total − expected)) where n > expected, else 0',
      adjustedFor: 'the drugs of an event, not the number of events',
    })
    expect(drugs.events).toMatchObject([{ event: 'x' }])
    expect((await run(pair, '--compare', 'drugs', '--drug', 'A')).stderr).toContain('--drug is not for --compare drugs')
    expect((await run(pair, '--event', 'x')).stderr).toContain('--event is not for --compare events')
  })

  it('gives the same p whatever the order of the rows', async () => {
    const [header = '', ...lines] = CSV.trim().split('\n')
    const p = async (rows: readonly string[], ...argv: string[]) => {
      const { stdout } = await run([header, ...rows].join('\n'), '--simulations', '99', '--format', 'csv', ...argv)
      return stdout.trim().split('\n').sort()
    }
    for (const argv of [[], ['--method', 'zip'], ['--compare', 'drugs']])
      expect(await p([...lines].reverse(), ...argv)).toEqual(await p(lines, ...argv))
  })

  it.each([
    ['drug,event,n\nA,x,0\nA,y,0\nB,x,0\n', [], 1, 'measure/too-little-data'],
    ['drug,event,n\nA,x,3\nB,x,5\n', [], 1, 'measure/too-little-data'],
    ['drug,event,n\nA,x,3\n', [], 1, 'measure/too-little-data'],
    ['drug,event,n\nA,x,3\nA,y,-5\n', [], 1, 'line 3'],
    ['drug,event,n\nA,x,3\nA,y,1.5\n', [], 1, 'measure/invalid-count'],
    ['drug,event,n\nA,x,3\nA,y,Infinity\n', [], 1, 'measure/invalid-count'],
    ['drug,event,n,drug_total,event_total,total\nA,x,3,9,9,20\nA,y,9,9,5,20\n', [], 1, 'line 3'],
    [CSV, ['--drug', 'C'], 1, 'query/unknown-term'],
    [CSV, ['--reference-event', 'C'], 1, 'query/unknown-term'],
    [CSV, ['--reference-drug', 'A', 'Other'], 2, 'No drug is left'],
    [CSV, ['--simulations', '0'], 2, 'simulations'],
    [CSV, ['--seed', '-1'], 2, 'seed'],
    [CSV, ['--alpha', '1'], 2, 'alpha'],
    [CSV, ['--method', 'fisher'], 2, 'huang, poisson, zip'],
    [CSV, ['--store', 'x', '--drug', 'A'], 2, 'either a file or --store'],
  ])('refuses %j %j', async (text, argv, code, said) => {
    const result = await run(text, ...argv)
    expect(result.code).toBe(code)
    expect(result.stderr.replace(/\s+/g, ' ')).toContain(said)
  })

  it('tests the events of a drug of a store by report', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aethersignal-lrt-'))
    try {
      const store = await smallStore(folder)
      const run = async (...argv: string[]) => {
        const { terminal, written } = memoryTerminal()
        return { code: await runCommand(['lrt', '--store', store, ...argv], terminal), ...written }
      }
      const { stdout } = await run('--drug', 'warfarin', '--format', 'json')
      const { rows, definitions } = JSON.parse(stdout)
      // 11 of 100 reports have the event, 8 of them of the 28 with warfarin.
      expect(rows[0]).toMatchObject({ drug: 'WARFARIN', n: 8, expected: expect.closeTo(11 * 0.28, 12) })
      const ratio = 8 * Math.log(8 / 3.08) + 20 * Math.log(20 / 24.92)
      expect(rows[0].llr).toBeCloseTo(ratio, 12)
      expect(rows).toHaveLength(2)
      const within = await run('--compare', 'drugs', '--event', rows[0].event, '--format', 'json')
      const [first] = JSON.parse(within.stdout).rows.filter(({ drug }: { drug: string }) => drug === 'WARFARIN')
      expect(first.llr_event).toBeCloseTo(8 * Math.log(8 / 3.08) + 3 * Math.log(3 / (11 - 3.08)), 12)
      expect((await run('--compare', 'drugs')).code).toBe(2)
      expect(definitions).toMatchObject({ unit: 'reports', nullModel: 'binomial' })
      expect((await run()).code).toBe(2)
      expect((await run('--drug', 'warfarin', '--reference-drug', 'warfarin')).code).toBe(2)
      expect((await run('--drug', 'nothing')).stderr).toContain('query/unknown-term')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
