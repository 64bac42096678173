import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOnFiles } from '../commands/run-on-files.fixture.js'
import { caseTableStore, signalsOf } from '../store/case-table-store.fixture.js'
import { smallStore } from '../store/small-store.fixture.js'

let folder = ''
let store = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-evaluate-'))
  store = await caseTableStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const POSITIVES = ['ALPHA,Rash', 'SECOND 1,Headache', 'SECOND 2,Headache']
const NEGATIVES = ['DRUG 1', 'DRUG 2', 'DRUG 3', 'DRUG 4', 'DRUG 5', 'ALPHA'].map((drug) => `${drug},Nausea`)
const labelled = (of: (pair: string) => string) =>
  [...POSITIVES.map((pair) => `${of(pair)},1`), ...NEGATIVES.map((pair) => `${of(pair)},0`)].join('\n')
const set = (...more: string[]) => ({
  'set.csv': `drug,event,label\n${[labelled((pair) => pair), ...more].join('\n')}\n`,
})

const evaluate = async (files: Readonly<Record<string, string>>, ...args: string[]) => {
  const { code, stdout, stderr } = await runOnFiles(files, 'evaluate', ...args, '--format', 'json')
  return { code, result: JSON.parse(code === 0 ? stdout : stderr) }
}
const onStore = (files: Readonly<Record<string, string>>, ...args: string[]) =>
  evaluate(files, '--store', store, '--reference', 'set.csv', ...args)

describe('evaluate on a store', () => {
  it('judges the scores that signals gives', async () => {
    const { code, result } = await onStore(set(), '--top', '3')
    expect(code).toBe(0)
    const names = ['eb05', 'ic025', 'ror025', 'prr025']
    expect(result.rows.map(({ score }: { score: string }) => score)).toEqual(names)
    const signals = await signalsOf(store)
    const scores = labelled((pair) => names.map((name) => signals.get(pair)?.[name] ?? '').join(','))
    const file = { 's.csv': `${names.join(',')},label\n${scores}\n` }
    // ALPHA with Nausea has no reports: a score of EBGM and IC, none of PRR and ROR. `signals` does not list it.
    const fromFile = (await evaluate(file, 's.csv', '--top', '3', '--scores', 'prr025,ror025')).result
    expect(result.rows.slice(2)).toEqual(fromFile.rows)
    expect(result.rows[0]).toMatchObject({ positives: 3, negatives: 6, undefined: 0, auc: 1, precision_top3: 1 })
    expect(result.comparisons).toHaveLength(6)
    expect(result.definitions).toMatchObject({ unit: 'reports', reports: 3000, prior: { p: expect.any(Number) } })
  })

  it('takes conditions, roles and zero cells as signals does', async () => {
    const women = await signalsOf(store, '--sex', 'F')
    const { result } = await onStore(set(), '--scores', 'a,ror', '--sex', 'F', '--zero-cells', 'haldane')
    const file = { 's.csv': `a,label\n${labelled((pair) => women.get(pair)?.['a'] ?? '0')}\n` }
    expect(result.rows[0]).toEqual((await evaluate(file, 's.csv')).result.rows[0])
    // ½ in every cell: also the pair without reports, and ALPHA, which never comes without Rash, have a ratio.
    expect(result.rows[1]).toMatchObject({ score: 'ror', undefined: 0 })
    expect(result.definitions).toMatchObject({ zeroCells: 'haldane' })
    const alone = await onStore(set(), '--scores', 'ror', '--role', 'C')
    expect(alone.result.code).toBe('measure/too-little-data')
  })

  it('finds names in any case, and counts pairs of names that are not there', async () => {
    const manifest = join(folder, 'manifest.json')
    const more = ['alpha,RASH,1', 'OMEGA,Rash,1', 'ALPHA,Gout,0']
    const { result } = await onStore(set(...more), '--scores', 'ic', '--manifest', manifest)
    expect(result.rows[0]).toMatchObject({ positives: 5, negatives: 7, undefined: 2 })
    const notes = result.notes.map(({ code, count }: { code: string; count: number }) => [code, count])
    expect(notes).toEqual([
      ['unknown-pairs', 2],
      ['undefined-scores', 2],
    ])
    expect(result.notes[0].message).toContain('OMEGA with Rash')
    const { input, request } = JSON.parse(await readFile(manifest, 'utf8'))
    expect(input).toMatchObject({ dataset: { id: 'default' } })
    expect(request).toMatchObject({ analysis: 'evaluation', scores: ['ic'] })
    expect(request.controls).toHaveLength(12)
    expect(request.controls[0]).toEqual({ drug: 'ALPHA', event: 'Rash', positive: true })
  })

  it.each([
    [['--scores', 'fisher_two_p'], 2, 'usage/invalid'],
    [['--scores', 'nothing'], 2, 'usage/invalid'],
    [['set.csv'], 2, 'usage/invalid'],
  ])('refuses %j', async (args, exit, code) => {
    const refused = await onStore(set(), ...args)
    expect([refused.code, refused.result.code]).toEqual([exit, code])
  })

  it('refuses a set without labels, a store alone and a prior of too few pairs', async () => {
    const unlabelled = await onStore({ 'set.csv': 'drug,event\nALPHA,Rash\n' })
    expect(unlabelled.result.code).toBe('input/missing-column')
    expect((await evaluate({}, '--store', store)).code).toBe(2)
    expect((await evaluate(set(), 'set.csv', '--reference', 'set.csv')).code).toBe(2)
    const small = await smallStore(join(folder, 'small'))
    const files = { 'set.csv': 'drug,event,label\nWARFARIN,Haemorrhage,1\nPARACETAMOL,Haemorrhage,0\n' }
    const few = await evaluate(files, '--store', small, '--reference', 'set.csv')
    expect(few.result).toMatchObject({ code: 'measure/too-little-data', remedy: expect.stringContaining('measures') })
  })
})
