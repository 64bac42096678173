import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeGrouping } from '../packages/cli/src/events/store-grouping.js'
import { drugGrouping } from '../packages/cli/src/groups/drug-grouping.js'
import { runCommand } from '../packages/cli/src/run-command.js'
import { memoryTerminal } from '../packages/cli/src/terminal.fixture.js'
import { memorySource, restrictSource } from '../packages/engine/src/index.js'
import type { AnalysisName, AnalysisResult } from '../packages/model/src/index.js'
import { csvAdapter } from '../packages/tables/src/index.js'
import { nameGrouping, readTermGroups } from '../packages/vocabulary/src/index.js'
import { analysisExamples } from './analysis-examples.fixture.js'
import { doorCases, readDoorCases } from './door-cases.fixture.js'
import { type Doors, openDoors, plain } from './open-doors.fixture.js'

/** Groups called as the drugs and events that the examples of the analyses name, so that these are asked of groups. */
const DRUGS: Readonly<Record<string, readonly string[]>> = {
  WARFARIN: ['Warfarin', 'Fluconazole'],
  ASPIRIN: ['ASPIRIN', 'Aspirine'],
  FLUCONAZOLE: ['fluconazole'],
  METFORMIN: ['metformin', 'fluconazole'],
  PARACETAMOL: ['Paracetamol', 'metformin'],
}
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  Haemorrhage: ['Haemorrhage', 'Nausea'],
  Nausea: ['nausea', 'Nausae'],
  Rash: ['RASH'],
  Headache: ['headache', 'rash'],
}
const UNKNOWN = [
  { of: 'drug', group: 'ASPIRIN', term: 'Aspirine', near: ['ASPIRIN'] },
  { of: 'event', group: 'Nausea', term: 'Nausae', near: ['Nausea'] },
]

let folder: string
let doors: Doors
let flags: readonly string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-groups-'))
  const [drugs, events] = [join(folder, 'drugs.json'), join(folder, 'events.csv')]
  await writeFile(drugs, JSON.stringify(DRUGS))
  const rows = Object.entries(EVENTS).flatMap(([group, terms]) => terms.map((term) => `${group},${term}`))
  await writeFile(events, `group,term\n${rows.join('\n')}\n`)
  flags = ['--drug-groups', drugs, '--event-groups', events]
  doors = await openDoors(readDoorCases, folder, {
    drugGroups: await drugGrouping({ drugGroups: [drugs] }),
    eventGroups: await storeGrouping({ eventGroups: [events] }),
  })
})
afterAll(async () => {
  await doors.close()
  await rm(folder, { recursive: true, force: true })
})

/** The reports, gone through by hand: the drugs with their roles, and the events. */
function reports() {
  const [, ...lines] = doorCases().trim().split('\n')
  const found = new Map<string, { drugs: [name: string, role: string][]; events: Set<string>; sex: string }>()
  for (const line of lines) {
    const [id = '', drug = '', event = '', role = '', sex = ''] = line.split(',')
    const report = found.get(id) ?? { drugs: [], events: new Set<string>(), sex }
    report.drugs.push([drug, role])
    report.events.add(event)
    found.set(id, report)
  }
  return [...found.values()]
}
const within = (names: readonly string[] = [], name: string) =>
  names.some((one) => one.toUpperCase() === name.toUpperCase())

const each = Object.entries(analysisExamples).flatMap(([name, [example]]) =>
  example === undefined ? [] : [{ name: name as AnalysisName, ...example }],
)

