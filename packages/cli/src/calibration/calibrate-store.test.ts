import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOnFiles } from '../commands/run-on-files.fixture.js'
import { caseTableStore, signalsOf } from '../store/case-table-store.fixture.js'

let folder = ''
let store = ''
let signals: Awaited<ReturnType<typeof signalsOf>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-calibrate-'))
  store = await caseTableStore(folder)
  signals = await signalsOf(store)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const CONTROLS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `DRUG ${number},Nausea`)
const PAIRS = ['SECOND 1,Headache', 'DRUG 10,Nausea', 'ALPHA,Rash']
const pairsFile = (pairs: readonly string[]) => `drug,event\n${pairs.join('\n')}\n`
const FILES = { 'c.csv': pairsFile(CONTROLS), 'p.csv': pairsFile(PAIRS) }

const calibrate = async (files: Readonly<Record<string, string>>, ...args: string[]) => {
  const { code, stdout, stderr } = await runOnFiles(files, 'calibrate', ...args, '--format', 'json')
  return { code, result: JSON.parse(code === 0 ? stdout : stderr) }
}
const onStore = (files: Readonly<Record<string, string>>, ...args: string[]) =>
  calibrate(files, '--store', store, '--controls', 'c.csv', ...args)

/** A file of estimates, by hand from what signals wrote: the log of the ratio, and the width of its interval. */
function estimates(
  pairs: readonly string[],
  [point, lower, upper]: readonly string[],
  deviate: number,
  scale = Math.log,
) {
  const lines = pairs.map((pair) => {
    const of = (name = '') => Number(signals.get(pair)?.[name] || Number.NaN)
    const logs = [scale(of(point)), (scale(of(upper)) - scale(of(lower))) / (2 * deviate)]
    return [pair, ...logs.map((value) => (Number.isNaN(value) ? '' : value))].join(',')
  })
  return `drug,event,log_rr,se_log_rr\n${lines.join('\n')}\n`
}

describe('calibrate on a store', () => {
  it.each([
    ['ror', ['ror', 'ror025', 'ror975'], 1.959963984540054, Math.log],
    ['prr', ['prr', 'prr025', 'prr975'], 1.959963984540054, Math.log],
    ['ror_ha', ['ror_ha', 'ror_ha025', 'ror_ha975'], 1.959963984540054, Math.log],
    ['ic', ['ic', 'ic025', 'ic975'], 1.959963984540054, (value: number) => value * Math.LN2],
    ['ebgm', ['ebgm', 'eb05', 'eb95'], 1.6448536269514722, Math.log],
  ])('calibrates %s as a file of the estimates of signals', async (measure, columns, deviate, scale) => {
    const { code, result } = await onStore(FILES, '--measure', measure, '--apply', 'p.csv')
    expect(code).toBe(0)
    const files = {
      'c.csv': estimates(CONTROLS, columns, deviate, scale),
      'e.csv': estimates(PAIRS, columns, deviate, scale),
    }
    const file = (await calibrate(files, 'c.csv', '--apply', 'e.csv')).result
    expect(result.null.mean).toBeCloseTo(file.null.mean, 10)
    expect(result.null.controls).toBe(9)
    for (const [at, row] of result.rows.entries()) {
      expect(row.a).toBe(Number(signals.get(PAIRS[at]!)?.['a']))
      for (const [name, value] of Object.entries<string | number | null>(file.rows[at])) {
        if (typeof value === 'number') expect(row[name]).toBeCloseTo(value, 9)
        else expect(row[name]).toBe(value)
      }
    }
    expect(result.definitions).toMatchObject({ measure, unit: 'reports', standardError: expect.any(String) })
  })

  it('calibrates the controls themselves, and tells negative controls from others', async () => {
    const rows = [...CONTROLS.map((pair) => `${pair},1,9`), 'SECOND 1,Headache,0,9', 'OMEGA,Nausea,1,9']
    const files = { 'c.csv': `drug,event,negative,log_rr\n${rows.join('\n')}\n` }
    const manifest = join(folder, 'manifest.json')
    const { result } = await onStore(files, '--measure', 'prr', '--manifest', manifest)
    expect(result.null).toMatchObject({ controls: 9, excluded: 1 })
    expect(result.rows[9]).toMatchObject({ drug: 'SECOND 1', true_log_rr: null, p_leave_one_out: null })
    expect(result.rows[9].p_calibrated).toBeLessThan(0.05)
    expect(result.rows[10]).toMatchObject({ drug: 'OMEGA', a: null, log_rr: null })
    const codes = result.notes.map(({ code, count }: { code: string; count?: number }) => [code, count])
    expect(codes).toEqual(
      expect.arrayContaining([
        ['unknown-pairs', 1],
        ['excluded-controls', 1],
        ['columns-replaced', 1],
      ]),
    )
    const { input, request } = JSON.parse(await readFile(manifest, 'utf8'))
    expect(input).toMatchObject({ dataset: { id: 'default' } })
    expect(request).toMatchObject({ analysis: 'calibration', measure: 'prr', pairs: null })
    expect(request.controls).toHaveLength(11)
    expect(request.controls[9]).toEqual({ drug: 'SECOND 1', event: 'Headache', trueEffect: null })
  })

  it('refuses half a question and controls without pairs', async () => {
    expect((await calibrate({}, '--store', store)).result.code).toBe('usage/invalid')
    expect((await calibrate(FILES, 'c.csv', '--controls', 'c.csv')).result.code).toBe('usage/invalid')
    expect((await onStore(FILES, 'p.csv')).result.code).toBe('usage/invalid')
    const chi2 = ['--store', store, '--controls', 'c.csv', '--measure', 'chi2']
    expect((await runOnFiles(FILES, 'calibrate', ...chi2)).code).toBe(2)
    const unpaired = await onStore({ 'c.csv': 'log_rr,se_log_rr\n0.1,0.2\n' })
    expect(unpaired.result).toMatchObject({ code: 'input/missing-column' })
    const few = await onStore({ 'c.csv': pairsFile(CONTROLS.slice(0, 2)) })
    expect(few.result.code).toBe('measure/too-little-data')
  })
})
