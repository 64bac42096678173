import { openAsBlob } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../packages/cli/src/run-command.js'
import { memoryTerminal } from '../packages/cli/src/terminal.fixture.js'
import { faersAdapter } from '../packages/faers/src/index.js'
import { AetherError, type AnalysisName, type AnalysisRequest } from '../packages/model/src/index.js'
import { vaersAdapter } from '../packages/tables/src/index.js'
import { analysisExamples } from './analysis-examples.fixture.js'
import { type Doors, openDoors, plain } from './open-doors.fixture.js'
import { hasSharedData, sharedData } from './shared-data.js'

const vaers = ['DATA', 'VAX', 'SYMPTOMS'].map((table) =>
  sharedData(`data/ci_small/vaers_2021jan/2021VAERS${table}.csv`),
)

const SLICES = {
  'a quarter of FAERS': async () => () =>
    faersAdapter.read([sharedData('data/ci_small/faers_quarters/faers_ascii_2022Q4.zip')]),
  'a month of VAERS': async () => {
    const files = await Promise.all(vaers.map(async (path) => ({ name: basename(path), blob: await openAsBlob(path) })))
    return () => vaersAdapter.read(files.map(({ name, blob }) => ({ name, stream: () => blob.stream() })))
  },
}

const EXAMPLE_DRUGS = ['WARFARIN', 'ASPIRIN', 'FLUCONAZOLE', 'METFORMIN', 'PARACETAMOL']
const EXAMPLE_EVENTS = ['Haemorrhage', 'Nausea', 'Rash', 'Headache']
/** Names that need no quotes in the files that commands read. */
const PLAIN = /^[A-Za-z][A-Za-z0-9 ()-]*$/

/** For the names of the examples those of the data that are reported together most. */
async function namesOf({ sources }: Doors): Promise<ReadonlyMap<string, string>> {
  const table = await sources.get('memory')!.run({
    minCount: 1,
    measures: [],
    sort: { by: 'a', direction: 'descending' },
  })
  const some = (names: readonly string[]) => [...new Set(names)].filter((name) => PLAIN.test(name))
  const [drugs, events] = [some(table.drug), some(table.event)]
  return new Map([
    ...EXAMPLE_DRUGS.map((name, at) => [name.toLowerCase(), drugs[at]!] as const),
    ...EXAMPLE_EVENTS.map((name, at) => [name.toLowerCase(), events[at]!] as const),
  ])
}

const examples = (
  Object.entries(analysisExamples) as [AnalysisName, (typeof analysisExamples)[AnalysisName]][]
).flatMap(([name, list]) => list.map((example, at) => ({ name, at, ...example })))

/** A text of an example, with names of the data. */
function renamed(text: string, names: ReadonlyMap<string, string>): string {
  const pattern = new RegExp(`\\b(?:${[...names.keys()].join('|')})\\b`, 'gi')
  return text.replace(pattern, (name) => names.get(name.toLowerCase())!)
}

describe.skipIf(!hasSharedData).each(Object.entries(SLICES))(
  'every analysis of %s, through every door',
  (slice, open) => {
    let folder: string
    let doors: Doors
    let names: ReadonlyMap<string, string>
    let found = 0

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'aethersignal-doors-'))
      doors = await openDoors(await open(), folder)
      names = await namesOf(doors)
    })

    afterAll(async () => {
      await doors.close()
      await rm(folder, { recursive: true, force: true })
    })

    // A month of VAERS has a thousand events, whose cells MDDC goes through for each: a quarter of FAERS is enough for that.
    const asked = examples.filter(
      ({ name, at }) => slice !== 'a month of VAERS' || name !== 'deviating-cells' || at > 0,
    )

    it.each(asked)('$name $at', async ({ name, request, argv, files = {} }) => {
      const wanted = JSON.parse(renamed(JSON.stringify(request), names)) as AnalysisRequest
      const answers = new Map<string, object>()
      for (const [door, source] of doors.sources) {
        await source.describe()
        if (!source.capabilities.analyses.includes(name)) continue
        answers.set(
          door,
          await source.analyse(wanted).then(
            (result) => plain(result),
            (thrown: unknown) => {
              if (!(thrown instanceof AetherError)) throw thrown
              return { refused: thrown.code, because: thrown.message }
            },
          ),
        )
      }
      const reference = answers.get('store')!
      for (const [door, answer] of answers) expect(answer, door).toEqual(reference)

      const manifest = join(folder, 'manifest.json')
      for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), renamed(text, names))
      const given = argv.map((word) => (Object.hasOwn(files, word) ? join(folder, word) : renamed(word, names)))
      const { terminal, written } = memoryTerminal()
      const command = [...given, '--store', doors.store, '--format', 'ndjson', '--manifest', manifest]
      const code = await runCommand(command, terminal)
      if ('refused' in reference) {
        expect([code === 0, written.stderr]).toEqual([false, expect.stringContaining(String(reference.refused))])
        return
      }
      expect(code, written.stderr).toBe(0)
      const { table, manifest: made } = reference as ReturnType<typeof plain>
      expect(JSON.parse(await readFile(manifest, 'utf8'))).toEqual(made)
      const rows = Array.from({ length: table.rows }, (_, row) =>
        Object.fromEntries(table.columns.map(({ name, values }) => [name, values[row] ?? null])),
      )
      const lines = written.stdout === '' ? [] : written.stdout.trim().split('\n')
      expect(lines.map((line) => JSON.parse(line))).toEqual(rows)
      if (table.rows > 0) found += 1
    })

    it('has rows for most of them', () => expect(found).toBeGreaterThan(asked.length * 0.6))
  },
)
