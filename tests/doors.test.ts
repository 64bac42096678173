import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../packages/cli/src/run-command.js'
import { memoryTerminal } from '../packages/cli/src/terminal.fixture.js'
import type { AnalysisName, AnalysisRequest, AnalysisResult } from '../packages/model/src/index.js'
import { analysisExamples } from './analysis-examples.fixture.js'
import { doorCases, readDoorCases } from './door-cases.fixture.js'
import { type Doors, openDoors, plain } from './open-doors.fixture.js'

let folder: string
let opened: Doors
let doors: Doors['sources']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-doors-'))
  opened = await openDoors(readDoorCases, folder)
  doors = opened.sources
})

afterAll(async () => {
  await opened.close()
  await rm(folder, { recursive: true, force: true })
})

/** The data hold neither commas nor quotes. */
const rowsOf = (csv: string) =>
  csv
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))

const examples = Object.entries(analysisExamples) as [AnalysisName, (typeof analysisExamples)[AnalysisName]][]
/** The first example of each analysis once more, with drugs counted at another level. */
const atLevels = examples.flatMap(([name, [first]], at) => {
  if (first === undefined) return []
  const drugLevel = at % 3 === 0 ? ('written' as const) : ('substance' as const)
  const request = { ...first.request, drugLevel }
  return [{ ...first, name, at: drugLevel, request, argv: [...first.argv, '--drug-level', drugLevel] }]
})
const each = [...examples.flatMap(([name, list]) => list.map((example, at) => ({ name, at, ...example }))), ...atLevels]

describe('every analysis gives the same through every door', () => {
  it.each(each)('$name $at, and by replay of its manifest', async ({ name, request, argv, files = {} }) => {
    const asked: AnalysisRequest = request
    const results = new Map<string, AnalysisResult>()
    for (const [door, source] of doors) {
      await source.describe()
      // What a source cannot do it says beforehand.
      if (source.capabilities.analyses.includes(name)) results.set(door, await source.analyse(asked))
      else
        await expect(source.analyse(asked)).rejects.toMatchObject({ code: expect.stringMatching(/unsupported|found/) })
    }
    const reference = results.get('store')!
    expect(reference.totalRows).toBeGreaterThan(0)
    expect(reference.manifest.view?.countedDrugs?.level, 'level in the manifest').toBe(
      asked.drugLevel === 'ingredient' ? undefined : asked.drugLevel,
    )
    for (const [door, result] of results) expect(plain(result), door).toEqual(plain(reference))

    const { terminal, written } = memoryTerminal()
    const manifest = join(folder, 'manifest.json')
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
    const given = argv.map((word) => (Object.hasOwn(files, word) ? join(folder, word) : word))
    const command = [...given, '--store', opened.store, '--format', 'csv', '--manifest', manifest]
    expect(await runCommand(command, terminal), written.stderr).toBe(0)
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toEqual(reference.manifest)
    const again = memoryTerminal()
    expect(await runCommand(['replay', manifest, '--store', opened.store], again.terminal), again.written.stderr).toBe(
      0,
    )
    expect(again.written.stdout, 'replayed').toBe(written.stdout)
    const [header = [], ...rows] = rowsOf(written.stdout)
    const { columns } = plain(reference).table
    expect(header).toEqual(columns.map((column) => column.name))
    expect(rows).toEqual(
      Array.from({ length: reference.totalRows }, (_, row) =>
        columns.map(({ values }) => (values[row] === null ? '' : String(values[row]))),
      ),
    )
  })

  it.each(each.filter(({ at }) => at === 0))('$name in pages', async ({ request }) => {
    const source = doors.get('HTTP')!
    const whole = plain(await source.analyse(request))
    const page = plain(await source.analyse({ ...request, page: { offset: 1, limit: 2 } } as AnalysisRequest))
    expect(page.table.columns.map(({ values }) => values)).toEqual(
      whole.table.columns.map(({ values }) => values.slice(1, 3)),
    )
    expect([page.offset, page.totalRows]).toEqual([1, whole.totalRows])
    expect(page.manifest).toEqual(whole.manifest)
  })
})

describe('a country in any spelling asks the same through every door', () => {
  it.each(['us', 'USA', 'United States', 'US - United States'])('%s', async (spelling) => {
    for (const [door, source] of doors) {
      const asked = (country: string) => ({ where: { field: 'country', in: [country] } }) as const
      const [table, expected] = [await source.run(asked(spelling)), await source.run(asked('US'))]
      // Of 200 reports every seventh is from France.
      expect([table.reports, (await source.cases(asked(spelling), { limit: 1 })).total], door).toEqual([171, 171])
      expect(table.manifest, door).toEqual(expected.manifest)
      expect(table.manifest.request.where, door).toEqual(asked('US').where)
      expect(table.notes, door).toEqual(expected.notes)
      const analyse = (country: string) => source.analyse({ analysis: 'strata', by: 'sex', ...asked(country) })
      const [result, reference] = [await analyse(spelling), await analyse('US')]
      expect(result.manifest, door).toEqual(reference.manifest)
      expect(plain(result).table, door).toEqual(plain(reference).table)
    }
  })
})

describe('a substance in several salts counts once through every door', () => {
  /** The reports that have the drug as suspect, in any salt, gone through by hand. */
  const withMetformin = () => {
    const [, ...lines] = doorCases().trim().split('\n')
    const found = new Map<string, Set<string>>()
    for (const line of lines) {
      const [id = '', drug = '', event = '', role = ''] = line.split(',')
      if (drug.startsWith('METFORMIN') && role !== 'C') found.set(id, (found.get(id) ?? new Set()).add(event))
    }
    return found
  }

  it('in the ranking, a pair, its reports and what is suggested', async () => {
    const reports = withMetformin()
    const nauseous = [...reports.values()].filter((events) => events.has('Nausea')).length
    const asked = { roles: ['PS', 'I'], drugLevel: 'substance' } as const
    for (const [door, source] of doors) {
      const table = await source.run({ minCount: 1, ...asked })
      const named = Array.from({ length: table.rows }, (_, row) => table.drug[row]!)
      expect(
        named.filter((name) => name.startsWith('METFORMIN')).every((name) => name === 'METFORMIN'),
        door,
      ).toBe(true)
      const pair = { drug: 'METFORMIN', event: 'Nausea' }
      const { table: cells } = await source.pair(pair, asked)
      expect([cells.a, cells.a + cells.b], door).toEqual([nauseous, reports.size])
      const page = await source.cases({ ...pair, ...asked }, { limit: 1 })
      expect([page.total, page.cases[0]!.drugs.some(({ name }) => name === 'METFORMIN')], door).toEqual([
        nauseous,
        true,
      ])
      const suggested = await source.suggest('drug', 'metf', { drugLevel: 'substance' })
      expect(
        suggested.map(({ name }) => name),
        door,
      ).toEqual(['METFORMIN'])
      // As published the salts are two drugs, and the pair tells how many reports stand under the other.
      const { table: published, notes } = await source.pair(pair, { roles: ['PS', 'I'] })
      expect(published.a + published.b, door).toBeLessThan(reports.size)
      expect(notes.find(({ code }) => code === 'other-names-of-substance')?.count, door).toBe(
        reports.size - published.a - published.b,
      )
    }
  })
})