describe('groups through every door', () => {
  it('count the union of the reports of their members, in their roles, and leave N as it is', async () => {
    const all = reports().filter(({ drugs }) => drugs.some(([, role]) => role === 'PS' || role === 'I'))
    for (const [door, source] of doors.sources) {
      const table = await source.run({ minCount: 1, measures: ['prr'], roles: ['PS', 'I'] })
      const found = Array.from({ length: table.rows }, (_, row) => [
        table.drug[row],
        table.event[row],
        table.columns.a![row],
      ])
      const expected = Object.entries(DRUGS).flatMap(([group, members]) =>
        Object.entries(EVENTS).flatMap(([event, terms]) => {
          const a = all.filter(
            ({ drugs, events }) =>
              drugs.some(([name, role]) => role !== 'C' && within(members, name)) &&
              [...events].some((term) => within(terms, term)),
          ).length
          return a === 0 ? [] : [[group, event, a]]
        }),
      )
      expect(found.sort(), door).toEqual(expected.sort())
      expect([table.reports, table.drugs, table.events], door).toEqual([all.length, 5, 4])
      const terms = table.notes.filter(({ code }) => code === 'unknown-group-term')
      expect(
        terms.map(({ params }) => params),
        door,
      ).toEqual(UNKNOWN)
      expect(table.manifest.definitions.unknownTerms, door).toEqual(UNKNOWN)
      expect(table.manifest.view.drugGroups?.groups, door).toMatchObject([{ title: 'drugs.json' }])
      expect(table.manifest.view, door).toEqual(
        (await doors.sources.get('store')!.run({ minCount: 1, roles: ['PS', 'I'] })).manifest.view,
      )
    }
  })

  it('are what cases, pairs, filters and suggestions are asked for, and cases show their members', async () => {
    const where = { field: 'drug', in: ['METFORMIN'] } as const
    const expected = reports().filter(
      ({ drugs, events }) =>
        drugs.some(([name, role]) => role === 'PS' && within(DRUGS['WARFARIN'], name)) &&
        drugs.some(([name]) => within(DRUGS['METFORMIN'], name)) &&
        [...events].some((term) => within(EVENTS['Haemorrhage'], term)),
    )
    for (const [door, source] of doors.sources) {
      const query = { drug: 'WARFARIN', event: 'haemorrhage', where }
      const page = await source.cases(query, { limit: 100 })
      expect(page.total, door).toBe(expected.length)
      expect(new Set(page.cases.flatMap(({ events }) => events)), door).toEqual(new Set(['Haemorrhage', 'Nausea']))
      expect(new Set(page.cases.flatMap(({ drugs }) => drugs.map(({ name }) => name))), door).toContain('FLUCONAZOLE')
      const profile = await source.pair({ drug: 'warfarin', event: 'Haemorrhage' }, { where })
      expect([profile.table.a, profile.notes[0]?.code], door).toEqual([expected.length, 'unknown-group-term'])
      expect(
        (await source.suggest('drug', 'flu')).map(({ name }) => name),
        door,
      ).toEqual(['FLUCONAZOLE'])
      await expect(source.suggest('country', 'para'), door).resolves.toEqual([])
    }
  })

  it.each(each)('$name', async ({ name, request, argv, files = {} }) => {
    const results = new Map<string, AnalysisResult>()
    for (const [door, source] of doors.sources) {
      await source.describe()
      if (source.capabilities.analyses.includes(name)) results.set(door, await source.analyse(request))
    }
    const reference = results.get('store')!
    for (const [door, result] of results) expect(plain(result), door).toEqual(plain(reference))
    expect(reference.notes.filter(({ code }) => code === 'unknown-group-term')).toHaveLength(2)
    const { terminal, written } = memoryTerminal()
    const manifest = join(folder, 'manifest.json')
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
    const given = argv.map((word) => (Object.hasOwn(files, word) ? join(folder, word) : word))
    const command = [...given, '--store', doors.store, ...flags, '--format', 'csv', '--manifest', manifest]
    expect(await runCommand(command, terminal), written.stderr).toBe(0)
    expect(written.stderr).toContain('No report carries “Aspirine” of the group ASPIRIN; did you mean ASPIRIN?')
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toEqual(reference.manifest)
  })
})

