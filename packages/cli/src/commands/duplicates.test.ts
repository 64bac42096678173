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
  return withStoreSource(store, {}, {}, async (source) => (await source.describe()).reports)
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
    const { identity } = await withStoreSource(store, {}, {}, (source) => source.describe())
    expect(written.input).toEqual({ dataset: identity })
    expect(written).toMatchObject({
      request: {
        drugNames: { level: 'substance', dictionaries: [] },
        parameters: { keep: 'most-complete' },
        pairs: false,
      },
    })
    expect(stdout.split('\n')[0]).toBe(
      'cluster,action,series,source,case,report,event_date,age,sex,country,drugs,events,like,score,bits_event_date,bits_age,bits_sex,bits_country,bits_drugs,bits_events,bits_narrative,evidence',
    )
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

  it('says what each field adds, in the table and by name in JSON', async () => {
    const hitMiss = ['--method', 'hit-miss', '--threshold', '8']
    const { stdout: table } = await search(...hitMiss)
    expect(table).toMatch(/score +bits_event_date +bits_age/)
    const { rows, links } = JSON.parse((await search(...hitMiss, '--format', 'json')).stdout) as {
      rows: Record<string, unknown>[]
      links: { one: string; other: string; score: number; evidence: { field: string; name?: string; bits: number }[] }[]
    }
    const removed = rows.find((row) => row['action'] === 'remove')!
    const bits = Object.entries(removed).filter(([name, value]) => name.startsWith('bits_') && value !== null)
    expect(bits).toHaveLength(6)
    const sum = bits.reduce((total, [, value]) => total + (value as number), 0)
    expect(sum).toBeCloseTo(removed['score'] as number, 9)
    expect(removed).toMatchObject({ drugs: 'RAREMAB', events: 'Rarosis', sex: 'F', event_date: '2021-03-04' })
    expect(links[0]!.evidence).toContainEqual(expect.objectContaining({ field: 'drug', name: 'RAREMAB' }))
  })

  it('finds a brand beside its generic by a dictionary, and not under the names as loaded', async () => {
    const brands = join(folder, 'brands')
    const file = join(folder, 'brands.csv')
    const lines = ['case_id,drug,event,role,sex,age,event_date,country']
    const person = 'PS,F,44,2021-03-04,FR'
    lines.push(`A,HUMIRA,Rash,${person}`, `B,ADALIMUMAB,Rash,${person}`, `C,ADALIMUMAB-ADAZ,Rash,${person}`)
    await writeFile(file, `${lines.join('\n')}\n`)
    const dictionary = join(folder, 'dictionary.csv')
    await writeFile(dictionary, 'written,names\nHUMIRA,ADALIMUMAB\n')
    await run('load', file, '--store', brands)
    const removed = async (...options: string[]) => {
      const { stdout } = await run('duplicates', '--store', brands, '--format', 'json', ...options)
      return (JSON.parse(stdout) as { effect: { reportsRemoved: number } }).effect.reportsRemoved
    }
    expect(await removed('--names-as-loaded')).toBe(0)
    expect(await removed('--dictionary', dictionary)).toBe(2)
    const manifest = join(folder, 'brands.json')
    await run('duplicates', '--store', brands, '--dictionary', dictionary, '--manifest', manifest)
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toMatchObject({
      view: {},
      request: { drugNames: { level: 'substance', dictionaries: [{ title: 'dictionary.csv' }] } },
    })
  })

  it('follows decisions about pairs, and refuses those that contradict each other', async () => {
    const pairs = join(folder, 'pairs.csv')
    const decide = async (...rows: string[]) => {
      await writeFile(pairs, `case_a,case_b,decision\n${rows.join('\n')}\n`)
      return search('--pairs', pairs, '--format', 'json')
    }
    const merged = JSON.parse((await decide('X1,X2,never', 'C1,C2,always', 'C1,C3,', 'C9,NOWHERE,always')).stdout) as {
      rows: { case: string; evidence: string }[]
    }
    expect(merged.rows.map((row) => row.case).toSorted()).toEqual(['C1', 'C2'])
    expect(merged.rows[1]!.evidence).toMatch(/^decided; eventDate differs/)
    expect((await decide('C9,NOWHERE,always')).stderr).toContain('NOWHERE')
    const refused = await decide('X1,X2,never', 'X1,X3,always', 'X3,X2,always')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('input/contradictory-decisions')
    expect(refused.stderr).toContain('line 2')
    expect((await decide('X1,X2,perhaps')).stderr).toContain('input/invalid-row')
  })

  it('draws pairs to judge without saying what it made of them, and reads the judged list back', async () => {
    const sample = join(folder, 'sample.csv')
    const hitMiss = ['--method', 'hit-miss', '--threshold', '8', '--sample', '3', '--format', 'csv']
    const drawn = await search(...hitMiss, '--seed', '5', '--out', sample)
    expect(drawn.code).toBe(0)
    const text = await readFile(sample, 'utf8')
    const [header, ...rows] = text.trim().split('\n')
    expect(header).toBe(
      'case_a,case_b,decision,event_date_a,event_date_b,age_a,age_b,sex_a,sex_b,country_a,country_b,drugs_a,drugs_b,events_a,events_b',
    )
    expect(rows).toHaveLength(3)
    expect((await search(...hitMiss, '--seed', '5')).stdout).toBe(text)
    expect((await search(...hitMiss, '--seed', '6')).stdout).not.toBe(text)
    await writeFile(
      sample,
      [header, ...rows.map((row, at) => row.replace(',,', `,${['always', 'never', ''][at]},`))].join('\n'),
    )
    const judged = await run('duplicates', '--judged', sample)
    // Wilson's interval of 1 in 2 is 0.0945 to 0.9055.
    expect(judged.stdout).toBe(
      '1 of 2 judged pairs are one case: precision 0.500, 95 % interval 0.095 to 0.905 (Wilson). 1 are open: 0.333 if all of them are two cases, 0.667 if all are one.\n--pairs follows the same decisions in a search.\n',
    )
  })

  it('lists the pairs that merging changes, and the rule they cross', async () => {
    // IC025 = log₂(3.5 / (9/63 + ½)) − 3.3 / √3.5 − 2 / 3.5^1.5 is 0.4 before; with 2 of 62 it is −0.4 (Norén et al. 2013).
    const { stdout } = await search('--show', 'changes', '--rule', 'umc', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ rule: 'umc', lost: 1, gained: 0, effect: { pairsChanged: 1 } },
      rows: [{ drug: 'RAREMAB', event: 'Rarosis', count_before: 3, count_after: 2, crossed: 'lost' }],
    })
  })

  it.each([
    [[], 2, '--store is missing'],
    [['--sample', '3', '--apply'], 2, '--sample'],
    [['--decisions', 'x.json'], 2, 'without --apply'],
    [['--apply', '--undo'], 2, 'cannot be used with'],
    [['--apply', '--decisions', 'nowhere.json'], 1, 'cannot be read'],
    [['--method', 'guess'], 2, 'exact'],
  ])('refuses %j', async (options, code, text) => {
    const answer = options.length === 0 ? await run('duplicates') : await search(...options)
    expect(answer.code).toBe(code)
    expect(answer.stderr).toContain(text)
  })
})

