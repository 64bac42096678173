import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { LoadReport } from '@aethersignal/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { type BuiltCommand, buildCommand, runBuilt } from './built-command.js'

const TIMEOUT = 120_000

interface Answer extends LoadReport {
  readonly recognised: readonly { readonly path: string; readonly source: string; readonly reason: string }[]
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[]
}

describe.skipIf(!hasSharedData)('load of a folder with files of every kind', () => {
  let built: BuiltCommand
  let folder = ''
  let answer: Answer

  beforeAll(async () => {
    built = await buildCommand()
    folder = await mkdtemp(join(tmpdir(), 'aethersignal-everything-'))
    const { stdout } = await runBuilt(built.path, [
      ...['load', sharedData('data/ci_small'), '--store', join(folder, 'store'), '--json'],
    ])
    answer = JSON.parse(stdout)
  }, TIMEOUT)
  afterAll(async () => {
    await built?.remove()
    await rm(folder, { recursive: true, force: true })
  })

  const sourceOf = (name: string) => answer.recognised.find(({ path }) => basename(path) === name)?.source
  const reasonOf = (name: string) => answer.leftOut.find(({ path }) => path.endsWith(name))?.reason

  it.each([
    ['faers_ascii_2022Q4.zip', 'faers'],
    ['aers_ascii_2004q1.zip', 'faers'],
    ['demo12q4.txt', 'faers'],
    ['DELETE22Q4.txt', 'faers'],
    ['ADR12Q4.xml', 'faers-xml'],
    ['1_ADR22Q1_example.xml', 'faers-xml'],
    ['FAERS2022Scenario1.xml', 'icsr'],
    ['mixed_validity_e2b.xml', 'icsr'],
    ['2021VAERSDATA.csv', 'vaers'],
    ['2021VAERSVAX.csv', 'vaers'],
    ['Gambling.xlsx', 'faers-dashboard'],
  ])('reads %s as %s', (name, source) => {
    expect(sourceOf(name)).toBe(source)
  })

  it.each([
    ['billion_laughs.xml', 'input/unsafe-xml'],
    ['quadratic_blowup.xml', 'input/unsafe-xml'],
    ['test_xxe.xml', 'input/unsafe-xml'],
    ['R3ack-positive.ack', 'acknowledgement'],
    ['fda_statistics/DEMO22Q4.txt', 'No adapter knows it.'],
    ['rejection_warning_rules.csv', 'No adapter knows it.'],
  ])('leaves out %s: %s', (name, reason) => {
    expect(reasonOf(name)).toContain(reason)
  })

  it('has all 2,946 reports of VAERS, and rows in = loaded + quarantined for every file', () => {
    const vaers = answer.files.find(({ path }) => path.endsWith('2021VAERSDATA.csv'))
    expect(vaers).toMatchObject({ source: 'vaers', loaded: 2946, quarantined: [] })
    for (const file of answer.files) expect(file.rowsIn).toBe(file.loaded + file.quarantined.length)
    expect(new Set(answer.files.map(({ source }) => source)).size).toBeGreaterThanOrEqual(4)
  })

  it('takes the way from rows to cases without losing one', () => {
    const { funnel } = answer
    for (const [at, { reports, removed }] of funnel.entries()) {
      if (at > 0) expect(reports + removed).toBe(funnel[at - 1]!.reports)
    }
    const cases = answer.files.filter(({ table }) => table === 'demo' || table === 'icsr' || table === 'cases')
    expect(funnel[0]!.reports).toBeGreaterThanOrEqual(cases.reduce((sum, { loaded }) => sum + loaded, 0))
  })

  it('changes nothing when it is loaded again', { timeout: TIMEOUT }, async () => {
    const { stdout, code } = await runBuilt(built.path, [
      ...['load', sharedData('data/ci_small'), '--store', join(folder, 'store'), '--json'],
    ])
    const again: Answer = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(again.funnel).toEqual(answer.funnel)
    expect(new Set(again.parts.map(({ change }) => change))).toEqual(new Set(['unchanged']))
  })
})