describe('a restricted source of groups', () => {
  it('tells near names, and what is not known, from visible reports alone', async () => {
    const men = { field: 'sex', in: ['M'] } as const
    const onlyMen = { not: { field: 'event', in: ['Nausea'] } } as const
    for (const door of ['memory', 'store']) {
      const source = restrictSource(doors.sources.get(door)!, { and: [men, onlyMen] })
      const { notes, reports: total } = await source.run({ minCount: 1 })
      // Without the reports of nausea, nobody is told that there is such a term.
      const terms = notes.filter(({ code }) => code === 'unknown-group-term').map(({ params }) => params)
      expect(terms, door).toEqual([
        UNKNOWN[0],
        { of: 'event', group: 'Haemorrhage', term: 'Nausea', near: [] },
        { of: 'event', group: 'Nausea', term: 'nausea', near: [] },
        { of: 'event', group: 'Nausea', term: 'Nausae', near: [] },
      ])
      const visible = reports().filter(({ sex, events }) => sex === 'M' && !events.has('Nausea'))
      expect(total, door).toBe(visible.filter(({ drugs }) => drugs.some(([, role]) => role !== 'C')).length)
    }
  })
})

describe('any reports with salts, in any groups', () => {
  const SALTS: Readonly<Record<string, readonly string[]>> = {
    WARFARIN: ['WARFARIN', 'WARFARIN SODIUM'],
    METFORMIN: ['METFORMIN', 'METFORMIN HYDROCHLORIDE'],
    ASPIRIN: ['ASPIRIN'],
  }
  const names = Object.keys(SALTS)
  const drug = fc
    .tuple(fc.constantFrom(...names), fc.nat({ max: 1 }), fc.constantFrom('PS', 'SS', 'C'))
    .map(([substance, at, role]) => ({ substance, name: SALTS[substance]!.at(-at)!, role }))
  const report = fc.record({
    sex: fc.constantFrom('F', 'M'),
    drugs: fc.array(drug, { minLength: 1, maxLength: 3 }),
    event: fc.constantFrom('Nausea', 'Rash'),
  })
  const groups = fc.array(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), { minLength: 1, maxLength: 3 })

  it('count at substance level the visible reports of their members, gone through by hand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 12 }), groups, async (all, lists) => {
        const rows = all.flatMap(({ sex, drugs, event }, id) =>
          drugs.map(({ name, role }) => [`${id}`, name, event, role, sex].join(',')),
        )
        const stream = () => new Blob([`case_id,drug,event,role,sex\n${rows.join('\n')}\n`]).stream()
        const named = Object.fromEntries(lists.map((members, at) => [`Group ${at}`, members]))
        const drugGroups = nameGrouping(
          { grouper: 'test', groups: [], atc: null },
          { groups: readTermGroups(JSON.stringify(named), 'drug') },
        )
        const source = await memorySource(csvAdapter.read([{ name: 'cases.csv', stream }]), {
          ...{ title: 'Any', drugGroups },
        })
        for (const sex of ['F', null] as const) {
          const shown = sex === null ? source : restrictSource(source, { field: 'sex', in: [sex] })
          const visible = all.filter((one) => sex === null || one.sex === sex)
          const suspect = ({ role }: { role: string }) => role !== 'C'
          const universe = visible.filter(({ drugs }) => drugs.some(suspect))
          const expected = Object.entries(named).flatMap(([group, members]) =>
            ['Nausea', 'Rash'].flatMap((event) => {
              const exposed = universe.filter(({ drugs }) =>
                drugs.some((one) => suspect(one) && members.includes(one.substance)),
              )
              const a = exposed.filter((one) => one.event === event).length
              const c = universe.filter((one) => one.event === event).length - a
              return a === 0 ? [] : [[group, event, a, exposed.length - a, c]]
            }),
          )
          const table = await shown.run({ minCount: 1, roles: ['PS', 'SS'], drugLevel: 'substance' })
          expect(table.reports).toBe(universe.length)
          const cells = Array.from({ length: table.rows }, (_, row) => [
            ...[table.drug[row], table.event[row]],
            ...(['a', 'b', 'c'] as const).map((column) => table.columns[column]![row]),
          ])
          expect(cells.sort()).toEqual(expected.sort())
        }
        await source.close()
      }),
      { numRuns: 50, seed: 5 },
    )
  })
})