it.skipIf(!hasSharedData)(
  'shows twelve women of a lawsuit as a series, two persons of one day as two, and a brand and its substance as one',
  async () => {
    const batch = join(folder, 'batch')
    expect(await run('load', sharedData('data/found/duplicates-small.csv'), '--store', batch)).toMatchObject({
      code: 0,
    })
    const searched = async (...options: string[]) => {
      const words = ['--store', batch, '--method', 'hit-miss', '--format', 'json', ...options]
      const found = JSON.parse((await run('duplicates', ...words)).stdout) as {
        series: { reports: number; name: string }[]
        rows: { case: string; action: string }[]
      }
      const acted = (action: string) => found.rows.filter((row) => row.action === action).map((row) => row.case)
      return { series: found.series, acted }
    }
    for (const [options, sizes] of [
      [[], [12, 16]],
      [['--names-as-loaded'], [12]],
    ] as const) {
      const { series, acted } = await searched(...options)
      const names = series.map(({ name }) => name)
      expect(series.map(({ reports }) => reports).toSorted(), names.join('; ')).toEqual(sizes)
      // As a substance the drug of the lawsuit is common, and no two of its twelve clients are like each other.
      expect(series.find(({ reports }) => reports === 12)).toMatchObject({
        ...{ events: ['Alopecia', 'Emotional distress'], ages: [48, 59], sex: 'F', kind: 'campaign' },
        name: expect.stringContaining('F; ages 48 to 59; US; events 2015'),
      })
      expect(acted('series').filter((one) => one.startsWith('L'))).toHaveLength(12)
      expect(acted('remove').some((one) => one.startsWith('L'))).toBe(false)
      expect(acted('remove')).toEqual(expect.arrayContaining(['K1', 'K2', 'K3']))
    }
    const { acted, series } = await searched()
    // Another, which nobody planted: sixteen reports of one substance, under two names, with what a form asks for.
    expect(series.map(({ name }) => name).join()).toContain('RANITIDINE × ')
    const planted = (action: string) => acted(action).filter((one) => /^[BKLS]/.test(one))
    expect(planted('remove').toSorted()).toEqual(['B1', 'K1', 'K2', 'K3'])
    expect(planted('keep').toSorted()).toEqual(['B2', 'K4'])
  },
)
