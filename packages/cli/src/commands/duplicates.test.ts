import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { manifestSchema } from '@aethersignal/model/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { runCommand } from '../run-command.js'
import { withStoreSource } from '../store/with-store-source.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder: string
let store: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-duplicates-'))
  store = join(folder, 'store')
  await mkdir(folder, { recursive: true })
  const lines = ['case_id,drug,event,role,sex,age,event_date,country']
  const add = (id: string, drug: string, event: string, rest: string) => lines.push(`${id},${drug},${event},PS,${rest}`)
  for (let at = 0; at < 60; at++) {
    const day = String(1 + (at % 28)).padStart(2, '0')
    add(
      `C${at}`,
      `DRUG ${at % 20}`,
      `Event ${at % 15}`,
      `${at % 2 ? 'F' : 'M'},${20 + at},2020-0${1 + (at % 9)}-${day},US`,
    )
  }
  // The same case twice, and once more with a blank.
  for (const id of ['X1', 'X2']) add(id, 'RAREMAB', 'Rarosis', 'F,44,2021-03-04,FR')
  add('X3', 'RAREMAB', 'Rarosis', 'F,,2021-03-04,FR')
  const file = join(folder, 'cases.csv')
  await writeFile(file, `${lines.join('\n')}\n`)
  expect(await run('load', file, '--store', store)).toMatchObject({ code: 0 })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(argv, terminal)
  return { code, stdout: written.stdout, stderr: written.stderr }
}

const search = (...options: string[]) => run('duplicates', '--store', store, ...options)

async function reportsCounted(): Promise<number> {
  return withStoreSource(store, {}, undefined, async (source) => (await source.describe()).reports)
}

describe('duplicates', () => {
  it('shows what the exact rule finds and changes nothing', async () => {
    const { code, stdout } = await search()
    expect(code).toBe(0)
    expect(stdout).toContain('Nothing was changed')
    expect(stdout).toMatch(/1 +keep +X2/)
    expect(stdout).toMatch(/1 +remove +X1/)
    expect(stdout).not.toContain('X3')
  })

  it('finds the report with a blank by the hit-miss model, with its evidence', async () => {
    const { code, stdout } = await search('--method', 'hit-miss', '--threshold', '8', '--format', 'json')
    expect(code).toBe(0)
    const found = JSON.parse(stdout) as {
      effect: { reportsRemoved: number }
      blocking: { pairsScored: number }
      rows: { case: string; action: string; evidence: string }[]
    }
    expect(found.effect.reportsRemoved).toBe(2)
    expect(found.blocking.pairsScored).toBeGreaterThanOrEqual(3)
    expect(found.rows.map((row) => row.case).toSorted()).toEqual(['X1', 'X2', 'X3'])
    expect(found.rows.map(({ evidence }) => evidence).join()).toMatch(/RAREMAB agrees \+[0-9.]+/)
  })

  it('writes CSV, and a manifest of the store', async () => {
    const manifest = join(folder, 'manifest.json')
    const { stdout } = await search('--format', 'csv', '--manifest', manifest)
    const written = manifestSchema.parse(JSON.parse(await readFile(manifest, 'utf8')))
    expect(written).toMatchObject({ analysis: 'duplicates', view: {}, request: { method: 'exact' } })
    const { identity } = await withStoreSource(store, {}, undefined, (source) => source.describe())
    expect(written.input).toEqual({ dataset: identity })
    expect(stdout.split('\n')[0]).toBe('cluster,action,source,case,report,like,score,evidence')
    expect(stdout.trim().split('\n')).toHaveLength(3)
  })

  it('leaves duplicates out, follows a file of decisions, and counts every report again', async () => {
    const decisions = join(folder, 'decisions.json')
    const before = await reportsCounted()
    await search('--method', 'hit-miss', '--threshold', '8', '--decisions-out', decisions, '--by', 'A. Reviewer')
    expect(JSON.parse(await readFile(decisions, 'utf8'))).toMatchObject({ clusters: [{ by: 'A. Reviewer' }] })
    expect(await reportsCounted()).toBe(before)
    const applied = await search('--apply', '--decisions', decisions)
    expect(applied.stdout).toContain('2 duplicates are left out')
    expect(await reportsCounted()).toBe(before - 2)
    expect((await search('--undo')).code).toBe(0)
    expect(await reportsCounted()).toBe(before)
    await search('--apply')
    expect(await reportsCounted()).toBe(before - 1)
    await search('--undo')
  })

  it.each([
    [['--decisions', 'x.json'], 2, 'without --apply'],
    [['--apply', '--undo'], 2, 'cannot be used with'],
    [['--apply', '--decisions', 'nowhere.json'], 1, 'cannot be read'],
    [['--method', 'guess'], 2, 'exact'],
  ])('refuses %j', async (options, code, text) => {
    const answer = await search(...options)
    expect(answer.code).toBe(code)
    expect(answer.stderr).toContain(text)
  })
})

it.skipIf(!hasSharedData)(
  'shows twelve women of a lawsuit as a series, and two persons of one day as two',
  async () => {
    const batch = join(folder, 'batch')
    expect(await run('load', sharedData('data/found/duplicates-small.csv'), '--store', batch)).toMatchObject({
      code: 0,
    })
    const { stdout } = await run('duplicates', '--store', batch, '--method', 'hit-miss', '--format', 'json')
    const found = JSON.parse(stdout) as {
      series: unknown
      rows: { case: string; action: string }[]
    }
    expect(found.series).toEqual([
      expect.objectContaining({
        ...{ reports: 12, drugs: ['TAXOTERE'], events: ['Alopecia', 'Emotional distress'], ages: [48, 59] },
      }),
    ])
    const acted = (action: string) => found.rows.filter((row) => row.action === action).map((row) => row.case)
    expect(acted('series')).toHaveLength(12)
    expect(acted('remove').toSorted()).toEqual(['K1', 'K2', 'K3'])
    expect(found.rows.filter((row) => row.case.startsWith('S'))).toEqual([])
  },
)
